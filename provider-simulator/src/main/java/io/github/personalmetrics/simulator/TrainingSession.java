package io.github.personalmetrics.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One CrossFit session of a {@link SyntheticPerson}, as a test wants to know it.
 *
 * @param label the person's own name for it; two sessions of one day have different ones
 * @param lifts in the order they were done, each a row of the sheet
 */
public record TrainingSession(LocalDate date, String label, List<Lift> lifts) {

  /** Copies the lifts. */
  public TrainingSession {
    lifts = List.copyOf(lifts);
  }

  /**
   * Equal sets of one exercise.
   *
   * @param reps of each set; 0 is a missed attempt
   * @param kilograms on the bar; null means body weight
   * @param note empty if there is none
   */
  public record Lift(
      String exercise, int sets, int reps, @Nullable BigDecimal kilograms, String note) {}
}
