package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb.Mode;
import io.github.personalmetrics.sync.Sleeper;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What writers leave behind who never came to their end, and what readers see of it. */
class UnfinishedTest extends FakeStoreTest {

  @Test
  void halfAPageStaysUnseenWhoeverBeginsAfterIt() {
    TestCommit.to(me, MEASURES, clock).records(records(0, 3)).commit();
    dieOver(records(10, 40));
    dieOver(records(50, 90));
    assertThat(fake.tables().size("pm-measurements")).isEqualTo(3 + 25 + 25);
    assertThat(all()).isEqualTo(records(0, 3));

    // Another source's page ends, and is seen alone.
    HealthRecord run = run("a1");
    TestCommit.to(me, ACTIVITIES, clock).records(run).commit();
    assertThat(all()).containsExactlyInAnyOrderElementsOf(concat(records(0, 3), List.of(run)));

    String version = me.metrics().version();
    assertThat(TestCommit.to(me, MEASURES, clock).records(records(10, 90)).commit().created())
        .isEqualTo(80);
    assertThat(all()).hasSize(3 + 1 + 80);
    assertThat(me.metrics().version()).isNotEqualTo(version);
  }

  @Test
  void whatIsNoPageDoesNotShowHalfAPage() {
    TestCommit.to(me, MEASURES, clock).records(records(0, 3)).commit();
    dieOver(records(10, 40));
    Lease lease = lease("sweeper");

    me.ledger().sweep(MEASURES, lease, AT.plusSeconds(1));

    assertThat(all()).isEqualTo(records(1, 3));
  }

  @Test
  void whoReadsWaitsUntilAChangeIsWhole() {
    TestCommit.to(me, MEASURES, clock).records(weights(0, 40, "80")).commit();
    Instant announced = clock.instant();
    dieAtOnceOver(weights(0, 40, "90"));
    // Who began it ends it half a minute later, while the readers wait.
    var ended = new AtomicBoolean();
    Sleeper sleeper =
        duration -> {
          clock.advance(duration);
          if (!clock.instant().isBefore(announced.plusSeconds(30))
              && ended.compareAndSet(false, true)) {
            TestCommit.to(me, MEASURES, clock).records(weights(0, 40, "90")).commit();
          }
        };
    try (DynamoDbStore readers = StoreOnFake.on(fake, clock).sleeper(sleeper).open()) {
      HealthRecord latest = readers.open(ME).metrics().latest(RecordQuery.all()).orElseThrow();
      assertThat(latest).isEqualTo(weights(39, 40, "90").get(0));
      assertThat(readers.open(ME).metrics().find(RecordQuery.all()))
          .isEqualTo(weights(0, 40, "90"));
      assertThat(ended).isTrue();
    }
  }

