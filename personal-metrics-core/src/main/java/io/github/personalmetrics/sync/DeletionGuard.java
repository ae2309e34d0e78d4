package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a provider no longer lists, and holds it back when it looks like an accident. Counts
 * over all slices of one read, also across an interruption, so that splitting them does not get
 * around it.
 */
final class DeletionGuard {

  private static final int ALWAYS_ALLOWED = 20;
  private static final double ALLOWED_SHARE = 0.10;
  private static final int EMPTY_PAGE_ALLOWS = 5;
  private static final Duration RECENTLY = Duration.ofDays(1);

  private final MetricStore store;
  private final RecordQuery<HealthRecord> all;
  private final Set<RecordKey> keptByAPerson = new HashSet<>();
  private DeletionTally tally;

  private DeletionGuard(
      MetricStore store, SourceId source, List<DeletedRecord> bin, DeletionTally tally) {
    this.store = store;
    this.all = RecordQuery.all().from(source);
    this.tally = tally;
    bin.stream()
        .filter(DeletedRecord::isRestored)
        .forEach(deleted -> keptByAPerson.add(deleted.record().key()));
  }

  /** For a read that goes through the whole source, perhaps in several runs. */
  static DeletionGuard ofRead(
      MetricStore store, SourceId source, List<DeletedRecord> bin, DeletionTally tally) {
    return new DeletionGuard(store, source, bin, tally);
  }

  /** For a slice asked for by itself: what went unasked within a day counts with it. */
  static DeletionGuard ofSlices(
      MetricStore store, SourceId source, List<DeletedRecord> bin, Instant now) {
    // A person who has just confirmed need not do so again for what came before.
    Instant since =
        bin.stream()
            .filter(DeletedRecord::confirmed)
            .map(DeletedRecord::at)
            .reduce(now.minus(RECENTLY), (a, b) -> a.isAfter(b) ? a : b);
    long recent =
        bin.stream()
            .filter(deleted -> !deleted.confirmed() && !deleted.isRestored())
            .filter(deleted -> deleted.at().isAfter(since))
            .count();
    return new DeletionGuard(store, source, bin, new DeletionTally(0, recent, false));
  }

  DeletionTally tally() {
    return tally;
  }

  Deletions judge(Page page) {
    if (page.covers() == null || page.rejected().stream().anyMatch(r -> r.externalId() == null)) {
      // A row without a key may be any of the missing ones.
      return Deletions.NONE;
    }
    Set<RecordKey> gone = new HashSet<>();
    store.scan(all.in(page.covers()), known -> gone.add(known.key()));
    gone.removeAll(keptByAPerson);
    int inSlice = gone.size();
    page.records().forEach(record -> gone.remove(record.key()));
    for (Rejection rejection : page.rejected()) {
      gone.removeIf(key -> key.externalId().equals(rejection.externalId()));
    }
    long listed = tally.listed() + inSlice;
    long missing = tally.missing() + gone.size();
    boolean suspiciouslyEmpty = page.records().isEmpty() && inSlice > EMPTY_PAGE_ALLOWS;
    boolean tooMany = missing > Math.max(ALWAYS_ALLOWED, (long) (ALLOWED_SHARE * listed));
    boolean tripped = tally.tripped() || (!gone.isEmpty() && (suspiciouslyEmpty || tooMany));
    tally = new DeletionTally(listed, missing, tripped);
    return tripped ? Deletions.held(gone) : Deletions.of(gone);
  }
}
