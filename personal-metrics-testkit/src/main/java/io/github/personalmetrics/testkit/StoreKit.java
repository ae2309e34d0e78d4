package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the store kits share. To test a store, extend {@link MetricStoreKit}, {@link CommitKit},
 * {@link RecordTripKit}, {@link TrackKit}, {@link SyncLedgerKit}, {@link RejectionKit}, {@link
 * DeletionKit}, {@link NoteStoreKit}, {@link TokenStoreKit}, {@link SubjectStoresKit}, {@link
 * TransferKit}, {@link StoreCopyKit}, {@link ConcurrencyKit}, {@link FailureSweepKit} and, if it
 * outlives its process, {@link DurableStoreKit}: each asks for {@link #open} alone.
 */
public abstract class StoreKit {

  static final SubjectId ME = SubjectId.of("me");
  static final SubjectId YOU = SubjectId.of("you");
  static final SourceId MEASURES = Records.MEASURES;
  static final SourceId ACTIVITIES = Records.ACTIVITIES;

  final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private SubjectStores stores;

  // NullAway cannot know that openStore() comes before every test.
  @SuppressWarnings("NullAway.Init")
  StoreKit() {}

  /**
   * Opens the store under test, empty at the start of each test. A durable store that is opened
   * again within a test must find what it held.
   *
   * @param clock decides when a lease expires and dates what is first seen
   */
  protected abstract SubjectStores open(Clock clock);

  @BeforeEach
  final void openStore() {
    stores = open(clock);
  }

  @AfterEach
  final void closeStore() {
    stores.close();
  }

  final SubjectStores stores() {
    return stores;
  }

  final SubjectStore me() {
    return stores.open(ME);
  }

  final MetricStore metrics() {
    return me().metrics();
  }

  final SyncLedger ledger() {
    return me().ledger();
  }

  final TokenStore tokens() {
    return me().tokens();
  }

  /** A page of a source, committed under a lease of its own. */
  final TestCommit page(SourceId source) {
    return TestCommit.to(me(), source, clock);
  }

  /** Commits the records to the source of the first one. */
  final CommitResult commit(HealthRecord... records) {
    return page(records[0].key().source()).records(records).commit();
  }

  final List<HealthRecord> everything() {
    return metrics().find(RecordQuery.all());
  }
}
