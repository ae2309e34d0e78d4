package io.github.personalmetrics.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a person's training does to their fat, so that a forecast has something to find.
 *
 * <p>In a week, Monday to Sunday, the fat changes evenly by
 *
 * <pre>-{@value #GRAMS_PER_KILOMETRE} g x (km run - {@value #HABITUAL_KILOMETRES})
 * -{@value #GRAMS_PER_SESSION} g x (strength sessions - {@value #HABITUAL_SESSIONS})</pre>
 *
 * all times the person's own factor, and {@value #FADING_A_WEEK} of what earlier weeks have brought
 * fades meanwhile. Weeks that touch the {@link MuscleGainPeriod} neither add nor fade.
 */
public final class TrainingEffect {
  /** Fat that one more kilometre of running takes, in grams; less running brings it back. */
  public static final double GRAMS_PER_KILOMETRE = 20;

  /** Kilometres of running a week that change nothing. */
  public static final double HABITUAL_KILOMETRES = 14;

  /** Fat that one more strength session takes, in grams. */
  public static final double GRAMS_PER_SESSION = 60;

  /** Strength sessions a week that change nothing. */
  public static final double HABITUAL_SESSIONS = 3;

  /** How much of what was brought about before is gone after a week. */
  public static final double FADING_A_WEEK = 0.15;

  private final LocalDate firstMonday;
  private final List<Double> grams = new ArrayList<>(List.of(0.0));

  /**
   * @param kilometres run in the week of a Monday
   * @param sessions of strength training in the week of a Monday
   */
  TrainingEffect(
      double factor,
      LocalDate from,
      LocalDate to,
      MuscleGainPeriod gain,
      ToDoubleFunction<LocalDate> kilometres,
      ToDoubleFunction<LocalDate> sessions) {
    this.firstMonday = monday(from);
    double level = 0;
    for (var week = firstMonday; !week.isAfter(to); week = week.plusWeeks(1)) {
      boolean gaining = !week.isAfter(gain.last()) && !week.plusDays(6).isBefore(gain.first());
      if (factor != 0 && !gaining) {
        level *= 1 - FADING_A_WEEK;
        level -=
            factor * GRAMS_PER_KILOMETRE * (kilometres.applyAsDouble(week) - HABITUAL_KILOMETRES);
        level -= factor * GRAMS_PER_SESSION * (sessions.applyAsDouble(week) - HABITUAL_SESSIONS);
      }
      grams.add(level);
    }
  }

  /** Grams of fat that training has added up to the morning of a day; mostly around 0. */
  public double gramsOfFat(LocalDate day) {
    long days = ChronoUnit.DAYS.between(firstMonday, day);
    int week = (int) Math.max(0, Math.min(grams.size() - 2, days / 7));
    double share = Math.max(0, Math.min(7, days - 7.0 * week)) / 7;
    return grams.get(week) + share * (grams.get(week + 1) - grams.get(week));
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
