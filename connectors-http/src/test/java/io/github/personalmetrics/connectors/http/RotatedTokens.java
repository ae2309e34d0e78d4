package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A session of a provider that rotates its tokens, on a clock that nobody waits for. */
abstract class RotatedTokens {

  static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");

  final SettableClock clock = SettableClock.at(NOW.toString());
  final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
  final AtomicInteger refreshes = new AtomicInteger();
  Duration waited = Duration.ZERO;
  Runnable meanwhile = () -> {};
  final OAuthTokens seed = OAuthTokens.of("access-0", "refresh-0", null, null);

  /** Like a provider that rotates: each refresh token works once. */
  OAuthTokens rotate(OAuthTokens tokens) {
    int n = refreshes.get();
    if (!tokens.refreshToken().equals("refresh-" + n)) {
      throw new Unauthorized("test.consent-lost", "dead", "Connect again.", null);
    }
    refreshes.incrementAndGet();
    return OAuthTokens.of(
        "access-" + (n + 1), "refresh-" + (n + 1), NOW.plus(Duration.ofHours(3)), null);
  }

  /** Nobody waits in a test: time passes at once. */
  OAuthSession session() {
    return session(this::rotate);
  }

  OAuthSession session(TokenEndpoint endpoint) {
    return OAuthSession.of("test", store, endpoint, seed, clock).withSleeper(this::wait);
  }

  void wait(Duration pause) {
    waited = waited.plus(pause);
    clock.advance(pause);
    meanwhile.run();
  }

  OAuthTokens stored() {
    return OAuthTokens.fromBytes(store.load("test").orElseThrow().bytes());
  }

  String onlyTheLatestWorks(OAuthTokens tokens) {
    // Read once: another thread may renew between two looks.
    int latest = refreshes.get();
    if (latest == 0 || !tokens.accessToken().equals("access-" + latest)) {
      throw new Unauthorized("test.invalid-token", "expired", "Connect again.", null);
    }
    return tokens.accessToken();
  }
}
