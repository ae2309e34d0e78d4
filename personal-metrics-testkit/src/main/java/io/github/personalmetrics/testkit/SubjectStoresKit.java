package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many people in one store: nobody sees another, and whoever is erased is gone. */
public abstract class SubjectStoresKit extends StoreKit {

  private static final DeletionTally TALLY = new DeletionTally(9, 2, true);
  private static final RecordKey RUN = RecordKey.of(ACTIVITIES, "r");

  @Test
  void peopleAreListedOnceSomethingIsStored() {
    assertThat(stores().list()).isEmpty();
    assertThat(stores().open(YOU).metrics().metrics()).isEmpty();
    assertThat(stores().open(YOU).ledger().state(MEASURES)).isEqualTo(SourceState.NEW);
    assertThat(stores().list()).isEmpty();

    commit(weight("1", AT, "80"));
    assertThat(stores().list()).containsExactly(ME);
    you().tokens().compareAndSet("strava", 0, new byte[] {1});
    assertThat(stores().list()).containsExactlyInAnyOrder(ME, YOU);
    assertThat(me().subject()).isEqualTo(ME);
  }

  @Test
  void nobodySeesAnother() {
    fill(me());
    String version = you().metrics().version();

    assertEmpty(you());
    assertThat(lease(you(), "somebody else")).isNotNull();
    TestCommit.to(you(), MEASURES, clock)
        .under(lease(you(), "somebody else"))
        .records(weight("1", AT, "60"))
        .snapshot()
        .commit();
    TestCommit.to(you(), MEASURES, clock)
        .under(lease(you(), "somebody else"))
        .deleted("1", "2")
        .commit();

    assertThat(you().metrics().version()).isNotEqualTo(version);
    assertFull(me());
  }

  @Test
  void erasingAPersonRemovesEveryTraceAndNoOther() {
    fill(me());
    fill(you());
    SubjectStore openedBefore = you();

    assertThat(stores().erase(YOU)).isTrue();
    assertThat(stores().list()).containsExactly(ME);
    assertEmpty(openedBefore);
    assertEmpty(you());
    assertThat(lease(you(), "somebody else")).isNotNull();
    assertThat(you().tokens().lease("strava", "somebody else", soon())).isPresent();
    assertFull(me());
  }

  @Test
  void erasingWhoIsNotThereSaysSo() {
    assertThat(stores().erase(SubjectId.of("nobody"))).isFalse();
    fill(me());
    assertThat(stores().erase(ME)).isTrue();
    assertThat(stores().erase(ME)).isFalse();
  }

  @Test
  void whoComesBackAfterAnErasureStartsAnew() {
    fill(me());
    String version = metrics().version();
    long token = tokens().load("strava").orElseThrow().version();
    Lease before = lease(me(), "syncing");
    stores().erase(ME);
    fill(me());

    assertFull(me());
    assertThat(metrics().version()).isNotEqualTo(version);
    assertThat(tokens().compareAndSet("strava", token, new byte[0])).isFalse();
    var late = TestCommit.to(me(), MEASURES, clock).under(before).records(weight("9", AT, "1"));
    assertThatThrownBy(late::commit).isInstanceOf(StoreException.Conflict.class);
    assertFull(me());
  }

  @Test
  void aClosedStoreSaysSoAndMayBeClosedTwice() {
    SubjectStore me = me();
    fill(me);
    stores().close();
    stores().close();

    assertThatThrownBy(() -> me.metrics().metrics())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> me.ledger().lease(MEASURES, "a", soon()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> stores().list()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stores().erase(ME)).isInstanceOf(IllegalStateException.class);
  }

  private SubjectStore you() {
    return stores().open(YOU);
  }

  /** Leaves something in every corner. */
  private void fill(SubjectStore store) {
    TestCommit.to(store, MEASURES, clock)
        .under(lease(store, "syncing"))
        .records(weight("1", AT, "80"), weight("2", AT, "81"))
        .commit();
    TestCommit.to(store, MEASURES, clock)
        .under(lease(store, "syncing"))
        .held("2")
        .rejected(rejection(MEASURES, "3", "x"))
        .account(new Account("7", Set.of("all")))
        .next("5")
        .tally(TALLY)
        .commit();
    TestCommit.to(store, ACTIVITIES, clock).records(run("r", AT, 1), run("gone", AT, 2)).commit();
    Lease lease = store.ledger().lease(ACTIVITIES, "test-commit", soon()).orElseThrow();
    store.ledger().commit(new TrackCommit(lease, RUN, Records.track(3)));
    TestCommit.to(store, ACTIVITIES, clock).deleted("gone").commit();
    store.notes().annotate(new Annotation(RUN, Annotation.Verdict.EXCLUDE, AT));
    store.notes().setGoal(new Goal(Metric.BODY_WEIGHT, BigDecimal.TEN, null));
    store
        .ledger()
        .record(
            new SourceRun(
                MEASURES, AT, Duration.ZERO, Outcome.OK, SyncCounts.NONE, null, null, null, null));
    store.tokens().compareAndSet("strava", 0, new byte[] {42});
    store.tokens().lease("strava", "refreshing", soon());
  }

  private void assertFull(SubjectStore store) {
    assertThat(store.ledger().state(MEASURES).tally()).isEqualTo(TALLY);
    assertThat(store.ledger().deleted(ACTIVITIES)).hasSize(1);
    assertThat(store.metrics().track(RUN)).isPresent();
    assertThat(store.notes().annotations()).hasSize(1);
    assertThat(store.notes().goals()).hasSize(1);
    assertThat(store.metrics().metrics()).hasSize(1).allMatch(info -> info.count() == 2);
    assertThat(store.ledger().state(MEASURES).cursor().value()).isEqualTo("5");
    assertThat(store.ledger().state(MEASURES).account()).isNotNull();
    assertThat(store.ledger().rejections()).hasSize(1);
    assertThat(store.ledger().pendingDeletions()).hasSize(1);
    assertThat(store.ledger().history(9)).hasSize(1);
    assertThat(store.ledger().lease(MEASURES, "somebody else", soon())).isEmpty();
    assertThat(store.tokens().load("strava").map(StoredToken::bytes)).contains(new byte[] {42});
    assertThat(store.tokens().lease("strava", "somebody else", soon())).isEmpty();
  }

  private void assertEmpty(SubjectStore store) {
    assertThat(store.ledger().deleted(ACTIVITIES)).isEmpty();
    assertThat(store.ledger().missingTracks(ACTIVITIES, 9)).isEmpty();
    assertThat(store.metrics().track(RUN)).isEmpty();
    assertThat(store.notes().annotations()).isEmpty();
    assertThat(store.notes().goals()).isEmpty();
    assertThat(store.metrics().metrics()).isEmpty();
    assertThat(store.ledger().state(MEASURES)).isEqualTo(SourceState.NEW);
    assertThat(store.ledger().rejections()).isEmpty();
    assertThat(store.ledger().pendingDeletions()).isEmpty();
    assertThat(store.ledger().history(9)).isEmpty();
    assertThat(store.tokens().load("strava")).isEmpty();
  }

  private Lease lease(SubjectStore store, String owner) {
    return store.ledger().lease(MEASURES, owner, soon()).orElseThrow();
  }

  private Instant soon() {
    return clock.instant().plus(Duration.ofMinutes(5));
  }
}
