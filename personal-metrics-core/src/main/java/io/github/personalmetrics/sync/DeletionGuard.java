package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds what a provider no longer lists, and holds it back when it looks like an accident. Counts
 * over all slices of one run, so that splitting them does not get around it.
 */
final class DeletionGuard {

  private static final int ALWAYS_ALLOWED = 20;
  private static final double ALLOWED_SHARE = 0.10;
  private static final int EMPTY_PAGE_ALLOWS = 5;

  /** Nothing at all, or either deletions or held back ones. */
  record Verdict(Set<RecordKey> deleted, Set<RecordKey> held) {
    static final Verdict NONE = new Verdict(Set.of(), Set.of());
  }

  private final MetricStore store;
  private long listed;
  private long deletions;
  private boolean tripped;

  DeletionGuard(MetricStore store) {
    this.store = store;
  }

  Verdict judge(RecordQuery<HealthRecord> source, Page page) {
    if (page.covers() == null || page.rejected().stream().anyMatch(r -> r.externalId() == null)) {
      // A row without a key may be any of the missing ones.
      return Verdict.NONE;
    }
    Set<RecordKey> gone = new HashSet<>();
    store.scan(source.in(page.covers()), known -> gone.add(known.key()));
    int inSlice = gone.size();
    page.records().forEach(record -> gone.remove(record.key()));
    for (Rejection rejection : page.rejected()) {
      gone.removeIf(key -> key.externalId().equals(rejection.externalId()));
    }
    listed += inSlice;
    deletions += gone.size();
    boolean suspiciouslyEmpty = page.records().isEmpty() && inSlice > EMPTY_PAGE_ALLOWS;
    tripped |=
        suspiciouslyEmpty || deletions > Math.max(ALWAYS_ALLOWED, (long) (ALLOWED_SHARE * listed));
    if (gone.isEmpty()) {
      return Verdict.NONE;
    }
    return tripped ? new Verdict(Set.of(), gone) : new Verdict(gone, Set.of());
  }
}
