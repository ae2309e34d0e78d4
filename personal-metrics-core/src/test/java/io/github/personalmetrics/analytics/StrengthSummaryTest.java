package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrengthSummaryTest {

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
