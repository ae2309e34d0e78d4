package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.workout;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.store.RecordQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records must come back equal: every kind, every optional field, every digit and letter. */
public abstract class RecordTripKit extends StoreKit {

  private static final String TEXT =
      "Bench 💪🏽 — «être» \"quoted\" \\ שלום עולם مرحبا 日本 \t\n\u0000\u2028 end";

  @Test
  void measurementsOfEveryQualityComeBackEqual() {
    var records = new ArrayList<HealthRecord>();
    for (Quality quality : Quality.values()) {
      records.add(
          measurement(quality.name())
              .weight("80.5")
              .value(Metric.FAT_MASS.part("left-arm"), "1.25")
              .value(Metric.of("skin.temperature", Unit.DEGREE_CELSIUS), "-0.5")
              .value(Metric.of("strange", new Unit("µ\"✓")), "0")
              .quality(quality)
              .build());
    }
    comeBackEqual(records);
  }

  @Test
  void numbersComeBackToTheLastDigit() {
    var random = new Random(5);
    var records = new ArrayList<HealthRecord>();
    for (int i = 0; i < 300; i++) {
      var value = new BigDecimal(new BigInteger(1 + random.nextInt(200), random), i % 40 - 10);
      var signed = random.nextBoolean() ? value : value.negate();
      records.add(measurement("m" + i).value(Metric.BODY_WEIGHT, signed.toString()).build());
    }
    comeBackEqual(records);
  }

  @Test
  void activitiesComeBackEqualWithAndWithoutEverything() {
    comeBackEqual(
        List.of(
            activity("bare")
                .distance(0)
                .elevationGain(0)
                .time(Duration.ZERO, Duration.ZERO)
                .name("")
                .sport(Sport.OTHER, "")
                .build(),
            activity("full")
                .sport(new Sport("nordic-skate"), "Nordic 🎿")
                .race()
                .heartRate(151.123456789)
                .name(TEXT)
                .build(),
            activity("odd")
                .distance(Double.MIN_VALUE)
                .elevationGain(1.0 / 3)
                .time(Duration.ofSeconds(3601, 1), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                .build(),
            activity("huge").distance(Double.MAX_VALUE).heartRate(0).build()));
  }

  @Test
  void workoutsComeBackEqualWithEveryOptionalFieldAbsentAndPresent() {
    var builder = workout("all").session(TEXT);
    for (int bits = 0; bits < 64; bits++) {
      builder.set(
          new ExerciseSet(
              "set " + bits,
              bits,
              (bits & 1) == 0 ? null : new BigDecimal("-12.5"),
              (bits & 2) == 0 ? null : Duration.ofMillis(90_500),
              (bits & 4) == 0 ? null : 0.1,
              (bits & 8) == 0,
              (bits & 16) == 0,
              (bits & 32) == 0 ? "" : TEXT));
    }
    comeBackEqual(
        List.of(
            builder.build(),
            workout("rest").withoutSets().build(),
            workout("heavy").set("sled", 1, "1E+2").build()));
  }

  @Test
  void longTextsComeBackWhole() {
    String note = "a💬ש".repeat(2_500);
    var set = new ExerciseSet("deadlift", 1, null, null, null, false, false, note);
    comeBackEqual(List.of(workout("1").session(note).set(set).build()));
    comeBackEqual(List.of(activity("1").name(note).build()));
  }

  @Test
  void externalIdsComeBackWhateverTheyHold() {
    var records = new ArrayList<HealthRecord>();
    for (String id : List.of("a/b#c", "'; drop table x; --", "%_*?", "😀 שלום", "x".repeat(256))) {
      records.add(measurement(id).build());
    }
    comeBackEqual(records);
    page(MEASURES).deleted("%_*?").commit();
    assertThat(everything()).hasSize(4);
  }

  @Test
  void zonesComeBackAsTheyWere() {
    var records = new ArrayList<HealthRecord>();
    for (ZoneId zone :
        List.of(
            ZoneId.of("America/Argentina/ComodRivadavia"),
            ZoneId.of("UTC"),
            ZoneId.of("UTC+05:45"),
            ZoneOffset.UTC,
            ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3))) {
      records.add(measurement("in " + zone).zone(zone).build());
    }
    comeBackEqual(records);
  }

  /** By every way to read, and recognised as unchanged when it comes again. */
  private void comeBackEqual(List<? extends HealthRecord> records) {
    var source = records.get(0).key().source();
    page(source).records(records).commit();

    assertThat(metrics().find(RecordQuery.all().from(source)))
        .containsExactlyInAnyOrderElementsOf(records);
    findAll(Measurement.class, source, records);
    findAll(Activity.class, source, records);
    findAll(Workout.class, source, records);
    assertThat(page(source).records(records).commit().unchanged()).isEqualTo(records.size());
  }

  private <R extends HealthRecord> void findAll(
      Class<R> type, SourceId source, List<? extends HealthRecord> records) {
    assertThat(metrics().find(new RecordQuery<>(type, TimeRange.ALL, source, null)))
        .containsExactlyInAnyOrderElementsOf(
            records.stream().filter(type::isInstance).map(type::cast).toList());
  }
}
