package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.sync.SyncReport;
import io.github.personalmetrics.sync.SyncRequest;
import io.github.personalmetrics.sync.SyncScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs in the background, one at a time, and tells how it goes. Safe for use by many threads. */
public final class SyncService {

  private static final Logger log = LoggerFactory.getLogger(SyncService.class);
  private static final int HISTORY = 100;
  private static final int SHOWN_RUNS = 20;

  private record Moment(String version, long finished, long second) {}

  private record Past(
      Moment moment,
      List<SyncView.Run> runs,
      RejectionsView rejections,
      List<PendingDeletion> held,
      @Nullable Instant nextAt) {}

  private enum State {
    IDLE,
    RUNNING,
    STOPPING
  }

  /** A page that is asked for ends within the time that a stop may take. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final SubjectStore store;
  private final Map<String, String> names;
  private final Clock clock;
  private final Runnable afterwards;
  private final SyncEngine engine;
  private final SyncScheduler scheduler;
  private final Map<SourceId, SyncProgress> progress = new ConcurrentHashMap<>();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile boolean keepsUp;
  private volatile @Nullable Past past;
  private volatile @Nullable RuntimeException failure;

  /**
   * @param engine makes the engine that tells this listener
   * @param names of the providers, as people know them
   * @param every from one sync to the next, once it {@link #keepUp keeps up}
   * @param afterwards done after each sync that came to its end; what fails there is only logged
   */
  public SyncService(
      SubjectStore store,
      Function<SyncListener, SyncEngine> engine,
      Map<String, String> names,
      Clock clock,
      ScheduledExecutorService executor,
      Duration every,
      Runnable afterwards) {
    this.store = store;
    this.names = Map.copyOf(names);
    this.clock = clock;
    this.afterwards = afterwards;
    this.engine = engine.apply(new Watcher());
    this.scheduler =
        new SyncScheduler(this::sync, store.tokens(), clock, executor, every, new Random());
  }

  /** Syncs when it is time, again and again; at once, if there is a source that never was. */
  public void keepUp() {
    if (engine.sources().isEmpty()) {
      return;
    }
    keepsUp = true;
    List<SourceId> known = store.ledger().history(HISTORY).stream().map(SourceRun::source).toList();
    // Before the first time is set, the scheduler begins at once by itself.
    if (!known.containsAll(engine.sources()) && scheduler.next().isPresent()) {
      scheduler.syncNow();
    }
    scheduler.start();
  }

  /**
   * Begins a sync and returns at once.
   *
   * @return false if one runs already, or there is nothing to sync
   */
  public boolean start() {
    return !engine.sources().isEmpty() && scheduler.syncNow();
  }

  /**
   * Ends the sync that runs after the page that it is at, and returns at once. What is stored
   * stays, and the next sync goes on from there.
   *
   * @return false if there is none to stop
   */
  public boolean stop() {
    return state.compareAndSet(State.RUNNING, State.STOPPING) || isStopping();
  }

  private boolean isStopping() {
    return state.get() == State.STOPPING;
  }

  /**
   * Begins to delete what is held back of a source, because a person has said that it is gone on
   * purpose, and returns at once.
   *
   * @return false if nothing is held, or a sync is running: it may hold back more than the person
   *     has seen
   */
  public boolean confirmDeletions(SourceId source) {
    boolean held = past().held().stream().anyMatch(p -> p.key().source().equals(source));
    return held && scheduler.whenFree(() -> watched(() -> engine.confirmDeletions(source)));
  }

  /** Stops what runs, and waits a little for it. */
  public void close() {
    if (!scheduler.close(LONGEST_STOP)) {
      log.warn("a sync goes on although it was told to stop; what it has stored stays");
    }
  }

  public RejectionsView rejections() {
    return past().rejections();
  }

  public SyncView view() {
    Past past = past();
    return new SyncView(
        scheduler.isRunning(),
        isStopping(),
        failure().map(SyncService::message).orElse(null),
        past.nextAt(),
        engine.sources().stream().map(source -> source(source, past)).toList(),
        past.runs().stream().limit(SHOWN_RUNS).toList(),
        past.rejections().rejections().size());
  }

  /**
   * What the ledger says, read anew after every change of the data, after every run of our own, and
   * each second for the runs of other processes: every page asks for it.
   */
  private Past past() {
    var moment =
        new Moment(store.metrics().version(), finished.get(), clock.instant().getEpochSecond());
    Past known = past;
    if (known == null || !known.moment().equals(moment)) {
      known =
          new Past(
              moment,
              store.ledger().history(HISTORY).stream().map(SyncView.Run::of).toList(),
              RejectionsView.of(store.ledger().rejections()),
              store.ledger().pendingDeletions(),
              keepsUp ? scheduler.next().orElse(null) : null);
      past = known;
    }
    return known;
  }

  private SyncView.Source source(SourceId source, Past past) {
    List<SyncView.Run> runs =
        past.runs().stream().filter(run -> run.source().equals(source.toString())).toList();
    List<Instant> held =
        past.held().stream()
            .filter(pending -> pending.key().source().equals(source))
            .map(PendingDeletion::since)
            .sorted()
            .toList();
    List<SyncView.Run> badOnes = runs.stream().takeWhile(run -> !run.isGood()).toList();
    Optional<SyncView.Run> lastGood = runs.stream().filter(SyncView.Run::isGood).findFirst();
    @Nullable SyncProgress now = scheduler.isRunning() ? progress.get(source) : null;
    return new SyncView.Source(
        source.toString(),
        names.getOrDefault(source.provider(), source.provider()),
        now != null,
        now == null ? null : now.done(),
        now == null ? null : now.total(),
        lastGood.map(run -> run.startedAt().plusMillis(run.tookMillis())).orElse(null),
        badOnes.isEmpty() ? null : badOnes.get(badOnes.size() - 1).startedAt(),
        held.size(),
        held.isEmpty() ? null : held.get(0),
        runs.isEmpty() ? null : runs.get(0));
  }

  /** What stopped the last sync as a whole; empty if nothing did. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private static String message(RuntimeException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private SyncReport sync(SyncRequest request) {
    return watched(() -> engine.sync(request));
  }

  private <T> T watched(Supplier<T> work) {
    state.set(State.RUNNING);
    try {
      T done = work.get();
      failure = null;
      if (!Thread.currentThread().isInterrupted() && !isStopping()) {
        finish();
      }
      return done;
    } catch (RuntimeException e) {
      // The next one goes on from the same place; the pages say what stopped this one.
      failure = e;
      throw e;
    } finally {
      state.set(State.IDLE);
      progress.clear();
      finished.incrementAndGet();
    }
  }

  private void finish() {
    try {
      afterwards.run();
    } catch (RuntimeException e) {
      log.error("what follows a sync failed", e);
    }
  }

  private final class Watcher implements SyncListener {

    @Override
    public boolean isToStop() {
      return isStopping();
    }

    @Override
    public void progressed(SyncProgress now) {
      progress.put(now.source(), now);
    }

    @Override
    public void finished(SourceRun run) {
      progress.remove(run.source());
      finished.incrementAndGet();
      log.info("{} {} {}", run.source(), run.outcome(), run.counts());
    }
  }
}
