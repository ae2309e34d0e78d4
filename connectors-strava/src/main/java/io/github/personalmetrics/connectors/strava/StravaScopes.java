package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.Account;
import java.util.Optional;
import java.util.Set;

/** What decides how much of an account is seen; it is granted once and told in no answer. */
final class StravaScopes {

  static final String ACTIVITIES = "activity:read";

  /** Also those that the athlete shows to nobody. */
  static final String ALL_ACTIVITIES = "activity:read_all";

  private StravaScopes() {}

  /**
   * Who is listed, with those of the granted scopes that matter to the list: whoever sees less than
   * before deletes nothing.
   *
   * @param told what was said when the tokens were given, perhaps of somebody else
   */
  static Account account(String athlete, Optional<Account> told) {
    return told.filter(it -> it.id().equals(athlete))
        .map(it -> new Account(athlete, ofList(it.scopes())))
        .orElse(new Account(athlete, Set.of()));
  }

  private static Set<String> ofList(Set<String> granted) {
    if (granted.contains(ALL_ACTIVITIES)) {
      return Set.of(ACTIVITIES, ALL_ACTIVITIES);
    }
    return granted.contains(ACTIVITIES) ? Set.of(ACTIVITIES) : Set.of();
  }
}
