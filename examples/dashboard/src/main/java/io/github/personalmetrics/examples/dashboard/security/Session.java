package io.github.personalmetrics.examples.dashboard.security;

import java.time.Instant;

/**
 * A browser that logged in; {@link #toString} shows neither secret.
 *
 * @param id the cookie
 * @param csrf what a form must bring along
 * @param account as it was at login; another password or role ends the session
 */
public record Session(String id, String csrf, Account account, Instant startedAt) {
  @Override
  public String toString() {
    return "Session[" + account + ']';
  }
}
