package io.github.personalmetrics.examples.dashboard.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strength sessions, oldest first, as {@code /workouts} answers it. */
public record WorkoutsView(List<Row> workouts) {

  /**
   * @param session the person's own label of it, empty if it has none
   * @param exercises the same sets summed up by exercise, in the order they were begun
   * @param total_weight kilograms carried: the sum of repetitions times load
   * @param mean_per_repetition kilograms, over the sets with a load; absent if none had one
   * @param max_weight kilograms; absent if no set had a load
   */
  public record Row(
      String source,
      String id,
      LocalDate date,
      String session,
      List<Lift> sets,
      List<Exercise> exercises,
      BigDecimal total_weight,
      long repetitions,
      @Nullable Double mean_per_repetition,
      @Nullable BigDecimal max_weight) {}

  /**
   * One set.
   *
   * @param reps repetitions, on each side if {@code per_side}
   * @param weight kilograms; absent for body weight, negative with help
   * @param duration seconds, for timed work
   * @param distance metres, for work over a distance
   */
  public record Lift(
      String exercise,
      int reps,
      @Nullable BigDecimal weight,
      @Nullable Double duration,
      @Nullable Double distance,
      boolean per_side,
      boolean warm_up,
      String note) {}

  /** What the sets of an exercise add up to, as {@link Row} does for all. */
  public record Exercise(
      String exercise,
      int sets,
      BigDecimal total_weight,
      long repetitions,
      @Nullable Double mean_per_repetition,
      @Nullable BigDecimal max_weight) {}

  /** Of a whole period. */
  public record Totals(
      BigDecimal total_weight,
      long repetitions,
      @Nullable Double mean_per_repetition,
      @Nullable BigDecimal max_weight,
      @Nullable LocalDate max_date) {}
}
