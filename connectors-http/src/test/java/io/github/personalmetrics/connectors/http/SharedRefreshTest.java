package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.source.SourceException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads and processes that find the same token expired: one renews, the others wait for it. */
class SharedRefreshTest extends RotatedTokens {

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
}
