package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one person's store up to date with its sources.
 *
 * <p>A crash anywhere repeats work and loses nothing: pages are read at least once, commits are
 * idempotent, and the cursor moves together with its page. One source's failure never stops the
 * others. Safe for use by many threads; the leases keep them apart.
 */
public final class SyncEngine {

  private static final Logger log = LoggerFactory.getLogger(SyncEngine.class);

  private final Parts parts;
  private final List<SourceConnector> connectors;

  private SyncEngine(Parts parts, List<SourceConnector> connectors) {
    this.parts = parts;
    this.connectors = connectors;
  }

  /** An engine that listens to nobody and waits on the calling thread. */
  public static SyncEngine of(
      SubjectStore store, Collection<? extends SourceConnector> sources, Clock clock) {
    return builder(store, clock).connectors(sources).build();
  }

  public static Builder builder(SubjectStore store, Clock clock) {
    return new Builder(store, clock);
  }

  /**
   * Reads whatever is new from every source, one after the other.
   *
   * @throws StoreException if the store fails; what was committed stays
   */
  public SyncReport sync() {
    return sync(SyncRequest.all());
  }

  /**
   * @throws IllegalArgumentException if the request names a source that this engine has not
   * @throws StoreException if the store fails; what was committed stays
   */
  public SyncReport sync(SyncRequest request) {
    request.sources().forEach(this::connector);
    var runs = new ArrayList<SourceRun>();
    for (SourceConnector connector : connectors) {
      if (request.includes(connector.source())) {
        runs.add(run(connector, sync -> sync.resume(request.full())));
      }
    }
    return new SyncReport(runs);
  }

  /** Reads one slice of time of a source again, as after a provider's notification. */
  public SourceRun reread(SourceId source, TimeRange range) {
    return run(connector(source), sync -> sync.window(range));
  }

  /** Stores a page that the provider pushed. */
  public SourceRun accept(SourceId source, Page page) {
    return run(connector(source), sync -> sync.accept(page));
  }

  /** Deletes what was held back: a person has confirmed that it is gone on purpose. */
  public SourceRun confirmDeletions(SourceId source) {
    return run(connector(source), SourceSync::confirmDeletions);
  }

  private SourceConnector connector(SourceId source) {
    return connectors.stream()
        .filter(connector -> connector.source().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no source " + source));
  }

  private interface Work {
    void on(SourceSync sync) throws InterruptedException;
  }

  private SourceRun run(SourceConnector connector, Work work) {
    Instant startedAt = parts.clock().instant();
    SourceId source = connector.source();
    Optional<Lease> lease =
        parts.store().ledger().lease(source, UUID.randomUUID().toString(), parts.leaseEnd());
    if (lease.isEmpty()) {
      return parts.run(
          source,
          startedAt,
          SyncCounts.NONE,
          Ending.of(
              Outcome.SKIPPED,
              "sync.running",
              "another sync of it is running",
              "Nothing to do: the other one stores what is new."));
    }
    try {
      parts.listener().started(source);
      var sync = new SourceSync(parts, connector, lease.get(), startedAt);
      Ending ending = attempt(sync, work, source);
      SourceRun run = parts.run(source, startedAt, sync.counts(), ending);
      parts.store().ledger().record(run);
      parts.listener().finished(run);
      return run;
    } finally {
      parts.store().ledger().release(lease.get());
    }
  }

  private Ending attempt(SourceSync sync, Work work, SourceId source) {
    try {
      work.on(sync);
      return sync.isUnfinished() ? outOfTime() : settled(source);
    } catch (SourceException e) {
      log.warn("{} stopped: {} ({})", source, e.getMessage(), e.code());
      return Ending.of(e, parts.clock().instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Ending.of(
          Outcome.FAILED,
          "sync.interrupted",
          "it was told to stop",
          "Nothing is lost: the next sync goes on from here.");
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("{} stopped on a fault of its connector", source, e);
      return Ending.of(
          Outcome.FAILED,
          "connector.defect",
          "its connector failed with " + e.getClass().getSimpleName(),
          "This is a fault of the connector: please report it, with the log.");
    }
  }

  private static Ending outOfTime() {
    return Ending.of(
        Outcome.PARTIAL,
        "sync.deadline",
        "there is more to read than fits into one sync",
        "Nothing to do: the next sync goes on from here.");
  }

  private Ending settled(SourceId source) {
    var ledger = parts.store().ledger();
    if (ledger.pendingDeletions().stream().anyMatch(p -> p.key().source().equals(source))) {
      return Ending.of(
          Outcome.NEEDS_CONFIRMATION,
          "sync.deletions-held",
          "more records are missing at the provider than a person usually deletes",
          "If they are gone on purpose, confirm the deletions; until then everything is kept.");
    }
    if (ledger.rejections().stream().anyMatch(r -> r.rejection().source().equals(source))) {
      return Ending.of(
          Outcome.PARTIAL,
          "sync.rejections",
          "some rows could not be read",
          "Mend them where they are kept; the next sync reads them again.");
    }
    return Ending.OK;
  }

  /** What every run shares. */
  record Parts(
      SubjectStore store,
      Clock clock,
      Retries retries,
      SyncListener listener,
      Duration leaseFor,
      Duration deadline) {

    Instant leaseEnd() {
      return clock.instant().plus(leaseFor);
    }

    Duration since(Instant instant) {
      return Duration.between(instant, clock.instant());
    }

    SourceRun run(SourceId source, Instant startedAt, SyncCounts counts, Ending ending) {
      return new SourceRun(
          source,
          startedAt,
          since(startedAt),
          ending.outcome(),
          counts,
          ending.code(),
          ending.message(),
          ending.advice(),
          ending.resumeAt());
    }
  }

  /** Wires an engine; not safe for use by several threads. */
  public static final class Builder {

    private final SubjectStore store;
    private final Clock clock;
    private final List<SourceConnector> connectors = new ArrayList<>();
    private Sleeper sleeper = Sleeper.system();
    private @Nullable RandomGenerator random;
    private SyncListener listener = SyncListener.NONE;
    private Duration leaseFor = Duration.ofMinutes(5);
    private Duration deadline = Duration.ofMinutes(30);

    private Builder(SubjectStore store, Clock clock) {
      this.store = store;
      this.clock = clock;
    }

    public Builder connectors(Collection<? extends SourceConnector> connectors) {
      this.connectors.addAll(connectors);
      return this;
    }

    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** For the jitter between retries. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    public Builder listener(SyncListener listener) {
      this.listener = listener;
      return this;
    }

    /** How long a page may take before another process may take over; 5 minutes by default. */
    public Builder leaseFor(Duration leaseFor) {
      this.leaseFor = leaseFor;
      return this;
    }

    /** After this no retry and no further page begins; 30 minutes for each source by default. */
    public Builder deadline(Duration deadline) {
      this.deadline = deadline;
      return this;
    }

    /**
     * @throws IllegalArgumentException if two connectors read one source
     */
    public SyncEngine build() {
      long sources = connectors.stream().map(SourceConnector::source).distinct().count();
      if (sources != connectors.size()) {
        throw new IllegalArgumentException("two connectors read the same source");
      }
      var retries = new Retries(clock, sleeper, random == null ? new Random() : random);
      return new SyncEngine(
          new Parts(store, clock, retries, listener, leaseFor, deadline), List.copyOf(connectors));
    }
  }
}
