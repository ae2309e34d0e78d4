package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.SyncLedger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one source under its lease, says how it ended, and notes that down. */
final class SourceRunner {

  private static final Logger log = LoggerFactory.getLogger(SourceRunner.class);

  /** Far enough back to find the last run of a source among those of all. */
  private static final int LOOK_BACK = 100;

  private final EngineParts parts;
  private final SyncLedger ledger;

  SourceRunner(EngineParts parts) {
    this.parts = parts;
    this.ledger = parts.store().ledger();
  }

  interface Work {
    void on(SourceSync sync) throws InterruptedException;
  }

  /** Work that calls the provider: not while it has asked to wait. */
  SourceRun call(SourceConnector connector, Instant deadline, Work work) {
    Optional<SourceRun> limited = lastCall(connector.source()).filter(this::isToWait);
    return limited.isPresent()
        ? parts.run(
            connector.source(), parts.now(), SyncCounts.NONE, Ending.stillWaiting(limited.get()))
        : run(connector, deadline, work);
  }

  SourceRun run(SourceConnector connector, Instant deadline, Work work) {
    Instant startedAt = parts.now();
    SourceId source = connector.source();
    Optional<SourceLease> taken = SourceLease.take(parts, source);
    if (taken.isEmpty()) {
      return parts.run(source, startedAt, SyncCounts.NONE, Ending.RUNNING_ELSEWHERE);
    }
    boolean interrupted = false;
    try (SourceLease lease = taken.get()) {
      parts.listener().started(source);
      var limit = new RunLimit(parts.clock(), deadline, parts.listener()::isToStop);
      var attempt = new Attempt(connector, lease, limit);
      Ending ending = attempt.end(work);
      interrupted = ending == Ending.INTERRUPTED;
      SourceRun run = parts.run(source, startedAt, attempt.counts(), ending);
      if (ending.outcome() != Outcome.SKIPPED) {
        // Whoever lost the lease leaves no trace: the person may have been erased meanwhile.
        ledger.record(run);
      }
      parts.listener().finished(run);
      return run;
    } finally {
      // Only now: a store that heeds interrupts could not have noted down how the run ended.
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A confirmation calls nobody, and lifts no limit. */
  private Optional<SourceRun> lastCall(SourceId source) {
    return ledger.history(LOOK_BACK).stream()
        .filter(run -> run.source().equals(source))
        .filter(run -> run.counts().calls() > 0 || run.outcome() == Outcome.RATE_LIMITED)
        .findFirst();
  }

  private boolean isToWait(SourceRun last) {
    Instant resumeAt = last.resumeAt();
    return last.outcome() == Outcome.RATE_LIMITED
        && resumeAt != null
        && !last.isWaitingForTracksOnly()
        && parts.now().isBefore(resumeAt)
        // A clock that was set back must not make anybody wait for days.
        && !parts.now().isBefore(last.startedAt());
  }

  /** One try, whatever comes of it. */
  private final class Attempt {

    private final SourceConnector connector;
    private final SourceId source;
    private final SourceLease lease;
    private final RunLimit limit;
    private @Nullable SourceSync sync;

    Attempt(SourceConnector connector, SourceLease lease, RunLimit limit) {
      this.connector = connector;
      this.source = connector.source();
      this.lease = lease;
      this.limit = limit;
    }

    SyncCounts counts() {
      return sync == null ? SyncCounts.NONE : sync.counts();
    }

    Ending end(Work work) {
      try {
        var begun = new SourceSync(parts, connector, lease, limit);
        sync = begun;
        work.on(begun);
        return settled(begun);
      } catch (SourceException e) {
        log.warn("{} stopped: {} ({})", source, e.getMessage(), e.code());
        return Ending.of(e, parts.now());
      } catch (InterruptedException e) {
        return Ending.INTERRUPTED;
      } catch (StoreException.Conflict e) {
        log.warn("{} gave way: {} ({})", source, e.getMessage(), e.code());
        return Ending.of(Outcome.SKIPPED, e.code(), String.valueOf(e.getMessage()), e.advice());
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException | LinkageError e) {
        // A stranger's jar may lack a class: that is its own fault too, no reason to stop others.
        log.error("{} stopped on a fault of its connector", source, e);
        return Ending.of(
            Outcome.FAILED,
            "connector.defect",
            "its connector failed with " + e.getClass().getSimpleName(),
            "This is a fault of the connector: please report it, with the log.");
      }
    }

    private Ending settled(SourceSync sync) {
      if (ledger.pendingDeletions().stream().anyMatch(p -> p.key().source().equals(source))) {
        return Ending.DELETIONS_HELD;
      }
      if (limit.wasReached()) {
        return sync.isOfSlice() ? Ending.SLICE_CUT_SHORT : Ending.OUT_OF_TIME;
      }
      // One track that can never be read must not keep the rest from going on in time.
      Ending tracksWait = sync.tracksWait();
      if (tracksWait != null) {
        return tracksWait;
      }
      SourceException unreadable = sync.unreadableTrack();
      if (unreadable != null) {
        return Ending.of(
            Outcome.PARTIAL,
            unreadable.code(),
            "a track could not be read: " + unreadable.getMessage(),
            unreadable.advice());
      }
      if (ledger.rejections().stream().anyMatch(r -> r.rejection().source().equals(source))) {
        return Ending.ROWS_REJECTED;
      }
      return Ending.OK;
    }
  }
}
