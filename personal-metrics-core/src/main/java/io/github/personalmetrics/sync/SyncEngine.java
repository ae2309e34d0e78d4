package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings one person's store up to date with its sources.
 *
 * <p>A crash anywhere repeats work and loses nothing: pages are read at least once, commits are
 * idempotent, and the cursor moves together with its page. One source's failure never stops the
 * others. Safe for use by many threads; the leases keep them apart.
 */
public final class SyncEngine {

  private final EngineParts parts;
  private final SourceRunner runner;
  private final List<SourceConnector> connectors;

  private SyncEngine(EngineParts parts, List<SourceConnector> connectors) {
    this.parts = parts;
    this.runner = new SourceRunner(parts);
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

  /** What this engine reads, in the order it does. */
  public List<SourceId> sources() {
    return connectors.stream().map(SourceConnector::source).toList();
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
   * A source whose provider has asked to wait is not called before that time is over. An interrupt
   * ends the source that is being read, and no further one is begun.
   *
   * @throws IllegalArgumentException if the request names a source that this engine has not
   * @throws StoreException if the store fails; what was committed stays
   */
  public SyncReport sync(SyncRequest request) {
    request.sources().forEach(this::connector);
    List<SourceConnector> wanted =
        connectors.stream().filter(connector -> request.includes(connector.source())).toList();
    Instant end = deadline();
    var runs = new ArrayList<SourceRun>();
    for (SourceConnector connector : wanted) {
      if (Thread.currentThread().isInterrupted() || parts.listener().isToStop()) {
        break;
      }
      // Each may take its share of the time that is left, so that none starves the others.
      Duration share = Duration.between(parts.now(), end).dividedBy(wanted.size() - runs.size());
      runs.add(
          runner.call(connector, parts.now().plus(share), sync -> sync.resume(request.full())));
    }
    return new SyncReport(runs);
  }

  /** Reads one slice of time of a source again, as after a provider's notification. */
  public SourceRun reread(SourceId source, TimeRange range) {
    return runner.call(connector(source), deadline(), sync -> sync.window(range));
  }

  /** Stores a page that the provider pushed. */
  public SourceRun accept(SourceId source, Page page) {
    return runner.run(connector(source), deadline(), sync -> sync.accept(page));
  }

  /** Deletes what was held back: a person has confirmed that it is gone on purpose. */
  public SourceRun confirmDeletions(SourceId source) {
    return runner.run(connector(source), deadline(), SourceSync::confirmDeletions);
  }

  /**
   * Puts back what was deleted of a source within the last {@link
   * io.github.personalmetrics.store.DeletedRecord#KEPT 30 days}. It is kept from then on, although
   * the provider does not list it; its records count as created.
   */
  public SourceRun restoreDeleted(SourceId source) {
    return runner.run(connector(source), deadline(), SourceSync::restoreDeleted);
  }

  private Instant deadline() {
    return parts.now().plus(parts.deadline());
  }

  private SourceConnector connector(SourceId source) {
    return connectors.stream()
        .filter(connector -> connector.source().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no source " + source));
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
    private Duration deadline = Duration.ofHours(1);
    private Map<String, SourcePolicy> policies = Map.of();

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

    /** How long the records of each provider are kept, by its id; for ever by default. */
    public Builder policies(Map<String, SourcePolicy> policies) {
      this.policies = Map.copyOf(policies);
      return this;
    }

    /** How long a page may take before another process may take over; 5 minutes by default. */
    public Builder leaseFor(Duration leaseFor) {
      this.leaseFor = leaseFor;
      return this;
    }

    /**
     * After this no retry, no further page and no further track begins; 1 hour by default, of which
     * each source may take its share of what is left.
     */
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
          new EngineParts(store, clock, retries, listener, policies, leaseFor, deadline),
          List.copyOf(connectors));
    }
  }
}
