package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OAuthSessionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");

  private final SettableClock clock = SettableClock.at(NOW.toString());
  private final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final OAuthTokens seed = OAuthTokens.of("access-0", "refresh-0", null, null);

  /** Like a provider that rotates: each refresh token works once. */
  private OAuthTokens rotate(OAuthTokens tokens) {
    int n = refreshes.get();
    if (!tokens.refreshToken().equals("refresh-" + n)) {
      throw new Unauthorized("test.consent-lost", "dead", "Connect again.", null);
    }
    refreshes.incrementAndGet();
    return OAuthTokens.of(
        "access-" + (n + 1), "refresh-" + (n + 1), NOW.plus(Duration.ofHours(3)), null);
  }

  private OAuthSession session() {
    return OAuthSession.of("test", store, this::rotate, seed, clock);
  }

  private String onlyTheLatestWorks(OAuthTokens tokens) {
    // Read once: another thread may renew between two looks.
    int latest = refreshes.get();
    if (latest == 0 || !tokens.accessToken().equals("access-" + latest)) {
      throw new Unauthorized("test.invalid-token", "expired", "Connect again.", null);
    }
    return tokens.accessToken();
  }

  @Test
  void aTokenThatIsCalledInvalidIsRenewedOnceAndStored() {
    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");

    assertThat(refreshes).hasValue(1);
    assertThat(OAuthTokens.fromBytes(store.load("test").orElseThrow().bytes()).refreshToken())
        .isEqualTo("refresh-1");
  }

  @Test
  void aTokenAboutToExpireIsRenewedBeforeItIsUsed() {
    session().call(this::onlyTheLatestWorks);
    clock.advance(Duration.ofHours(3).minusSeconds(30));

    assertThat(session().call(OAuthTokens::accessToken)).isEqualTo("access-2");
  }

  @Test
  void storedTokensCountMoreThanConfiguredOnes() {
    session().call(this::onlyTheLatestWorks);
    var reconfigured =
        OAuthSession.of(
            "test", store, this::rotate, OAuthTokens.of("old", "old", null, null), clock);

    assertThat(reconfigured.call(OAuthTokens::accessToken)).isEqualTo("access-1");
  }

  @Test
  void withoutTokensThePersonIsAskedToConnect() {
    var nobody = OAuthSession.of("test", store, this::rotate, null, clock);

    assertThatThrownBy(() -> nobody.call(OAuthTokens::accessToken))
        .isInstanceOfSatisfying(
            Unauthorized.class, e -> assertThat(e.code()).isEqualTo("test.not-connected"));
  }

  @Test
  void aFailedRefreshLeavesTheStoredBytesAlone() {
    session().call(OAuthTokens::accessToken);
    byte[] before = store.load("test").orElseThrow().bytes();
    var broken =
        OAuthSession.of(
            "test",
            store,
            tokens -> {
              throw new Unavailable("test.http-503", "down", "Wait.", null);
            },
            seed,
            clock);

    assertThatThrownBy(() -> broken.call(this::onlyTheLatestWorks)).isInstanceOf(Unavailable.class);
    assertThat(store.load("test").orElseThrow().bytes()).isEqualTo(before);
    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  @Test
  void twentyThreadsRenewOnce() throws Exception {
    var session = session();
    var threads = Executors.newFixedThreadPool(20);
    try {
      Callable<String> call = () -> session.call(this::onlyTheLatestWorks);
      for (var answer : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList())) {
        assertThat(answer.get()).isEqualTo("access-1");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void whileAnotherProcessRenewsTheCallCanBeTriedAgain() {
    session().call(OAuthTokens::accessToken);
    var lease = store.lease("test", "another process", NOW.plusSeconds(60)).orElseThrow();

    assertThatThrownBy(() -> session().call(this::onlyTheLatestWorks))
        .isInstanceOf(Unavailable.class);
    assertThat(refreshes).hasValue(0);

    store.release(lease);
    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  @Test
  void aTokenThatSomebodyElseRenewedMeanwhileIsUsed() {
    var slow = session();
    slow.call(OAuthTokens::accessToken);
    String used =
        slow.call(
            tokens -> {
              if (tokens.accessToken().equals("access-0")) {
                session().call(this::onlyTheLatestWorks);
                throw new Unauthorized("test.invalid-token", "expired", "Connect again.", null);
              }
              return tokens.accessToken();
            });

    assertThat(used).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void noTokenIsEverPrinted() {
    assertThat(seed.toString()).doesNotContain("access-0").doesNotContain("refresh-0");
  }
}
