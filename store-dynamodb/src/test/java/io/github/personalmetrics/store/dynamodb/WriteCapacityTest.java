package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
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

  private int refused() {
    return Stream.of(Table.values())
        .mapToInt(table -> fake.tables().writes(table.name("pm")).refused())
        .sum();
  }

  private DynamoDbStore open(TableOptions options) {
    DynamoDbStore stores =
        DynamoDbStore.builder("pm")
            .client(StoreOnFake.client(fake.endpoint()))
            .clock(clock)
            .sleeper(clock::advance)
            .random(new Random(1))
            .createTables(options)
            .open();
    for (Table table : Table.values()) {
      fake.tables().writes(table.name("pm")).limit(PER_SECOND);
    }
    return stores;
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
