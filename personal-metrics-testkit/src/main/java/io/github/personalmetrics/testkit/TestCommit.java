package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SubjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page for a test to commit: under a lease of its own, from the stored cursor to the same one,
 * unless told otherwise. Not safe for use by several threads.
 */
public final class TestCommit {

  private final SubjectStore store;
  private final SourceId source;
  private final Clock clock;
  private @Nullable Lease lease;
  private @Nullable Cursor expected;
  private @Nullable Cursor next;
  private String recipe = "1";
  private @Nullable Account account;
  private DeletionTally tally = DeletionTally.NONE;
  private List<HealthRecord> records = List.of();
  private Set<RecordKey> deleted = Set.of();
  private Set<RecordKey> held = Set.of();
  private Set<RecordKey> restored = Set.of();
  private boolean confirmed;
  private List<Rejection> rejected = List.of();
  private boolean snapshot;

  private TestCommit(SubjectStore store, SourceId source, Clock clock) {
    this.store = store;
    this.source = source;
    this.clock = clock;
  }

  /**
   * @param clock the store's, for the end of the lease
   */
  public static TestCommit to(SubjectStore store, SourceId source, Clock clock) {
    return new TestCommit(store, source, clock);
  }

  public TestCommit records(HealthRecord... records) {
    this.records = List.of(records);
    return this;
  }

  public TestCommit records(List<? extends HealthRecord> records) {
    this.records = List.copyOf(records);
    return this;
  }

  public TestCommit deleted(String... externalIds) {
    this.deleted = keys(externalIds);
    return this;
  }

  public TestCommit held(String... externalIds) {
    this.held = keys(externalIds);
    return this;
  }

  public TestCommit restored(String... externalIds) {
    this.restored = keys(externalIds);
    return this;
  }

  /** A person asked for the deletions. */
  public TestCommit confirmed() {
    this.confirmed = true;
    return this;
  }

  public TestCommit rejected(Rejection... rejected) {
    this.rejected = List.of(rejected);
    return this;
  }

  public TestCommit snapshot() {
    this.snapshot = true;
    return this;
  }

  public TestCommit under(Lease lease) {
    this.lease = lease;
    return this;
  }

  public TestCommit expected(String cursor) {
    this.expected = Cursor.of(cursor);
    return this;
  }

  public TestCommit next(String cursor) {
    this.next = Cursor.of(cursor);
    return this;
  }

  public TestCommit recipe(String recipe) {
    this.recipe = recipe;
    return this;
  }

  public TestCommit tally(DeletionTally tally) {
    this.tally = tally;
    return this;
  }

  public TestCommit account(Account account) {
    this.account = account;
    return this;
  }

  public CommitResult commit() {
    return store.ledger().commit(build());
  }

  public PageCommit build() {
    SourceState stored = store.ledger().state(source);
    return new PageCommit(
        source,
        lease == null ? ownLease() : lease,
        expected == null ? stored.cursor() : expected,
        new SourceState(
            next == null ? stored.cursor() : next,
            recipe,
            account == null ? stored.account() : account,
            false,
            tally),
        records,
        new Deletions(deleted, held, restored, confirmed),
        rejected,
        snapshot);
  }

  private Lease ownLease() {
    return store
        .ledger()
        .lease(source, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow(() -> new AssertionError("somebody else holds the lease of " + source));
  }

  private Set<RecordKey> keys(String... externalIds) {
    return Stream.of(externalIds)
        .map(id -> RecordKey.of(source, id))
        .collect(Collectors.toUnmodifiableSet());
  }
}
