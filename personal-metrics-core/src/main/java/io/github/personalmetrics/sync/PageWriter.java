package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.SyncLedger;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Stores what one run brings, under its lease, and counts it. For one thread. */
final class PageWriter {

  private final SyncLedger ledger;
  private final SourceId source;
  private final String recipe;
  private final SourceLease lease;
  private final PageCheck check;
  private SourceState state;
  private SyncCounts counts = SyncCounts.NONE;

  PageWriter(
      EngineParts parts, SourceId source, String recipe, SourceLease lease, Instant notBefore) {
    this.ledger = parts.store().ledger();
    this.source = source;
    this.recipe = recipe;
    this.lease = lease;
    this.check = new PageCheck(source, parts.store().metrics(), notBefore);
    this.state = ledger.state(source);
  }

  SourceState state() {
    return state;
  }

  SyncCounts counts() {
    return counts;
  }

  void count(SyncCounts more) {
    counts = counts.plus(more);
  }

  /** Stores the page and moves the cursor. */
  void moveOn(Page page, DeletionGuard guard) {
    write(
        page,
        guard,
        account ->
            new SourceState(
                page.next(),
                recipe,
                account,
                false,
                page.hasMore() ? guard.tally() : DeletionTally.NONE));
  }

  /** Stores the page; how far the source was read stays as it is. */
  void insert(Page page, DeletionGuard guard) {
    write(page, guard, state::withAccount);
  }

  /** Does what a person said about deleted or held records. */
  void obey(Deletions word) {
    count(ledger.commit(PageCommit.of(source, lease.current(), state, word)));
  }

  private interface Next {
    SourceState with(@Nullable Account account);
  }

  private void write(Page read, DeletionGuard guard, Next next) {
    requireSameAccount(read.account());
    Page page = check.apply(read);
    Account account = known(page.account());
    // Whoever sees less than before must not take the difference for deletions.
    boolean mayDelete = page.account() == null || page.account().equals(account);
    Deletions deletions = (mayDelete ? guard.judge(page) : Deletions.NONE).and(check.tooOld());
    SourceState after = next.with(account);
    CommitResult result =
        ledger.commit(
            new PageCommit(
                source,
                lease.current(),
                state.cursor(),
                after,
                page.records(),
                deletions,
                page.rejected(),
                page.isSnapshot()));
    state = after;
    long rows = read.records().size() + read.rejected().size();
    count(new SyncCounts(rows, 0, 0, 0, 0, page.rejected().size(), 0, 0));
    count(result);
  }

  private void count(CommitResult result) {
    count(
        new SyncCounts(
            0, result.created(), result.changed(), result.unchanged(), result.deleted(), 0, 0, 0));
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
}
