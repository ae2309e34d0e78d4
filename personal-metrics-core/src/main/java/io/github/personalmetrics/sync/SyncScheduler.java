package io.github.personalmetrics.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs again and again, on an executor that is handed in.
 *
 * <p>It looks at the wall clock once a minute and keeps the next time in the store. So a machine
 * that slept through several syncs does one, a restart does not begin another, and of several
 * processes on one store one syncs at a time it is due. Runs begin up to a few minutes late, so
 * that not everybody calls a provider on the hour. If a provider asks to wait, its sources are
 * tried again as soon as they may, without the others; after a restart, with the next sync of all.
 *
 * <p>Syncs never overlap; what one throws is logged, and the next is begun all the same. Safe for
 * use by many threads.
 */
public final class SyncScheduler implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SyncScheduler.class);

  /** The name under which the next time is kept, beside the tokens: it needs compare-and-set. */
  static final String NAME = "sync.schedule";

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofMinutes(5);

  private final Function<SyncRequest, SyncReport> sync;
  private final TokenStore memory;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final Duration every;
  private final RandomGenerator random;
  private final Semaphore free = new Semaphore(1);
  private @Nullable Thread worker;
  private @Nullable ScheduledFuture<?> looking;
  private volatile @Nullable Early early;
  private volatile boolean closed;

  /** Sources that may be called again before the next sync of all. */
  private record Early(Instant at, Set<SourceId> sources) {}

  /**
   * What is kept.
   *
   * @param beat when the next sync would be on time; a delay does not add up to a drift
   * @param due when it begins, a little later
   */
  private record Plan(Instant beat, Instant due) {

    static Optional<Plan> parse(StoredToken kept) {
      String[] parts = new String(kept.bytes(), UTF_8).split(" ", 2);
      try {
        return Optional.of(new Plan(Instant.parse(parts[0]), Instant.parse(parts[1])));
      } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
        return Optional.empty();
      }
    }

    byte[] bytes() {
      return (beat + " " + due).getBytes(UTF_8);
    }
  }

  /**
   * @param sync such as {@code engine::sync}
   * @param memory where the next time is kept
   * @param executor lends a thread; stays the caller's to end
   * @param every from one sync of all sources to the next, 1 minute or more
   * @param random for the delay
   */
  public SyncScheduler(
      Function<SyncRequest, SyncReport> sync,
      TokenStore memory,
      Clock clock,
      ScheduledExecutorService executor,
      Duration every,
      RandomGenerator random) {
    if (every.compareTo(LOOK_EVERY) < 0) {
      throw new IllegalArgumentException("syncs are at least a minute apart, not " + every);
    }
    this.sync = sync;
    this.memory = memory;
    this.clock = clock;
    this.executor = executor;
    this.every = every;
    this.random = random;
  }

  /** Begins to look at the clock; the first sync begins at once if it is due. */
  public synchronized void start() {
    if (looking == null && !closed) {
      looking =
          executor.scheduleWithFixedDelay(
              this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Syncs everything now, on the executor; the next time stays as it is.
   *
   * @return false if a sync runs already, or this is closed
   */
  public boolean syncNow() {
    return whenFree(() -> run(SyncRequest.all()));
  }

  /**
   * Does something else on the executor that must not run beside a sync, such as confirming
   * deletions.
   *
   * @return false if a sync runs already, or this is closed
   */
  public boolean whenFree(Runnable work) {
    if (closed || !free.tryAcquire()) {
      return false;
    }
    try {
      executor.execute(() -> work(work));
      return true;
    } catch (RejectedExecutionException e) {
      free.release();
      return false;
    }
  }

  /** Whether a sync runs, or waits for the executor. */
  public boolean isRunning() {
    return free.availablePermits() == 0;
  }

  /** When everything is synced again by itself; empty before the first time was set. */
  public Optional<Instant> next() {
    return memory.load(NAME).flatMap(Plan::parse).map(Plan::due);
  }

  /** Begins no sync any more, and tells one that runs to stop; does not wait for it. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /**
   * Begins no sync any more, tells one that runs to stop, and waits for it. What it has committed
   * stays, and the next one goes on from there.
   *
   * @return whether nothing runs any more
   */
  public boolean close(Duration atMost) {
    synchronized (this) {
      closed = true;
      if (looking != null) {
        looking.cancel(false);
      }
      if (worker != null) {
        worker.interrupt();
      }
    }
    try {
      boolean ended = free.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (ended) {
        free.release();
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void look() {
    // Looked at before, so that a click is not refused for a look that finds nothing to do.
    if (isTime() && free.tryAcquire()) {
      work(this::runWhatIsDue);
    }
  }

  private boolean isTime() {
    try {
      Instant now = clock.instant();
      Early wanted = early;
      Plan plan = memory.load(NAME).flatMap(Plan::parse).orElse(null);
      return isDue(plan, now) || (wanted != null && !now.isBefore(wanted.at()));
    } catch (RuntimeException e) {
      log.error("the schedule cannot be read; it is tried again in a minute", e);
      return false;
    }
  }

  private boolean isDue(@Nullable Plan plan, Instant now) {
    return plan == null || !now.isBefore(plan.due()) || isAbsurd(plan, now);
  }

  private void runWhatIsDue() {
    if (claim()) {
      run(SyncRequest.all());
      return;
    }
    Early wanted = early;
    if (wanted != null && !clock.instant().isBefore(wanted.at())) {
      run(new SyncRequest(wanted.sources(), false));
    }
  }

  /** Does the work, whatever it throws: an exception would end the looking for good. */
  private void work(Runnable work) {
    try {
      if (begin()) {
        work.run();
      }
    } catch (RuntimeException | Error e) {
      log.error("a sync stopped; the next one goes on from the same place", e);
    } finally {
      end();
      free.release();
    }
  }

  private synchronized boolean begin() {
    worker = closed ? null : Thread.currentThread();
    return !closed;
  }

  private synchronized void end() {
    worker = null;
    // Whoever told this sync to stop did not mean the executor's next task.
    Thread.interrupted();
  }

  private void run(SyncRequest request) {
    early = null;
    SyncReport report = sync.apply(request);
    early = report.resumeAt().map(at -> new Early(at, limited(report))).orElse(null);
  }

  private static Set<SourceId> limited(SyncReport report) {
    return report.runs().stream()
        .filter(run -> run.outcome() == Outcome.RATE_LIMITED)
        .map(SourceRun::source)
        .collect(Collectors.toSet());
  }

  /**
   * Whether it is time, and this scheduler the one to act. The next time is set before the sync, so
   * that a crash in the middle of it is not repeated every minute.
   */
  private boolean claim() {
    Instant now = clock.instant();
    Optional<StoredToken> kept = memory.load(NAME);
    Plan plan = kept.flatMap(Plan::parse).orElse(null);
    return isDue(plan, now)
        && memory.compareAndSet(
            NAME, kept.map(StoredToken::version).orElse(0L), after(plan, now).bytes());
  }

  /** Further away than any sync can be: the clock was set back, or the pause made shorter. */
  private boolean isAbsurd(Plan plan, Instant now) {
    return plan.due().isAfter(now.plus(every).plus(LATEST));
  }

  /** In rhythm with the one that was due, or from now on if that was missed. */
  private Plan after(@Nullable Plan plan, Instant now) {
    Instant beat = now;
    if (plan != null && now.isBefore(plan.due().plus(LATEST)) && !isAbsurd(plan, now)) {
      beat = plan.beat();
    }
    beat = beat.plus(every);
    long longest = Math.min(LATEST.toMillis(), every.toMillis() / 10);
    return new Plan(beat, beat.plusMillis(random.nextLong(longest + 1)));
  }
}
