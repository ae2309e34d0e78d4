package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Tables of two write units a second, on a clock that only waiting moves. */
class WriteCapacityTest {

  private static final int RECORDS = 1_500;
  private static final int PAGE = 250;

  /** One of the table and one of its index, each. */
  private static final double LEAST_UNITS = 2 * RECORDS;

  private static final int PER_SECOND = 2;

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private FakeDynamoDb fake;

  @BeforeEach
  void start() {
    fake = FakeDynamoDb.start(clock);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void aBackfillFillsTheCapacityAndNeverExceedsIt(TestReporter reporter) {
    try (DynamoDbStore stores = open(TableOptions.provisioned())) {
      Duration took = backfill(stores);

      double least = LEAST_UNITS / PER_SECOND;
      reporter.publishEntry(
          "seconds", took.toSeconds() + " of " + least + ", " + stores.consumed());
      assertThat(took.toSeconds()).isLessThanOrEqualTo((long) (1.2 * least));
      assertThat(fake.tables().writes("pm-measurements").used()).isEqualTo(LEAST_UNITS);
      assertThat(stores.consumed().recordWrites()).isEqualTo(LEAST_UNITS);
      // Whatever is above the capacity is refused by a server as strict as this one.
      assertThat(refused()).isZero();
    }
  }

  @Test
  void whoDoesNotKnowTheCapacityLosesNothingEither(TestReporter reporter) {
    try (DynamoDbStore stores = open(TableOptions.onDemand())) {
      Duration took = backfill(stores);

      reporter.publishEntry("seconds", took.toSeconds() + ", refused " + refused());
      assertThat(refused()).isPositive();
      assertThat(fake.tables().writes("pm-measurements").used()).isEqualTo(LEAST_UNITS);
    }
  }

  @Test
  void whatIsChangedMovedOrDeletedStaysBelowTheCapacityToo() {
    try (DynamoDbStore stores = open(TableOptions.provisioned())) {
      SubjectStore me = stores.open(SubjectId.of("me"));
      commit(me, sessions(0, 40));
      // Shorter, at another time, and both.
      commit(me, sessions(0, 1));
      commit(me, sessions(1, 1));
      commit(me, sessions(2, 40));
      TestCommit.to(me, LOG, clock).deleted("s0", "s1", "s2", "s3").commit();
      // What is listed again is no longer kept aside.
      commit(me, sessions(3, 40));
      TestCommit.to(me, LOG, clock).deleted("s4", "s5").commit();
      Lease lease =
          me.ledger().lease(LOG, "test-commit", clock.instant().plusSeconds(3_600)).orElseThrow();
      me.ledger().sweep(LOG, lease, clock.instant().plus(Duration.ofDays(365)));
      commit(me, sessions(4, 40));
      stores.erase(me.subject());

      assertThat(refused()).isZero();
    }
  }

  @Test
  void aTrackThatIsReplacedStaysBelowTheCapacityToo() {
    try (DynamoDbStore stores = open(TableOptions.provisioned())) {
      SubjectStore me = stores.open(SubjectId.of("me"));
      Activity run = Records.activity("a").at(AT).build();
      TestCommit.to(me, ACTIVITIES, clock).records(run).commit();
      for (int points : new int[] {60_000, 50, 20_000}) {
        Lease lease =
            me.ledger()
                .lease(ACTIVITIES, "test-commit", clock.instant().plusSeconds(3_600))
                .orElseThrow();
        me.ledger().commit(new TrackCommit(lease, run.key(), Records.track(points)));
        me.ledger().release(lease);
      }
      stores.erase(me.subject());

      assertThat(refused()).isZero();
    }
  }

  @Test
  void theTablesThatAreThereSayHowMuchTheyTake() {
    open(TableOptions.provisioned()).close();
    // Whoever opens them later need not know how they were made.
    try (DynamoDbStore stores = open(TableOptions.onDemand())) {
      backfill(stores);

      assertThat(refused()).isZero();
    }
  }

  @Test
  void whoSaysHowMuchMayBeWrittenIsBelieved() {
    open(TableOptions.provisioned()).close();
    try (DynamoDbStore stores = builder(TableOptions.provisioned()).writeUnits(1).open()) {
      Duration took = backfill(stores);

      assertThat(took.toSeconds()).isGreaterThanOrEqualTo((long) LEAST_UNITS);
    }
  }

  private void commit(SubjectStore me, List<HealthRecord> records) {
    TestCommit.to(me, LOG, clock).records(records).commit();
  }

  /** Of some kilobytes or of one, each after another time. */
  private static List<HealthRecord> sessions(int hours, int sets) {
    return IntStream.range(0, 12)
        .<HealthRecord>mapToObj(
            i -> {
              var session = Records.workout("s" + i).at(AT.plus(Duration.ofHours(24L * i + hours)));
              for (int set = 0; set < sets; set++) {
                session.set("back squat", 5, Integer.toString(60 + set));
              }
              return session.build();
            })
        .toList();
  }

  private int refused() {
    return Stream.of(Table.values())
        .mapToInt(table -> fake.tables().writes(table.name("pm")).refused())
        .sum();
  }

  private DynamoDbStore open(TableOptions options) {
    DynamoDbStore stores = builder(options).open();
    for (Table table : Table.values()) {
      fake.tables().writes(table.name("pm")).limit(PER_SECOND);
    }
    return stores;
  }

  private DynamoDbStore.Builder builder(TableOptions options) {
    return DynamoDbStore.builder("pm")
        .client(fake.closeToo(StoreOnFake.client(fake.endpoint())))
        .clock(clock)
        .sleeper(clock::advance)
        .random(new Random(1))
        .createTables(options);
  }

  private Duration backfill(DynamoDbStore stores) {
    SubjectStore me = stores.open(SubjectId.of("me"));
    Instant start = clock.instant();
    List<HealthRecord> records =
        IntStream.range(0, RECORDS)
            .<HealthRecord>mapToObj(
                i -> weight("w" + i, AT.minus(Duration.ofDays(i)), "8" + i % 10 + ".5"))
            .toList();
    for (int from = 0; from < RECORDS; from += PAGE) {
      TestCommit.to(me, MEASURES, clock)
          .records(records.subList(from, from + PAGE))
          .next("page " + from)
          .commit();
    }
    Duration took = Duration.between(start, clock.instant());
    assertThat(me.metrics().find(RecordQuery.all())).containsExactlyInAnyOrderElementsOf(records);
    return took;
  }
}
