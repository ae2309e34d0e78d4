package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One set as it was performed.
 *
 * @param reps repetitions; 0 is a failed attempt
 * @param load kilograms; absent means body weight, negative means assisted
 * @param duration for timed work
 * @param distance metres, for work over a distance
 * @param perSide the repetitions were done on each side
 */
public record ExerciseSet(
    String exercise,
    int reps,
    @Nullable BigDecimal load,
    @Nullable Duration duration,
    @Nullable Double distance,
    boolean perSide,
    boolean warmUp,
    String note) {

  public ExerciseSet {
    Checks.line("exercise", exercise, 256);
    if (reps < 0) {
      throw new IllegalArgumentException("repetitions must not be negative: " + reps);
    }
    if (duration != null && duration.isNegative()) {
      throw new IllegalArgumentException("duration must not be negative: " + duration);
    }
    if (distance != null) {
      Checks.notNegative("distance", distance);
    }
    load = load == null ? null : load.stripTrailingZeros();
  }

  public static ExerciseSet of(String exercise, int reps, @Nullable BigDecimal load) {
    return new ExerciseSet(exercise, reps, load, null, null, false, false, "");
  }
}
