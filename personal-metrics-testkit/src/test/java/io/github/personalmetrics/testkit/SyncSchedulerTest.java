package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.sync.SyncReport;
import io.github.personalmetrics.sync.SyncRequest;
import io.github.personalmetrics.sync.SyncScheduler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When syncs begin by themselves, on a clock that a test moves. */
class SyncSchedulerTest extends EngineFixture {

  private static final Duration EVERY = Duration.ofHours(3);
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualExecutor executor = new ManualExecutor(clock);
  private final List<Instant> begun = new ArrayList<>();
  private final List<SyncRequest> requests = new ArrayList<>();
  private Runnable during = () -> {};

  private SyncReport run(SyncRequest request) {
    begun.add(clock.instant());
    requests.add(request);
    during.run();
    return engine.sync(request);
  }

  private SyncScheduler scheduler() {
    return scheduler(executor, 5);
  }

  private SyncScheduler scheduler(ScheduledExecutorService on, long seed) {
    Function<SyncRequest, SyncReport> sync = this::run;
    return new SyncScheduler(sync, me.tokens(), clock, on, EVERY, new Random(seed));
  }

  @Test
  void aDayHasEightSyncsAndTheFirstBeginsAtOnce() {
    Instant start = clock.instant();
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    executor.advance(DAY.minusSeconds(1));

    assertThat(begun).hasSize(8).startsWith(start);
    for (int i = 1; i < 8; i++) {
      Instant beat = start.plus(EVERY.multipliedBy(i));
      assertThat(begun.get(i)).isBetween(beat, beat.plus(Duration.ofMinutes(6)));
    }
    assertThat(scheduler.next().orElseThrow())
        .isBetween(start.plus(DAY), start.plus(DAY).plus(Duration.ofMinutes(5)));
  }

  @Property(tries = 20)
  void theDelayNeitherDriftsNorSkips(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int days) {
    // Made anew: one instance serves all tries.
    var fresh = new SyncSchedulerTest();
    fresh.scheduler(fresh.executor, seed).start();
    fresh.executor.advance(DAY.multipliedBy(days).minusSeconds(1));

    assertThat(fresh.begun).hasSize(8 * days);
  }

  @Test
  void aMachineThatSleptForNineHoursSyncsOnce() {
    scheduler().start();
    executor.advance(Duration.ofHours(1));
    executor.sleep(Duration.ofHours(9));

    assertThat(begun).hasSize(2);
    executor.advance(EVERY.minusMinutes(2));
    assertThat(begun).hasSize(2);
    executor.advance(Duration.ofMinutes(10));
    assertThat(begun).hasSize(3);
  }

  @Test
  void aRestartDoesNotSyncAgainAndKeepsTheTime() {
    SyncScheduler first = scheduler();
    first.start();
    executor.advance(Duration.ofHours(1));
    Instant planned = first.next().orElseThrow();
    first.close();

    SyncScheduler second = scheduler();
    second.start();
    executor.advance(Duration.ofHours(1));
    assertThat(begun).hasSize(1);
    assertThat(second.next()).contains(planned);
    executor.advance(Duration.ofMinutes(66));
    assertThat(begun).hasSize(2);
  }

  @Test
  void ofTwoProcessesOnOneStoreOneSyncs() {
    scheduler().start();
    scheduler().start();
    executor.advance(DAY.minusSeconds(1));

    assertThat(begun).hasSize(8);
  }

  @Test
  void aClockThatWasSetBackOrAShorterPauseDoesNotWaitForDays() {
    scheduler().start();
    executor.advance(Duration.ofMinutes(1));
    clock.set(clock.instant().minus(Duration.ofDays(30)));
    executor.shutdown();

    var afterwards = new ManualExecutor(clock);
    scheduler(afterwards, 1).start();
    afterwards.advance(Duration.ofMinutes(1));
    assertThat(begun).hasSize(2);
  }

  @Test
  void whatASyncThrowsDoesNotStopTheNext() {
    during =
        () -> {
          switch (begun.size()) {
            case 1 -> throw new StoreException.Unavailable("store.full", "full", "Free.", null);
            case 2 -> throw new NoClassDefFoundError("a stranger's connector");
            default -> {}
          }
        };
    scheduler().start();
    executor.advance(DAY.minusSeconds(1));

    assertThat(begun).hasSize(8);
  }

