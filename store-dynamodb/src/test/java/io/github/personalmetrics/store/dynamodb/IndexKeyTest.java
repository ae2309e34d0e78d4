package io.github.personalmetrics.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.RecordedData;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Why a family stands before the time in the index: what a scale really sends. */
@SuppressWarnings("unchecked")
class IndexKeyTest {

  private static final Map<Integer, Metric> METRICS =
      Map.ofEntries(
          Map.entry(1, Metric.BODY_WEIGHT),
          Map.entry(4, Metric.HEIGHT),
          Map.entry(5, Metric.FAT_FREE_MASS),
          Map.entry(6, Metric.FAT_RATIO),
          Map.entry(8, Metric.FAT_MASS),
          Map.entry(9, Metric.DIASTOLIC_PRESSURE),
          Map.entry(10, Metric.SYSTOLIC_PRESSURE),
          Map.entry(11, Metric.HEART_RATE),
          Map.entry(76, Metric.MUSCLE_MASS),
          Map.entry(77, Metric.HYDRATION),
          Map.entry(88, Metric.BONE_MASS),
          Map.entry(91, Metric.of("heart.pulse-wave-velocity", Unit.METRE_PER_SECOND)),
          Map.entry(155, Metric.of("heart.vascular-age", Unit.YEAR)));

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");

  @Test
  void weightIsReadWithoutWhatElseAScaleSends(TestReporter reporter) throws IOException {
    Path file = RecordedData.folder("withings/derived").resolve("getmeas_full_2062.json");
    List<HealthRecord> recorded = recorded(file);
    Instant last = recorded.get(recorded.size() - 1).at();
    try (FakeDynamoDb fake = FakeDynamoDb.start(clock);
        DynamoDbStore stores = StoreOnFake.on(fake, clock).open()) {
      SubjectStore me = stores.open(SubjectId.of("me"));
      TestCommit.to(me, Records.MEASURES, clock).records(recorded).commit();

      var year = RecordQuery.measurements().in(last.minus(Duration.ofDays(365)), Instant.MAX);
      var weightOfAYear =
          new RecordQuery<>(Measurement.class, year.range(), null, Metric.BODY_WEIGHT);
      double byFamily = units(stores, () -> me.metrics().find(weightOfAYear));
      double byTimeAlone = units(stores, () -> me.metrics().find(year)) - 1;
      double latest =
          units(stores, () -> me.metrics().latest(RecordQuery.measurements(Metric.BODY_WEIGHT)));

      reporter.publishEntry(
          "units",
          "year by family " + byFamily + ", by time alone " + byTimeAlone + ", latest " + latest);
      assertThat(recorded).hasSize(2_062);
      assertThat(me.metrics().find(weightOfAYear)).hasSize(359);
      assertThat(byFamily).isLessThan(byTimeAlone / 2);
      // The person's own row before and after, and one reading.
      assertThat(latest).isEqualTo(3);
    }
  }

  private static double units(DynamoDbStore stores, Runnable work) {
    ConsumedUnits before = stores.consumed();
    work.run();
    return stores.consumed().since(before).reads();
  }

  private static List<HealthRecord> recorded(Path file) throws IOException {
    var json =
        (Map<String, Object>)
            new Moshi.Builder().build().adapter(Object.class).fromJson(Files.readString(file));
    var groups =
        (List<Map<String, Object>>) ((Map<String, Object>) json.get("body")).get("measuregrps");
    var records = new ArrayList<HealthRecord>();
    for (Map<String, Object> group : groups) {
      var values = new TreeMap<Metric, BigDecimal>();
      for (Map<String, Object> measure : (List<Map<String, Object>>) group.get("measures")) {
        int scale = -((Number) measure.get("unit")).intValue();
        values.put(
            METRICS.get(((Number) measure.get("type")).intValue()),
            BigDecimal.valueOf(((Number) measure.get("value")).longValue(), scale));
      }
      String id = BigDecimal.valueOf(((Number) group.get("grpid")).doubleValue()).toPlainString();
      records.add(
          Measurement.of(
              RecordKey.of(Records.MEASURES, id),
              Instant.ofEpochSecond(((Number) group.get("date")).longValue()),
              Records.ZONE,
              values,
              Quality.CONFIRMED));
    }
    records.sort(Comparator.comparing(HealthRecord::at));
    return records;
  }
}
