package io.github.personalmetrics.domain;

import java.util.Set;

/**
 * Whose data a page holds at the provider, and what the person allowed us to see of it.
 *
 * @param id the provider's own id of the person
 * @param scopes as granted, not as asked for
 */
public record Account(String id, Set<String> scopes) {
  public Account {
    Checks.line("account id", id, 256);
    scopes = Set.copyOf(scopes);
  }
}