  @Test
  void whoReadsWaitsAMinuteForAWriterWhoDied() {
    TestCommit.to(me, MEASURES, clock).records(weights(0, 40, "80")).commit();
    Instant announced = clock.instant();
    dieAtOnceOver(weights(0, 40, "90"));

    assertThat(me.metrics().latest(RecordQuery.all())).contains(weights(39, 40, "80").get(0));
    assertThat(Duration.between(announced, clock.instant()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    assertThat(me.metrics().metrics().get(0).count()).isEqualTo(40);
    assertThat(Duration.between(announced, clock.instant())).isLessThan(Duration.ofSeconds(62));
  }

  @Test
  void whoeverFailsAfterLosingTheLeaseMarksTheSource() {
    Lease slow = lease("slow");
    fake.before(
        "BatchWriteItem",
        () -> {
          clock.advance(Duration.ofMinutes(10));
          try (DynamoDbStore other = open()) {
            lease(other, "fast");
          }
          fake.fail("BatchWriteItem", Mode.ACCESS_DENIED, 0, 1);
        });

    assertThatThrownBy(
            () -> TestCommit.to(me, MEASURES, clock).under(slow).records(records(0, 3)).commit())
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(me.ledger().state(MEASURES).rereadNeeded()).isTrue();
  }

  @Test
  void aSweepThatLosesItsLeaseEnds() {
    TestCommit.to(me, MEASURES, clock).records(records(0, 60)).commit();
    me.ledger().release(lease("test-commit"));
    Lease slow = lease("slow");
    fake.before(
        "BatchWriteItem",
        () -> {
          clock.advance(Duration.ofMinutes(10));
          try (DynamoDbStore other = open()) {
            lease(other, "fast");
          }
        });

    assertThatThrownBy(() -> me.ledger().sweep(MEASURES, slow, AT.plusSeconds(50)))
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(me.ledger().state(MEASURES).rereadNeeded()).isTrue();
    assertThat(fake.tables().size("pm-measurements")).isEqualTo(60 - 25);
  }

  @Test
  void aSourceThatIsReadAgainAsksForTracksThatNobodyKnowsOf() {
    TestCommit.to(me, ACTIVITIES, clock).records(run("a1"), run("a2"), run("a3")).commit();
    Lease lease = me.ledger().lease(ACTIVITIES, "test-commit", clock.instant()).orElseThrow();
    me.ledger().commit(new TrackCommit(lease, RecordKey.of(ACTIVITIES, "a3"), null));
    try (var client = StoreOnFake.client(fake.endpoint())) {
      // As a writer that was slower than its lease does: it forgets, and marks the source.
      String wanted = Tracks.wanted(RecordKey.of(ACTIVITIES, "a1"), AT);
      client.deleteItem(it -> it.tableName("pm-state").key(Item.key("U#me", wanted).values()));
      client.updateItem(
          request ->
              new Update()
                  .set(SourceRow.REREAD, 1)
                  .apply(request)
                  .tableName("pm-state")
                  .key(Item.key("U#me", SourceRow.sk(ACTIVITIES)).values()));
    }
    assertThat(me.ledger().missingTracks(ACTIVITIES, 9)).hasSize(1);

    TestCommit.to(me, ACTIVITIES, clock).records(run("a2")).commit();

    assertThat(me.ledger().missingTracks(ACTIVITIES, 9))
        .extracting(RecordKey::externalId)
        .containsExactlyInAnyOrder("a1", "a2");
    assertThat(me.ledger().state(ACTIVITIES).rereadNeeded()).isFalse();
  }

  /** Every request of two pages with something to list, and all that come after. */
  @Test
  void noLotIsLeftThatNobodyPointsTo() {
    int requests = fake.operations().size();
    listTwice(stores.open(SubjectId.of("plain")));
    requests = fake.operations().size() - requests;
    for (int n = 1; n <= requests; n++) {
      SubjectStore store = stores.open(SubjectId.of("case-" + n));
      fake.failFrom(n, Mode.ACCESS_DENIED);
      try {
        listTwice(store);
      } catch (StoreException e) {
        // As if the process had died there.
      }
      fake.heal();
      clock.advance(Duration.ofMinutes(10));
      listTwice(store);
      assertThat(lots("case-" + n)).as("after " + n).isEqualTo(lots("plain"));
    }
  }

  private void listTwice(SubjectStore store) {
    for (String raw : List.of("x", "y")) {
      TestCommit.to(store, MEASURES, clock)
          .records(weight("w1", AT, raw.equals("x") ? "80" : "81"))
          .rejected(Records.rejection(MEASURES, "bad", raw))
          .commit();
    }
  }

  private int lots(String subject) {
    try (var client = StoreOnFake.client(fake.endpoint())) {
      return client
          .query(
              request -> Selection.state("U#" + subject, "B#").apply(request).tableName("pm-state"))
          .count();
    }
  }

  private void dieAtOnceOver(List<HealthRecord> page) {
    fake.fail("BatchWriteItem", Mode.ACCESS_DENIED, 1, Integer.MAX_VALUE);
    assertThatThrownBy(() -> TestCommit.to(me, MEASURES, clock).records(page).commit())
        .isInstanceOf(StoreException.class);
    fake.heal();
  }

  /** Its first batch is written, then the process dies. */
  private void dieOver(List<HealthRecord> page) {
    dieAtOnceOver(page);
    clock.advance(Duration.ofMinutes(10));
  }

  private Lease lease(String owner) {
    return lease(stores, owner);
  }

  private Lease lease(DynamoDbStore store, String owner) {
    return store
        .open(ME)
        .ledger()
        .lease(MEASURES, owner, clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }

  private static HealthRecord run(String id) {
    return Records.activity(id).at(AT).build();
  }

  private static List<HealthRecord> concat(List<HealthRecord> one, List<HealthRecord> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<HealthRecord> records(int from, int to) {
    return weights(from, to, "80");
  }

  private static List<HealthRecord> weights(int from, int to, String kilograms) {
    return IntStream.range(from, to)
        .<HealthRecord>mapToObj(i -> weight("w" + i, AT.plusSeconds(i), kilograms))
        .toList();
  }
}
