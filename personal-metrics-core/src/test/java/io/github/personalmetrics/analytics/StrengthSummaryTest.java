package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrengthSummaryTest {

  @Test
  void setsAddUpAsComputedElsewhere() {
    List<Map<String, String>> rows = Oracle.rows("strength_sets.csv");
    int checked = 0;
    for (Map<String, String> expected : Oracle.rows("strength_expected.csv")) {
      String column = expected.get("scope").equals("session") ? "date" : "exercise";
      List<ExerciseSet> sets =
          rows.stream()
              .filter(row -> row.get(column).equals(expected.get("key")))
              .map(StrengthSummaryTest::set)
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
