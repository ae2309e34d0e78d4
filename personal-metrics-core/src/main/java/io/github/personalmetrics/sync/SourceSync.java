package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.SyncLedger;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of one source under its lease: fetch a page, commit it, go on. For one thread. */
final class SourceSync {

  private final EngineParts parts;
  private final SyncLedger ledger;
  private final SourceConnector connector;
  private final SourceId source;
  private final SourceLease lease;
  private final RunLimit limit;
  private final Instant startedAt;
  private final Instant notBefore;
  private final PageWriter writer;
  private @Nullable SourceException unreadableTrack;
  private @Nullable Ending tracksWait;
  private boolean ofSlice;

  SourceSync(EngineParts parts, SourceConnector connector, SourceLease lease, RunLimit limit) {
    this.parts = parts;
    this.ledger = parts.store().ledger();
    this.connector = connector;
    this.source = connector.source();
    this.lease = lease;
    this.limit = limit;
    this.startedAt = parts.now();
    this.notBefore = parts.notBefore(source);
    this.writer = new PageWriter(parts, source, connector.recipe(), lease, notBefore);
  }

  SyncCounts counts() {
    return writer.counts();
  }

  /** Why a track could not be read, if there is one. */
  @Nullable SourceException unreadableTrack() {
    return unreadableTrack;
  }

  /** How the run ends if tracks are left for later, and nothing worse happened. */
  @Nullable Ending tracksWait() {
    return tracksWait;
  }

  /** Reads on from the stored cursor, or everything again; then the tracks that are missing. */
  void resume(boolean full) throws InterruptedException {
    sweep();
    SourceState state = writer.state();
    boolean again = full || state.rereadNeeded() || !state.recipe().equals(connector.recipe());
    Cursor cursor = again ? Cursor.START : state.cursor();
    var guard =
        DeletionGuard.ofRead(
            parts.store().metrics(),
            source,
            ledger.deleted(source),
            again ? DeletionTally.NONE : state.tally());
    Page page = fetch(FetchRequest.resume(cursor, notBefore));
    writer.moveOn(page, guard);
    tellProgress(page);
    while (page.hasMore()) {
      if (page.next().equals(cursor)) {
        throw stuck("sync.cursor-stuck", " says there is more, but its cursor does not move");
      }
      if (limit.isReached()) {
        return;
      }
      cursor = page.next();
      page = fetch(FetchRequest.resume(cursor, notBefore));
      writer.moveOn(page, guard);
      tellProgress(page);
    }
    if (connector instanceof TrackSource tracks) {
      var sync = new TrackSync(parts, source, tracks, lease, limit, writer);
      sync.fetchMissing();
      unreadableTrack = sync.unreadable();
      tracksWait = sync.waiting();
    }
  }

  /** No sync ever comes back to the rest of a slice by itself. */
  boolean isOfSlice() {
    return ofSlice;
  }

  /** Reads one slice of time again; the cursor stays where it is. */
  void window(TimeRange range) throws InterruptedException {
    ofSlice = true;
    var guard = sliceGuard();
    TimeRange left = range.from(notBefore);
    while (!left.isEmpty()) {
      Page page = fetch(FetchRequest.window(left));
      writer.insert(page, guard);
      tellProgress(page);
      if (!page.hasMore() || limit.isReached()) {
        return;
      }
      left = rest(left, page.covers());
    }
  }

  /** Stores a page that came by itself. */
  void accept(Page page) {
    sweep();
    writer.insert(page, sliceGuard());
  }

  /** Deletes what a person has confirmed to be gone. */
  void confirmDeletions() {
    Set<RecordKey> held =
        ledger.pendingDeletions().stream()
            .map(PendingDeletion::key)
            .filter(key -> key.source().equals(source))
            .collect(Collectors.toSet());
    writer.obey(Deletions.confirmed(held));
  }

  /** Puts back what was deleted of late. */
  void restoreDeleted() {
    Set<RecordKey> back =
        ledger.deleted(source).stream()
            .filter(deleted -> !deleted.isRestored())
            .map(DeletedRecord::record)
            .filter(record -> !record.at().isBefore(notBefore))
            .map(HealthRecord::key)
            .collect(Collectors.toSet());
    writer.obey(Deletions.restored(back));
  }

  private void sweep() {
    if (notBefore.isAfter(Instant.MIN)) {
      ledger.sweep(source, lease.current(), notBefore);
    }
  }

  private DeletionGuard sliceGuard() {
    return DeletionGuard.ofSlices(
        parts.store().metrics(), source, ledger.deleted(source), parts.now());
  }

  private Page fetch(FetchRequest request) throws InterruptedException {
    Page page = parts.retries().call(() -> connector.fetch(request), limit.deadline());
    writer.count(SyncCounts.calls(page.calls()));
    return page;
  }

  private void tellProgress(Page page) {
    parts
        .listener()
        .progressed(
            new SyncProgress(
                source,
                SyncProgress.Stage.RECORDS,
                counts().read(),
                page.total(),
                counts(),
                parts.since(startedAt)));
  }

  private TimeRange rest(TimeRange asked, @Nullable TimeRange covered) {
    if (covered != null && !covered.isEmpty()) {
      if (covered.from().equals(asked.from()) && covered.to().isBefore(asked.to())) {
        return TimeRange.of(covered.to(), asked.to());
      }
      if (covered.to().equals(asked.to()) && covered.from().isAfter(asked.from())) {
        return TimeRange.of(asked.from(), covered.from());
      }
    }
    throw stuck("sync.window-stuck", " says there is more in a slice, but not in which part of it");
  }

  private SourceException stuck(String code, String what) {
    return new SourceException.InvalidResponse(
        code, source + what, "This is a fault of the connector: please report it.", null);
  }
}
