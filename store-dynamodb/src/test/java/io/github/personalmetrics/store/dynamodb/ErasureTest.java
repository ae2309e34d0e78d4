package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb.Mode;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever is erased stays erased, whatever is being written at that very moment. */
class ErasureTest extends FakeStoreTest {

  private static final RecordKey RUN = RecordKey.of(ACTIVITIES, "a1");

  @Test
  void aTrackThatIsWrittenMeanwhileIsErasedToo() {
    TestCommit.to(me, ACTIVITIES, clock).records(Records.activity("a1").at(AT).build()).commit();
    Lease lease = me.ledger().lease(ACTIVITIES, "test-commit", clock.instant()).orElseThrow();
    fake.before("BatchWriteItem", this::eraseByAnother);

    assertThatThrownBy(() -> me.ledger().commit(new TrackCommit(lease, RUN, Records.track(10))))
        .isInstanceOf(StoreException.Conflict.class);
    assertNothingIsLeft();
  }

  @Test
  void aTrackThatIsNotThereIsErasedToo() {
    TestCommit.to(me, ACTIVITIES, clock).records(Records.activity("a1").at(AT).build()).commit();
    Lease lease = me.ledger().lease(ACTIVITIES, "test-commit", clock.instant()).orElseThrow();
    fake.before("PutItem", this::eraseByAnother);

    assertThatThrownBy(() -> me.ledger().commit(new TrackCommit(lease, RUN, null)))
        .isInstanceOf(StoreException.Conflict.class);
    assertNothingIsLeft();
  }

  @Test
  void aNoteThatIsWrittenMeanwhileIsErasedToo() {
    me.tokens().compareAndSet("strava", 0, new byte[] {1});
    fake.before("PutItem", this::eraseByAnother);

    me.notes().annotate(new Annotation(RUN, Annotation.Verdict.values()[0], clock.instant()));

    assertNothingIsLeft();
  }

  @Test
  void aLeaseThatIsTakenMeanwhileIsErasedToo() {
    me.tokens().compareAndSet("strava", 0, new byte[] {1});
    betweenFenceAndLease(this::eraseByAnother);

    assertThat(me.ledger().lease(MEASURES, "mine", soon())).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void aLeaseThatIsProlongedMeanwhileBringsNobodyBack() {
    me.tokens().lease("strava", "mine", soon());
    fake.before("UpdateItem", this::eraseByAnother);

    assertThat(me.tokens().lease("strava", "mine", soon())).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void aLeaseOfAFormerLifeKeepsNobodyWaiting() {
    me.tokens().compareAndSet("strava", 0, new byte[] {1});
    betweenFenceAndLease(
        () -> {
          try (DynamoDbStore other = open()) {
            other.erase(ME);
            other.open(ME).tokens().compareAndSet("strava", 0, new byte[] {2});
          }
        });

    assertThat(me.tokens().lease("strava", "mine", soon())).isEmpty();
    assertThat(me.tokens().lease("strava", "somebody else", soon())).isPresent();
  }

  @Test
  void aPageThatFailsMeanwhileLeavesNothing() {
    Lease lease = me.ledger().lease(MEASURES, "mine", soon()).orElseThrow();
    fake.before(
        "BatchWriteItem",
        () -> {
          eraseByAnother();
          fake.fail("BatchWriteItem", Mode.ACCESS_DENIED, 1, 1);
        });

    assertThatThrownBy(
            () ->
                TestCommit.to(me, MEASURES, clock)
                    .under(lease)
                    .records(
                        IntStream.range(0, 40).mapToObj(i -> weight("w" + i, AT, "80")).toList())
                    .commit())
        .isInstanceOf(StoreException.class);
    assertNothingIsLeft();
  }

  @Test
  void whoeverComesBackSeesNothingOfBefore() {
    TestCommit.to(me, MEASURES, clock).records(weight("w1", AT, "80")).commit();
    try (var client = StoreOnFake.client(fake.endpoint())) {
      var left =
          client
              .getItem(
                  it ->
                      it.tableName("pm-measurements")
                          .key(Item.key("U#me", "withings/measures#w1").values()))
              .item();
      stores.erase(ME);
      // As a writer leaves behind who dies after the erasure.
      client.putItem(it -> it.tableName("pm-measurements").item(left));
    }

    TestCommit.to(me, MEASURES, clock).records(weight("w2", AT, "81")).commit();

    assertThat(me.metrics().find(RecordQuery.all())).containsExactly(weight("w2", AT, "81"));
    assertThat(
            TestCommit.to(me, MEASURES, clock).records(weight("w1", AT, "80")).commit().created())
        .isEqualTo(1);
    assertThat(me.metrics().find(RecordQuery.all())).hasSize(2);
  }

  @Test
  void anErasureThatWasCutShortIsFinishedByWhoeverComesBack() {
    TestCommit.to(me, MEASURES, clock).records(weight("w1", AT, "80")).commit();
    fake.fail("BatchWriteItem", Mode.ACCESS_DENIED, 1);
    assertThatThrownBy(() -> stores.erase(ME)).isInstanceOf(StoreException.class);
    fake.heal();
    assertThat(stores.list()).containsExactly(ME);
    assertThat(me.metrics().find(RecordQuery.all())).isEmpty();

    me.tokens().compareAndSet("strava", 0, new byte[] {1});

    assertThat(stores.list()).containsExactly(ME);
    assertThat(fake.tables().size("pm-measurements")).isZero();
    assertThat(stores.erase(ME)).isTrue();
    assertNothingIsLeft();
  }

  @Test
  void aTokenOfSomebodyWhoWasErasedBringsNobodyBack() {
    me.tokens().compareAndSet("strava", 0, new byte[] {1});
    long version = me.tokens().load("strava").orElseThrow().version();
    stores.erase(ME);

    assertThat(me.tokens().compareAndSet("strava", version, new byte[] {2})).isFalse();
    assertThat(stores.list()).isEmpty();
  }

  @Test
  void whoWasErasedWhileSomebodyWroteStaysErased() {
    List<HealthRecord> page =
        IntStream.range(0, 30)
            .<HealthRecord>mapToObj(i -> weight("w" + i, AT.plusSeconds(i), "80"))
            .toList();
    fake.before("BatchWriteItem", this::eraseByAnother);

    assertThatThrownBy(() -> TestCommit.to(me, MEASURES, clock).records(page).commit())
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(stores.list()).isEmpty();
    assertThat(fake.tables().size("pm-measurements")).isZero();
  }

  private void betweenFenceAndLease(Runnable work) {
    fake.before("UpdateItem", () -> fake.before("UpdateItem", work));
  }

  private Instant soon() {
    return clock.instant().plusSeconds(300);
  }

  private void eraseByAnother() {
    try (DynamoDbStore other = open()) {
      other.erase(ME);
    }
  }

  private void assertNothingIsLeft() {
    assertThat(stores.list()).isEmpty();
    for (String table : new String[] {"measurements", "activities", "workouts"}) {
      assertThat(fake.tables().size("pm-" + table)).as(table).isZero();
    }
    // The counter of lives, which tells of nobody.
    assertThat(fake.tables().size("pm-state")).isEqualTo(1);
  }
}
