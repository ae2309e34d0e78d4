package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.FaultPlan;
import io.github.personalmetrics.testkit.Faulty;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OAuthSessionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");

  private final SettableClock clock = SettableClock.at(NOW.toString());
  private final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
  private final AtomicInteger refreshes = new AtomicInteger();
  private Duration waited = Duration.ZERO;
  private Runnable meanwhile = () -> {};
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

  /** Nobody waits in a test: time passes at once. */
  private OAuthSession session() {
    return session(this::rotate);
  }

  private OAuthSession session(TokenEndpoint endpoint) {
    return OAuthSession.of("test", store, endpoint, seed, clock).withSleeper(this::wait);
  }

  private void wait(Duration pause) {
    waited = waited.plus(pause);
    clock.advance(pause);
    meanwhile.run();
  }

  private OAuthTokens stored() {
    return OAuthTokens.fromBytes(store.load("test").orElseThrow().bytes());
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
  void whileAnotherProcessRenewsTheOthersWaitAndTakeItsTokens() {
    session().call(OAuthTokens::accessToken);
    var lease = store.lease("test", "another process", NOW.plusSeconds(120)).orElseThrow();
    meanwhile =
        () -> {
          if (waited.toSeconds() >= 3 && refreshes.get() == 0) {
            var renewed = rotate(seed);
            store.compareAndSet(
                "test", store.load("test").orElseThrow().version(), renewed.toBytes());
            store.release(lease);
          }
        };

    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(refreshes).as("by the other one").hasValue(1);
    assertThat(waited).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void nobodyWaitsForEver() {
    session().call(OAuthTokens::accessToken);
    assertThat(store.lease("test", "another process", NOW.plus(Duration.ofDays(1)))).isPresent();

    assertThatThrownBy(() -> session().call(this::onlyTheLatestWorks))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.code()).isEqualTo("test.refresh-running"));
    assertThat(refreshes).hasValue(0);
    assertThat(waited).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
  }

  @Test
  @Timeout(60)
  void threadsOfOneSessionWaitTogetherAndNotOneAfterTheOther() throws Exception {
    session().call(OAuthTokens::accessToken);
    assertThat(store.lease("test", "another process", NOW.plus(Duration.ofDays(1)))).isPresent();
    var paused = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var session =
        session()
            .withSleeper(
                pause -> {
                  paused.countDown();
                  goOn.await();
                  wait(pause);
                });
    var told = new ConcurrentLinkedQueue<String>();
    Runnable call =
        () -> {
          try {
            session.call(this::onlyTheLatestWorks);
          } catch (Unavailable e) {
            told.add(e.code());
          }
        };
    var threads = new ArrayList<>(List.of(new Thread(call)));
    threads.get(0).start();
    paused.await();
    for (int i = 0; i < 3; i++) {
      var follower = new Thread(call);
      threads.add(follower);
      follower.start();
      while (follower.getState() != Thread.State.TIMED_WAITING) {
        assertThat(Thread.interrupted()).as("not waiting with the others").isFalse();
      }
    }
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).hasSize(4).containsOnly("test.refresh-running");
    assertThat(waited).isLessThan(Duration.ofSeconds(33));
  }

  @Test
  void thatOneThreadIsToldToStopStopsNoOther() throws Exception {
    session().call(OAuthTokens::accessToken);
    var lease = store.lease("test", "another process", NOW.plusSeconds(60)).orElseThrow();
    var paused = new CountDownLatch(1);
    var session =
        session()
            .withSleeper(
                pause -> {
                  paused.countDown();
                  new CountDownLatch(1).await();
                });
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<String> call = () -> session.call(this::onlyTheLatestWorks);
      var first = threads.submit(call);
      paused.await();
      var asked = new CountDownLatch(1);
      var second =
          threads.submit(
              () ->
                  session.call(
                      tokens -> {
                        asked.countDown();
                        return onlyTheLatestWorks(tokens);
                      }));
      asked.await();
      store.release(lease);
      first.cancel(true);

      assertThat(second.get()).isEqualTo("access-1");
    } finally {
      threads.shutdownNow();
    }
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void aStoreThatFailsForAWhileDoesNotCostTheRenewedPair() {
    session().call(OAuthTokens::accessToken);
    var shaky = new ShakyStore(store, 5);
    var session = OAuthSession.of("test", shaky, this::rotate, seed, clock).withSleeper(this::wait);

    assertThat(session.call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(stored().refreshToken()).isEqualTo("refresh-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void whoIsToldToStopWithTheOnlyPairStoresItFirst() {
    session().call(OAuthTokens::accessToken);
    var session =
        OAuthSession.of("test", new ShakyStore(store, 5), this::rotate, seed, clock)
            .withSleeper(
                pause -> {
                  throw new InterruptedException();
                });

    assertThat(session.call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stored().refreshToken()).isEqualTo("refresh-1");
  }

  @Test
  void aLeaseThatIsNotTakenBackSpoilsNothing() {
    session().call(OAuthTokens::accessToken);
    var session =
        OAuthSession.of("test", new ShakyStore(store, 0), this::rotate, seed, clock)
            .withSleeper(this::wait);

    assertThat(session.call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  /** Takes no pair for a while, and no lease back. */
  private static final class ShakyStore implements TokenStore {
    private final TokenStore store;
    private int failures;

    ShakyStore(TokenStore store, int failures) {
      this.store = store;
      this.failures = failures;
    }

    @Override
    public Optional<StoredToken> load(String name) {
      return store.load(name);
    }

    @Override
    public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
      if (failures-- > 0) {
        throw busy();
      }
      return store.compareAndSet(name, expectedVersion, next);
    }

    @Override
    public void remove(String name) {
      store.remove(name);
    }

    @Override
    public Optional<Lease> lease(String name, String owner, Instant until) {
      return store.lease(name, owner, until);
    }

    @Override
    public void release(Lease lease) {
      throw busy();
    }

    private static StoreException busy() {
      return new StoreException.Unavailable("store.busy", "busy", "Wait.", null);
    }
  }

  @Test
  void theLeaseOfAKilledProcessRunsOutAndTheNextOneGoesOn() {
    session().call(OAuthTokens::accessToken);
    assertThat(store.lease("test", "a killed process", NOW.plusSeconds(20))).isPresent();

    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void whoIsInterruptedWhileWaitingStops() {
    session().call(OAuthTokens::accessToken);
    assertThat(store.lease("test", "another process", NOW.plusSeconds(60))).isPresent();
    var interrupted =
        OAuthSession.of("test", store, this::rotate, seed, clock)
            .withSleeper(
                pause -> {
                  throw new InterruptedException();
                });

    assertThatThrownBy(() -> interrupted.call(this::onlyTheLatestWorks))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.code()).isEqualTo("test.interrupted"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theOldRefreshTokenIsKeptUntilTheNewOnesHaveWorked() {
    session().call(OAuthTokens::accessToken);
    assertThatThrownBy(
            () ->
                session()
                    .call(
                        tokens -> {
                          if (tokens.accessToken().equals("access-0")) {
                            throw new Unauthorized("test.invalid-token", "expired", "", null);
                          }
                          throw new Unavailable("test.timeout", "no answer", "", null);
                        }))
        .isInstanceOf(Unavailable.class);
    assertThat(stored().previous().orElseThrow().refreshToken()).isEqualTo("refresh-0");

    session().call(this::onlyTheLatestWorks);
    assertThat(stored().previous()).isEmpty();
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void ifTheNewRefreshTokenNeverWorkedTheOldOneIsTried() {
    store.compareAndSet(
        "test", 0, OAuthTokens.of("lost", "lost", null, null).tradedFor("refresh-0").toBytes());

    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void aDeadTokenIsReadAgainOnceAndThenThePersonIsAsked() {
    session().call(OAuthTokens::accessToken);
    var asked = new AtomicInteger();
    var dead =
        session(
            tokens -> {
              asked.incrementAndGet();
              throw new Unauthorized("test.consent-lost", "dead", "Connect again.", null);
            });

    assertThatThrownBy(() -> dead.call(this::onlyTheLatestWorks))
        .isInstanceOfSatisfying(
            Unauthorized.class, e -> assertThat(e.code()).isEqualTo("test.consent-lost"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void ifTheAnswerIsLostTheTokensOfWhoeverGotThemAreUsed() {
    session().call(OAuthTokens::accessToken);
    var lost =
        session(
            tokens -> {
              var renewed = rotate(tokens);
              store.compareAndSet(
                  "test", store.load("test").orElseThrow().version(), renewed.toBytes());
              throw new Unavailable("test.timeout", "no answer", "", null);
            });

    assertThat(lost.call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  @ParameterizedTest
  @MethodSource("everyStoreCall")
  void whateverStoreCallFailsNoPairIsLostAndNoneIsAskedForTwice(int nth, FaultPlan.Mode mode) {
    session().call(OAuthTokens::accessToken);
    var plan = FaultPlan.at(nth, mode);
    var unlucky =
        OAuthSession.of("test", Faulty.tokens(store, plan), this::rotate, seed, clock)
            .withSleeper(this::wait);

    String answer = "";
    for (int i = 0; i < 8 && answer.isEmpty(); i++) {
      try {
        answer = unlucky.call(this::onlyTheLatestWorks);
      } catch (StoreException | Unavailable e) {
        assertThat(e).hasMessageNotContaining("refresh-0");
      }
    }
    assertThat(plan.isHit()).isTrue();
    assertThat(answer).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
    assertThat(stored().refreshToken()).isEqualTo("refresh-1");
  }

  static Stream<Arguments> everyStoreCall() {
    return IntStream.rangeClosed(1, 8)
        .boxed()
        .flatMap(
            nth ->
                Stream.of(FaultPlan.Mode.BEFORE, FaultPlan.Mode.APPLIED_BUT_LOST)
                    .map(mode -> Arguments.of(nth, mode)));
  }

  @Test
  void aClockThatIsADayAheadOrTenMinutesBehindNeitherLoopsNorLosesThePair() {
    for (Duration step :
        List.of(
            Duration.ofDays(1),
            Duration.ofDays(-1),
            Duration.ofMinutes(-10),
            Duration.ofMinutes(10))) {
      clock.advance(step);
      int before = refreshes.get();
      TokenEndpoint byOurClock =
          tokens -> {
            var renewed = rotate(tokens);
            return OAuthTokens.lasting(
                renewed.accessToken(), renewed.refreshToken(), clock.instant(), 10_800L, null);
          };
      for (int i = 0; i < 5; i++) {
        session(byOurClock).call(this::onlyTheLatestWorks);
      }
      assertThat(refreshes.get() - before).as("after %s", step).isLessThanOrEqualTo(1);
    }
    assertThat(stored().refreshToken()).isEqualTo("refresh-" + refreshes.get());
  }

  @Test
  void aLifetimeThatIsTooShortToKnowIsNotKept() {
    for (Long seconds : new Long[] {null, -5L, 0L, 60L, Long.MAX_VALUE}) {
      assertThat(OAuthTokens.lasting("a", "r", NOW, seconds, null).expiresAt()).isEmpty();
    }
    assertThat(OAuthTokens.lasting("a", "r", NOW, 10_800L, null).expiresAt())
        .contains(NOW.plusSeconds(10_800));
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
    assertThat(new RawJson("{\"access_token\":\"access-0\"}").toString()).isEqualTo("RawJson");
    assertThat(seed.toString()).doesNotContain("access-0").doesNotContain("refresh-0");
  }
}
