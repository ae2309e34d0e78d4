package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which codes and tokens are alive. Thread-safe. */
final class WithingsTokenBook {
  private static final Duration CODE_LIFETIME = Duration.ofSeconds(30);
  private static final Duration OLD_REFRESH_LIFETIME = Duration.ofHours(8);
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(365);
  private static final Duration DUPLICATE_GUARD = Duration.ofSeconds(10);

  private record Code(String redirectUri, String scope, Instant diesAt) {}

  private record Refresh(String scope, Instant diesAt) {}

  private final Clock clock;
  private final Duration lifetime;
  private final Secrets secrets;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Instant> accessDiesAt = new HashMap<>();
  private final Map<String, Refresh> refreshes = new HashMap<>();

  /** New access token to the refresh token that dies when it is first used. */
  private final Map<String, String> replaced = new HashMap<>();

  /** When a refresh token was last sent, whatever came of it. */
  private final Map<String, Instant> sentAt = new HashMap<>();

  WithingsTokenBook(Clock clock, Duration lifetime, Secrets secrets) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.secrets = secrets;
  }

  synchronized void add(WithingsTokens tokens) {
    var now = clock.instant();
    accessDiesAt.put(tokens.access(), now.plus(lifetime));
    refreshes.put(tokens.refresh(), new Refresh(tokens.scope(), now.plus(REFRESH_LIFETIME)));
  }

  /** The user said yes: a code that can be exchanged once, soon, with the same redirect URI. */
  synchronized String consent(String redirectUri, String scope) {
    var code = secrets.next();
    codes.put(code, new Code(redirectUri, scope, clock.instant().plus(CODE_LIFETIME)));
    return code;
  }

  synchronized Optional<WithingsTokens> exchange(String code, String redirectUri) {
    return Optional.ofNullable(codes.remove(code))
        .filter(known -> known.redirectUri().equals(redirectUri) && alive(known.diesAt()))
        .map(known -> issue(known.scope()));
  }

  /** How long until the same refresh token may be sent again; zero, and counted, if it may now. */
  synchronized Duration waitToRepeat(String token) {
    var now = clock.instant();
    var again = sentAt.getOrDefault(token, Instant.MIN);
    if (again.isAfter(now)) {
      return Duration.between(now, again);
    }
    sentAt.put(token, now.plus(DUPLICATE_GUARD));
    return Duration.ZERO;
  }

  /** New tokens; the old refresh token goes on until the new access token is used, or 8 hours. */
  synchronized Optional<WithingsTokens> refresh(String token) {
    var known = refreshes.get(token);
    if (known == null || !alive(known.diesAt())) {
      return Optional.empty();
    }
    var tokens = issue(known.scope());
    var limit = clock.instant().plus(OLD_REFRESH_LIFETIME);
    if (limit.isBefore(known.diesAt())) {
      refreshes.put(token, new Refresh(known.scope(), limit));
    }
    replaced.put(tokens.access(), token);
    return Optional.of(tokens);
  }

  synchronized WithingsTokens issue(String scope) {
    var tokens = new WithingsTokens(secrets.next(), secrets.next(), scope);
    add(tokens);
    return tokens;
  }

  /** Whether the access token is alive; its first use buries the refresh token it came from. */
  synchronized boolean use(String access) {
    var diesAt = accessDiesAt.get(access);
    if (diesAt == null || !alive(diesAt)) {
      return false;
    }
    var old = replaced.remove(access);
    if (old != null) {
      refreshes.remove(old);
    }
    return true;
  }

  synchronized void expireAccessTokens() {
    accessDiesAt.clear();
  }

  /** The person withdraws the consent: every token is dead. */
  synchronized void revoke() {
    accessDiesAt.clear();
    refreshes.clear();
    replaced.clear();
    codes.clear();
  }

  Duration lifetime() {
    return lifetime;
  }

  private boolean alive(Instant diesAt) {
    return clock.instant().isBefore(diesAt);
  }
}
