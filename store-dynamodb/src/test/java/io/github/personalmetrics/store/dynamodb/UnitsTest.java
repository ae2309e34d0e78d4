package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.ConsumedUnits.Prices;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What ten years of one person cost: to keep up to date, and to look at. */
class UnitsTest {

  private static final int DAYS = 3_653;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration EVERY = Duration.ofHours(3);

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final List<ScriptedConnector> connectors = tenYears();
  private FakeDynamoDb fake;
  private DynamoDbStore stores;
  private SubjectStore me;

  @BeforeEach
  void backfill() {
    fake = FakeDynamoDb.start(clock);
    stores = StoreOnFake.on(fake, clock).sleeper(clock::advance).random(new Random(1)).open();
    me = stores.open(SubjectId.of("me"));
    engine().sync();
  }

  @AfterEach
  void stop() {
    stores.close();
    fake.close();
  }

  @Test
  void aSyncWithoutChangesWritesNoRecord(TestReporter reporter) {
    ConsumedUnits backfill = stores.consumed();
    assertThat(backfill.reads()).as("as the README says").isCloseTo(6_153.0, withinPercentage(10));
    assertThat(backfill.writes())
        .as("as the README says")
        .isCloseTo(13_478.0, withinPercentage(10));
    reporter.publishEntry("backfill", backfill.describe(Prices.US_EAST_1, EVERY));
    assertThat(me.metrics().find(RecordQuery.all())).hasSize(DAYS + 2 * ((DAYS + 2) / 3));
    ConsumedUnits before = stores.consumed();
    clock.advance(EVERY);

    engine().sync();

    ConsumedUnits sync = stores.consumed().since(before);
    reporter.publishEntry("nothing new", sync + ": " + sync.describe(Prices.US_EAST_1, EVERY));
    assertThat(sync.recordWrites()).isZero();
    assertThat(sync.stateWrites()).as("as the README says").isCloseTo(15.0, withinPercentage(10));
    assertThat(sync.stateReads()).as("as the README says").isCloseTo(27.0, withinPercentage(10));

    before = stores.consumed();
    engine().sync(new SyncRequest(Set.of(), true));

    ConsumedUnits again = stores.consumed().since(before);
    reporter.publishEntry("all read again", again + ": " + again.describe(Prices.US_EAST_1, EVERY));
    assertThat(again.recordWrites()).isZero();
    assertThat(again.writes()).as("as the README says").isCloseTo(55.0, withinPercentage(10));
    assertThat(again.reads()).as("as the README says").isCloseTo(6_356.0, withinPercentage(10));
  }

  @Test
  void aPageThatIsLoadedAgainReadsOneUnit() {
    me.metrics().version();
    ConsumedUnits before = stores.consumed();

    me.metrics().version();

    assertThat(stores.consumed().since(before)).isEqualTo(new ConsumedUnits(0, 0, 1, 0));
  }

  @Test
  void metricsAreCountedOnceForEachVersion() {
    List<MetricInfo> counted = me.metrics().metrics();
    ConsumedUnits before = stores.consumed();

    assertThat(me.metrics().metrics()).isEqualTo(counted).hasSize(5);
    assertThat(stores.consumed().since(before)).isEqualTo(new ConsumedUnits(0, 0, 2, 0));
  }

  @Test
  void theFirstPageWaitsForItsReadUnits(TestReporter reporter) {
    for (Table table : Table.values()) {
      fake.tables().reads(table.name("pm")).limit(10);
    }
    ConsumedUnits before = stores.consumed();
    Instant start = clock.instant();

    me.metrics().latest(RecordQuery.measurements(Metric.BODY_WEIGHT));
    Instant afterLatest = clock.instant();
    me.metrics()
        .find(
            RecordQuery.measurements(Metric.BODY_WEIGHT)
                .in(clock.instant().minus(Duration.ofDays(365)), clock.instant()));
    Instant afterYear = clock.instant();
    ConsumedUnits beforeAll = stores.consumed();
    me.metrics().find(RecordQuery.all());
    Instant afterAll = clock.instant();
    assertThat(stores.consumed().since(beforeAll).reads())
        .as("as the README says")
        .isCloseTo(390.0, withinPercentage(10));

    reporter.publishEntry("latest weight", Duration.between(start, afterLatest).toString());
    reporter.publishEntry("a year of weight", Duration.between(afterLatest, afterYear).toString());
    reporter.publishEntry("all of ten years", Duration.between(afterYear, afterAll).toString());
    reporter.publishEntry("units", stores.consumed().since(before).toString());
    assertThat(Duration.between(start, afterYear)).isLessThan(Duration.ofSeconds(30));
    assertThat(Duration.between(start, afterAll)).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void unitsHaveAPrice() {
    var units = new ConsumedUnits(100, 200, 300, 400);

    assertThat(units.price(new Prices(1, 10, "nowhere"))).isEqualTo(0.0064);
    assertThat(units.pricePerYear(new Prices(1, 10, "nowhere"), DAY)).isEqualTo(365 * 0.0064);
    assertThat(units.describe(Prices.US_EAST_1, DAY))
        .isEqualTo(
            "400.0 read and 600.0 write units, $0.000425 a time and $0.16 a year"
                + " (on demand, us-east-1, November 2026)");
    assertThat(units.plus(units).since(units)).isEqualTo(units);
  }

  private SyncEngine engine() {
    return SyncEngine.builder(me, clock)
        .connectors(connectors)
        .sleeper(clock::advance)
        .random(new Random(1))
        .build();
  }

  private static List<ScriptedConnector> tenYears() {
    var scale = ScriptedConnector.of(Records.MEASURES).pageSize(300);
    var watch = ScriptedConnector.of(Records.ACTIVITIES).pageSize(200);
    var sheet = ScriptedConnector.of(Records.LOG).pageSize(5_000);
    for (int day = 0; day < DAYS; day++) {
      Instant at = AT.minus(DAY.multipliedBy(day));
      scale.put(weighIn(day, at));
      if (day % 3 == 0) {
        watch.put(Records.activity("a" + day).at(at).distance(5_000 + day).build());
        sheet.put(session(day, at));
      }
    }
    return List.of(scale, watch, sheet);
  }

  private static HealthRecord weighIn(int day, Instant at) {
    return Records.measurement("w" + day)
        .at(at)
        .weight("80." + day % 10)
        .value(Metric.FAT_RATIO, "20." + day % 7)
        .value(Metric.MUSCLE_MASS, "61." + day % 9)
        .value(Metric.BONE_MASS, "3.2")
        .value(Metric.HYDRATION, "44." + day % 8)
        .build();
  }

  private static HealthRecord session(int day, Instant at) {
    var workout = Records.workout("s" + day).at(at);
    for (int set = 0; set < 15; set++) {
      workout.set("back squat", 5, Integer.toString(60 + set));
    }
    return workout.build();
  }
}
