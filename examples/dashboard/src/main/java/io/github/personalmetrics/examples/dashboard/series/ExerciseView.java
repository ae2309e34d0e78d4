package io.github.personalmetrics.examples.dashboard.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exercise, as {@code /exercise} answers it.
 *
 * @param formula of the estimates, such as {@code epley}
 * @param warmups whether warm-up sets are counted
 * @param bests over all sessions told, each the first that was as good
 * @param sessions oldest first, those with a set that counts
 */
public record ExerciseView(
    String exercise,
    String formula,
    boolean warmups,
    Total total,
    Bests bests,
    List<Session> sessions) {

  /**
   * What all the sessions add up to, in kilograms.
   *
   * @param total_weight carried: the sum of repetitions times load
   * @param repetitions on both sides
   * @param mean_per_repetition over the sets with a load; absent if none had one
   * @param max_weight of the sets with a repetition; absent if none had a load
   * @param lifted_one_rm the heaviest single repetition; absent if there was none
   * @param estimated_one_rm the highest; absent if no set allows one
   */
  public record Total(
      int sessions,
      int sets,
      BigDecimal total_weight,
      long repetitions,
      @Nullable Double mean_per_repetition,
      @Nullable BigDecimal max_weight,
      @Nullable BigDecimal lifted_one_rm,
      @Nullable Estimate estimated_one_rm) {}

  /** {@link Total} of one session. */
  public record Session(
      String source,
      String id,
      LocalDate date,
      int sets,
      BigDecimal total_weight,
      long repetitions,
      @Nullable Double mean_per_repetition,
      @Nullable BigDecimal max_weight,
      @Nullable BigDecimal lifted_one_rm,
      @Nullable Estimate estimated_one_rm) {}

  /**
   * What could be lifted once.
   *
   * @param value kilograms by the formula
   * @param low kilograms by the most cautious of the seven formulas
   * @param high kilograms by the boldest of them
   * @param confidence {@code lifted} if it was done, {@code valid} up to 10 repetitions, or {@code
   *     low}
   */
  public record Estimate(double value, double low, double high, String confidence) {}

  /**
   * Absent where nothing qualifies.
   *
   * @param mean_per_repetition of a session, as is {@code total_weight}
   */
  public record Bests(
      @Nullable Best max_weight,
      @Nullable Best lifted_one_rm,
      @Nullable Best estimated_one_rm,
      @Nullable Best mean_per_repetition,
      @Nullable Best total_weight) {}

  /**
   * @param value kilograms
   */
  public record Best(double value, LocalDate date) {}
}
