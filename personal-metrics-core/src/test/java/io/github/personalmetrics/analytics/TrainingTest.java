package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  private static Activity activity(Sport sport, int day, double metres, int moving, int elapsed) {
    return activity(sport, day, metres, moving, elapsed, false);
  }

  private static Activity activity(
      Sport sport, int day, double metres, int moving, int elapsed, boolean race) {
    return new Activity(
        RecordKey.of(SourceId.of("test", "activities"), "day " + day),
        MONDAY.plus(Duration.ofDays(day)),
        ZoneOffset.UTC,
        sport,
        sport.id(),
        "",
        metres,
        Duration.ofSeconds(moving),
        Duration.ofSeconds(elapsed),
        day * 10,
        race,
        null);
  }

  @Test
  void speedAgreesWithWhatIsPublished() {
    for (Map<String, String> row : Oracle.rows("running.csv")) {
      var run =
          activity(
              Sport.RUN,
              0,
              Double.parseDouble(row.get("distance_m")),
              Integer.parseInt(row.get("moving_s")),
              Integer.parseInt(row.get("elapsed_s")));

      assertThat(Running.speed(run).orElseThrow())
          .as(row.get("source"))
          .isCloseTo(Double.parseDouble(row.get("avg_speed_mps")), within(1e-12));
    }
  }

  @Test
  void aRaceIsRunAgainstTheClock() {
    assertThat(Running.speed(activity(Sport.RUN, 0, 10_000, 3_000, 4_000, true)).orElseThrow())
        .isEqualTo(2.5);
  }

  @Test
  void noTimeGivesNoSpeed() {
    assertThat(Running.speed(activity(Sport.RUN, 0, 100, 0, 0))).isEmpty();
  }

  @Test
  void theLastRunIsComparedWithTheRunBeforeItWhateverCameBetween() {
    var comparison =
        Running.lastAgainstPrevious(
                List.of(
                    activity(Sport.RUN, 0, 8_000, 2_400, 2_500),
                    activity(Sport.RIDE, 1, 40_000, 5_000, 5_000),
                    activity(Sport.TRAIL_RUN, 2, 10_000, 3_600, 3_700),
                    activity(Sport.SWIM, 3, 1_000, 1_200, 1_200)))
            .orElseThrow();

    assertThat(comparison.distanceChange()).hasValue(2_000);
    assertThat(comparison.timeChange()).hasValue(1_200);
    assertThat(comparison.elevationChange()).hasValue(20);
    assertThat(comparison.speedChange().orElseThrow())
        .isCloseTo(10_000 / 3_600.0 - 8_000 / 2_400.0, within(1e-12));
  }

  @Test
  void theFirstRunHasNothingToBeComparedWith() {
    var comparison =
        Running.lastAgainstPrevious(List.of(activity(Sport.RUN, 0, 8_000, 2_400, 2_500)))
            .orElseThrow();

    assertThat(comparison.distanceChange()).isEmpty();
    assertThat(comparison.speedChange()).isEmpty();
    assertThat(Running.lastAgainstPrevious(List.of())).isEmpty();
  }

  @Test
  void setsAddUpAsComputedElsewhere() {
    List<Map<String, String>> rows = Oracle.rows("strength_sets.csv");
    int checked = 0;
    for (Map<String, String> expected : Oracle.rows("strength_expected.csv")) {
      String column = expected.get("scope").equals("session") ? "date" : "exercise";
      List<ExerciseSet> sets =
          rows.stream()
              .filter(row -> row.get(column).equals(expected.get("key")))
              .map(TrainingTest::set)
              .toList();
      if (sets.isEmpty()) {
        continue;
      }
      checked++;

      var summary = StrengthSummary.of(sets);

      assertThat(summary.totalWeight().doubleValue())
          .isEqualTo(number(expected, "total_weight_kg"));
      assertThat((double) summary.repetitions()).isEqualTo(number(expected, "reps"));
      assertThat((double) summary.weightedRepetitions())
          .isEqualTo(number(expected, "reps_weighted_only"));
      assertThat(summary.meanPerWeightedRepetition().orElse(0))
          .isCloseTo(number(expected, "avg_weight_per_rep_weighted"), within(1e-12));
      assertThat(summary.meanPerRepetition().orElse(0))
          .isCloseTo(number(expected, "avg_weight_per_rep_all"), within(1e-12));
    }
    assertThat(checked).isGreaterThan(3);
  }

  private static double number(Map<String, String> row, String column) {
    return row.get(column).isEmpty() ? 0 : Double.parseDouble(row.get(column));
  }

  private static ExerciseSet set(Map<String, String> row) {
    String load = row.get("weight_kg");
    BigDecimal kilograms = load.isEmpty() || load.equals("0") ? null : new BigDecimal(load);
    return ExerciseSet.of(row.get("exercise"), Integer.parseInt(row.get("reps")), kilograms);
  }

  @Test
  void helpAndBodyWeightCarryNothing() {
    var summary =
        StrengthSummary.of(
            List.of(
                ExerciseSet.of("Pull-up", 10, null),
                ExerciseSet.of("Pull-up", 5, new BigDecimal("-20")),
                ExerciseSet.of("Deadlift", 0, new BigDecimal("200"))));

    assertThat(summary.repetitions()).isEqualTo(15);
    assertThat(summary.totalWeight()).isZero();
    assertThat(summary.maxWeight()).isNull();
    assertThat(summary.meanPerWeightedRepetition()).isEmpty();
  }
}
