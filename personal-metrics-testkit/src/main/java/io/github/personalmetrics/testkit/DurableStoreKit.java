package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static io.github.personalmetrics.testkit.Records.workout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A store that outlives its process and serves several at once: {@link #open} opens the same data
 * each time within a test, whether the former store was closed or not. The tests of {@link
 * ConcurrencyKit} run with one store a thread.
 */
public abstract class DurableStoreKit extends ConcurrencyKit {

  private final List<SubjectStores> others = new ArrayList<>();

  @BeforeEach
  final void openOthers() {
    for (int i = 0; i < 3; i++) {
      others.add(open(clock));
    }
  }

  @AfterEach
  final void closeOthers() {
    others.forEach(SubjectStores::close);
  }

  @Override
  final SubjectStores storesOf(int thread) {
    return others.get(thread % others.size());
  }

  private SubjectStore other() {
    return others.get(0).open(ME);
  }

  @Test
  void everythingIsThereAfterClosingAndOpeningAgain() {
    List<HealthRecord> records =
        List.of(
            weight("1", AT.plusNanos(1), "80.123"),
            run("2", AT.plusNanos(2), 5_000.5),
            workout("3").at(AT.plusNanos(3)).session("leg day 🦵").build());
    commit(records.get(0));
    commit(records.get(1));
    commit(records.get(2));
    page(MEASURES)
        .held("1")
        .rejected(rejection(MEASURES, "4", "x"))
        .account(new Account("7", Set.of("a", "b")))
        .next("7")
        .commit();
    ledger()
        .record(
            new SourceRun(
                MEASURES, AT, Duration.ZERO, Outcome.OK, SyncCounts.NONE, null, null, null, null));
    tokens().compareAndSet("strava", 0, new byte[] {1, 2});
    Annotation word = new Annotation(records.get(0).key(), Annotation.Verdict.EXCLUDE, AT);
    Goal goal = new Goal(Metric.BODY_WEIGHT, BigDecimal.TEN, LocalDate.EPOCH);
    me().notes().annotate(word);
    me().notes().setGoal(goal);
    commit(run("gone", AT, 1));
    Lease writing =
        ledger().lease(ACTIVITIES, "test-commit", clock.instant().plusSeconds(60)).orElseThrow();
    ledger().commit(new TrackCommit(writing, records.get(1).key(), Records.track(5)));
    page(ACTIVITIES).deleted("gone").commit();
    ledger().release(writing);
    clock.advance(Duration.ofHours(1));
    Lease lease = ledger().lease(ACTIVITIES, "me", clock.instant().plusSeconds(60)).orElseThrow();
    var version = metrics().version();
    var state = ledger().state(MEASURES);
    var rejections = ledger().rejections();
    var pending = ledger().pendingDeletions();
    var history = ledger().history(5);
    var deleted = ledger().deleted(ACTIVITIES);

    stores().close();
    closeOthers();
    try (SubjectStores again = open(clock)) {
      SubjectStore me = again.open(ME);
      assertThat(again.list()).containsExactly(ME);
      assertThat(me.metrics().find(RecordQuery.all())).isEqualTo(records);
      assertThat(me.metrics().version()).isEqualTo(version);
      assertThat(me.metrics().metrics()).hasSize(1);
      assertThat(me.ledger().state(MEASURES)).isEqualTo(state);
      assertThat(me.ledger().rejections()).hasSize(1).isEqualTo(rejections);
      assertThat(me.ledger().pendingDeletions()).hasSize(1).isEqualTo(pending);
      assertThat(me.ledger().history(5)).hasSize(1).isEqualTo(history);
      assertThat(me.ledger().deleted(ACTIVITIES)).hasSize(1).isEqualTo(deleted);
      assertThat(me.metrics().track(records.get(1).key())).contains(Records.track(5));
      assertThat(me.notes().annotations()).containsExactly(word);
      assertThat(me.notes().goals()).containsExactly(goal);
      assertThat(me.ledger().lease(ACTIVITIES, "you", clock.instant())).isEmpty();
      assertThat(me.tokens().load("strava").map(StoredToken::bytes)).contains(new byte[] {1, 2});
      assertThat(
              TestCommit.to(me, ACTIVITIES, clock)
                  .under(lease)
                  .records(records.get(1))
                  .commit()
                  .unchanged())
          .isEqualTo(1);
    }
  }

  @Test
  void whatOneStoreCommitsTheOtherSees() {
    assertThat(other().metrics().find(RecordQuery.all())).isEmpty();
    String version = other().metrics().version();
    commit(weight("1", AT, "80"));

    assertThat(other().metrics().find(RecordQuery.measurements(Metric.BODY_WEIGHT))).hasSize(1);
    assertThat(other().metrics().version()).isNotEqualTo(version).isEqualTo(metrics().version());
    others.get(0).erase(ME);
    assertThat(everything()).isEmpty();
  }

  @Test
  void aLeaseHoldsAcrossStores() {
    Lease mine = ledger().lease(MEASURES, "a", clock.instant().plusSeconds(60)).orElseThrow();
    assertThat(other().ledger().lease(MEASURES, "b", clock.instant())).isEmpty();

    clock.advance(Duration.ofSeconds(60));
    Lease taken =
        other().ledger().lease(MEASURES, "b", clock.instant().plusSeconds(60)).orElseThrow();
    assertThat(taken.fence()).isGreaterThan(mine.fence());
    assertThatThrownBy(() -> page(MEASURES).under(mine).records(weight("1", AT, "80")).commit())
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(everything()).isEmpty();
  }

  @Test
  void aCursorMovedByOneStoreIsAConflictInTheOther() {
    Lease shared = ledger().lease(MEASURES, "a", clock.instant().plusSeconds(60)).orElseThrow();
    page(MEASURES).under(shared).next("1").commit();

    assertThatThrownBy(
            () -> TestCommit.to(other(), MEASURES, clock).under(shared).expected("").commit())
        .isInstanceOf(StoreException.Conflict.class);
  }
}
