package io.github.personalmetrics.examples.dashboard.security;

import java.time.Instant;

/**
 * A browser that logged in; {@link #toString} shows neither secret.
 *
 * @param id the cookie
 * @param csrf what a form must bring along
 * @param account as it is now; another password or role than at the login ends the session
 */
public record Session(String id, String csrf, Account account, Instant startedAt) {
  /** The same session of the account as it is now. */
  Session of(Account current) {
    return new Session(id, csrf, current, startedAt);
  }

  @Override
  public String toString() {
    return "Session[" + account + ']';
  }
}
