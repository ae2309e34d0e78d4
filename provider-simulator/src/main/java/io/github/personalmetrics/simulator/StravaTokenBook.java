package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which codes and tokens are alive. Thread-safe. */
final class StravaTokenBook {
  private static final Duration LIFETIME = Duration.ofHours(6);
  private static final Duration KEPT_ABOVE = Duration.ofHours(1);
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

  private record Code(String scope, long athlete, Instant diesAt) {}

  private final Clock clock;
  private final Secrets secrets;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, StravaTokens> byAccess = new HashMap<>();
  private final Map<String, StravaTokens> byRefresh = new HashMap<>();

  StravaTokenBook(Clock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  synchronized StravaTokens add(String access, String refresh, String scope, long athlete) {
    var tokens = new StravaTokens(access, refresh, scope, athlete, clock.instant().plus(LIFETIME));
    byAccess.put(access, tokens);
    byRefresh.put(refresh, tokens);
    return tokens;
  }

  /** An athlete said yes to these scopes: a code that can be exchanged once. */
  synchronized String consent(String scope, long athlete) {
    var code = secrets.next();
    codes.put(code, new Code(scope, athlete, clock.instant().plus(CODE_LIFETIME)));
    return code;
  }

  synchronized Optional<StravaTokens> exchange(String code) {
    return Optional.ofNullable(codes.remove(code))
        .filter(known -> clock.instant().isBefore(known.diesAt()))
        .map(known -> issue(known.scope(), known.athlete()));
  }

  /** The same tokens while they have more than an hour to live; else new ones, the old dead. */
  synchronized Optional<StravaTokens> refresh(String refresh) {
    var known = byRefresh.get(refresh);
    if (known == null) {
      return Optional.empty();
    }
    boolean fresh = known.diesAt().isAfter(clock.instant().plus(KEPT_ABOVE));
    if (fresh && byAccess.containsKey(known.access())) {
      return Optional.of(known);
    }
    byRefresh.remove(refresh);
    byAccess.remove(known.access());
    return Optional.of(issue(known.scope(), known.athlete()));
  }

  synchronized StravaTokens issue(String scope, long athlete) {
    return add(secrets.next(), secrets.next(), scope, athlete);
  }

  synchronized Optional<StravaTokens> alive(String access) {
    return Optional.ofNullable(byAccess.get(access))
        .filter(tokens -> clock.instant().isBefore(tokens.diesAt()));
  }

  synchronized boolean knows(String token) {
    return byAccess.containsKey(token) || byRefresh.containsKey(token);
  }

  /** From now on every token allows this, whatever was consented to. */
  synchronized void scope(String scope) {
    byAccess.replaceAll((access, tokens) -> tokens.withScope(scope));
    byRefresh.replaceAll((refresh, tokens) -> tokens.withScope(scope));
  }

  synchronized void expireAccessTokens() {
    byAccess.clear();
  }

  /** The person withdraws the consent: every token is dead. */
  synchronized void revoke() {
    byAccess.clear();
    byRefresh.clear();
    codes.clear();
  }
}
