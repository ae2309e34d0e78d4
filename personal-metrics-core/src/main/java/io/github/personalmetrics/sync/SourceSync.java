package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of one source under its lease: fetch a page, commit it, go on. */
final class SourceSync {

  private final SyncEngine.Parts parts;
  private final SubjectStore store;
  private final SourceConnector connector;
  private final SourceId source;
  private final Instant startedAt;
  private final PageCheck check;
  private final DeletionGuard guard;
  private Lease lease;
  private SourceState state;
  private SyncCounts counts = SyncCounts.NONE;
  private boolean unfinished;

  SourceSync(SyncEngine.Parts parts, SourceConnector connector, Lease lease, Instant startedAt) {
    this.parts = parts;
    this.store = parts.store();
    this.connector = connector;
    this.source = connector.source();
    this.startedAt = startedAt;
    this.lease = lease;
    this.check = new PageCheck(source, store.metrics());
    this.guard = new DeletionGuard(store.metrics());
    this.state = store.ledger().state(source);
  }

  SyncCounts counts() {
    return counts;
  }

  /** There was more to read, but not within the deadline. */
  boolean isUnfinished() {
    return unfinished;
  }

  private boolean isOutOfTime() {
    unfinished = !parts.clock().instant().isBefore(startedAt.plus(parts.deadline()));
    return unfinished;
  }

  /** Reads on from the stored cursor, or everything again. */
  void resume(boolean full) throws InterruptedException {
    boolean again = full || state.rereadNeeded() || !state.recipe().equals(connector.recipe());
    Cursor cursor = again ? Cursor.START : state.cursor();
    while (true) {
      Page page = fetch(FetchRequest.resume(cursor));
      commit(page, page.next());
      if (!page.hasMore() || isOutOfTime()) {
        return;
      }
      if (page.next().equals(cursor)) {
        throw new SourceException.InvalidResponse(
            "sync.cursor-stuck",
            source + " says there is more, but its cursor does not move",
            "This is a fault of the connector: please report it.",
            null);
      }
      cursor = page.next();
    }
  }

  /** Reads one slice of time again; the cursor stays where it is. */
  void window(TimeRange range) throws InterruptedException {
    TimeRange left = range;
    while (true) {
      Page page = fetch(FetchRequest.window(left));
      commit(page, state.cursor());
      if (!page.hasMore() || isOutOfTime()) {
        return;
      }
      left = rest(left, page.covers());
    }
  }

  /** Stores a page that came by itself. */
  void accept(Page page) {
    commit(page, state.cursor());
  }

  /** Deletes what a person has confirmed to be gone. */
  void confirmDeletions() {
    renewLease();
    Set<RecordKey> confirmed =
        store.ledger().pendingDeletions().stream()
            .map(PendingDeletion::key)
            .filter(key -> key.source().equals(source))
            .collect(Collectors.toSet());
    CommitResult result =
        store
            .ledger()
            .commit(
                new PageCommit(
                    source,
                    lease,
                    state.cursor(),
                    state.cursor(),
                    state.recipe(),
                    state.account(),
                    List.of(),
                    confirmed,
                    Set.of(),
                    List.of(),
                    false));
    counts = counts.plus(new SyncCounts(0, 0, 0, 0, result.deleted(), 0, 0));
  }

  private Page fetch(FetchRequest request) throws InterruptedException {
    Page page =
        parts.retries().call(() -> connector.fetch(request), startedAt.plus(parts.deadline()));
    counts = counts.plus(new SyncCounts(0, 0, 0, 0, 0, 0, page.calls()));
    return page;
  }

  private void commit(Page fetched, Cursor next) {
    requireSameAccount(fetched.account());
    Page page = check.apply(fetched);
    renewLease();
    Account account = known(page.account());
    // Whoever sees less than before must not take the difference for deletions.
    boolean mayDelete = page.account() == null || page.account().equals(account);
    var verdict =
        mayDelete ? guard.judge(RecordQuery.all().from(source), page) : DeletionGuard.Verdict.NONE;
    CommitResult result =
        store
            .ledger()
            .commit(
                new PageCommit(
                    source,
                    lease,
                    state.cursor(),
                    next,
                    connector.recipe(),
                    account,
                    page.records(),
                    verdict.deleted(),
                    verdict.held(),
                    page.rejected(),
                    page.isSnapshot()));
    state = new SourceState(next, connector.recipe(), account, false);
    count(page, result);
  }

  private void count(Page page, CommitResult result) {
    counts =
        counts.plus(
            new SyncCounts(
                page.records().size() + page.rejected().size(),
                result.created(),
                result.changed(),
                result.unchanged(),
                result.deleted(),
                page.rejected().size(),
                0));
    parts
        .listener()
        .progressed(new SyncProgress(source, counts, page.total(), parts.since(startedAt)));
  }

  /** Two people's data under one name could never be told apart again. */
  private void requireSameAccount(@Nullable Account account) {
    Account known = state.account();
    if (account != null && known != null && !account.id().equals(known.id())) {
      throw new SourceException.Refused(
          "source.other-account",
          source + " now answers for another account than the one whose data is stored",
          "Connect the first account again, or give the other person a subject of their own.",
          null);
    }
  }

  /** With every scope that was ever granted: what was seen once is known to exist. */
  private @Nullable Account known(@Nullable Account account) {
    Account before = state.account();
    if (account == null || before == null) {
      return account == null ? before : account;
    }
    var scopes = new HashSet<>(before.scopes());
    scopes.addAll(account.scopes());
    return new Account(account.id(), scopes);
  }

  private void renewLease() {
    lease =
        store
            .ledger()
            .lease(source, lease.owner(), parts.leaseEnd())
            .filter(renewed -> renewed.fence() == lease.fence())
            .orElseThrow(
                () ->
                    new StoreException.Conflict(
                        "sync.lease-lost",
                        "another sync has taken over " + source,
                        "Nothing is lost: the other sync goes on."));
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
    throw new SourceException.InvalidResponse(
        "sync.window-stuck",
        source + " says there is more in a slice, but not in which part of it",
        "This is a fault of the connector: please report it.",
        null);
  }
}