  @Test
  void aSourceThatHasToWaitIsTriedAgainAsSoonAsItMayWithoutTheOthers() {
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofMinutes(15)));
    scale.put(weights(0, 3));
    scheduler().start();
    executor.advance(Duration.ofMinutes(20));

    assertThat(requests)
        .containsExactly(SyncRequest.all(), new SyncRequest(Set.of(MEASURES), false));
    assertThat(begun.get(1)).isEqualTo(begun.get(0).plus(Duration.ofMinutes(15)));
    assertThat(stored()).hasSize(3);
    executor.advance(Duration.ofHours(2));
    assertThat(begun).hasSize(2);
  }

  @Test
  void syncNowRunsBesideTheRhythmAndNeverTwiceAtOnce() {
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    executor.advance(Duration.ofHours(1));
    during = () -> assertThat(scheduler.syncNow()).isFalse();

    assertThat(scheduler.syncNow()).isTrue();
    assertThat(scheduler.isRunning()).isTrue();
    assertThat(scheduler.syncNow()).isFalse();
    executor.advance(Duration.ZERO);
    assertThat(scheduler.isRunning()).isFalse();
    assertThat(begun).hasSize(2);
    executor.advance(DAY.minusHours(1).minusSeconds(1));
    assertThat(begun).hasSize(9);
  }

  @Test
  void aClosedSchedulerBeginsNothing() {
    SyncScheduler scheduler = scheduler();
    scheduler.start();
    executor.advance(Duration.ofMinutes(1));

    assertThat(scheduler.close(Duration.ofSeconds(1))).isTrue();
    assertThat(scheduler.syncNow()).isFalse();
    executor.advance(DAY);
    assertThat(begun).hasSize(1);
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void closingStopsARunningSyncWithinItsBound() throws Exception {
    var inside = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    during =
        () -> {
          inside.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
    try {
      SyncScheduler scheduler = scheduler(real, 1);
      scheduler.start();
      inside.await();

      assertThat(scheduler.close(Duration.ofSeconds(20))).isTrue();
      // The thread is whole again: the interrupt was meant for the sync alone.
      assertThat(real.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
    } finally {
      real.shutdownNow();
    }
  }

  @Test
  void aSyncThatDoesNotListenIsNotWaitedForLongerThanAsked() throws Exception {
    var inside = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    during =
        () -> {
          inside.countDown();
          boolean ended = false;
          while (!ended) {
            try {
              end.await();
              ended = true;
            } catch (InterruptedException e) {
              // Deaf on purpose.
            }
          }
        };
    ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
    try {
      SyncScheduler scheduler = scheduler(real, 1);
      scheduler.start();
      inside.await();

      assertThat(scheduler.close(Duration.ofMillis(20))).isFalse();
      end.countDown();
      assertThat(scheduler.close(Duration.ofSeconds(20))).isTrue();
    } finally {
      end.countDown();
      real.shutdownNow();
    }
  }

  @Test
  void aPauseUnderAMinuteIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SyncScheduler(
                    this::run,
                    me.tokens(),
                    clock,
                    executor,
                    Duration.ofSeconds(59),
                    new Random(1)));
  }

  /** On a real executor, whose thread would have to grow others for them to be left. */
  @Test
  void twoHundredAndFortySyncsLeaveHeapAndThreadsFlat() throws Exception {
    scale.put(weights(0, 500));
    ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
    try (SyncScheduler scheduler = scheduler(real, 1)) {
      syncOneByOne(scheduler, real, 80);
      long heap = usedHeap();
      Set<Thread> threads = Thread.getAllStackTraces().keySet();

      syncOneByOne(scheduler, real, 240);

      assertThat(begun).hasSize(320);
      assertThat(threads).containsAll(Thread.getAllStackTraces().keySet());
      // The history of the store in memory, this test's lists and the requests noted down.
      assertThat(usedHeap() - heap).isLessThan(2_000_000);
    } finally {
      real.shutdownNow();
    }
  }

  /**
   * Each is over before the next: the executor has one thread, and does one thing after another.
   */
  private void syncOneByOne(SyncScheduler scheduler, ScheduledExecutorService real, int count)
      throws Exception {
    for (int i = 0; i < count; i++) {
      clock.advance(EVERY);
      assertThat(scheduler.syncNow()).isTrue();
      real.submit(() -> {}).get();
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
