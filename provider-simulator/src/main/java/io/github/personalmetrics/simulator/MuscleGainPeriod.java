package io.github.personalmetrics.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The weeks in which the person builds muscle: {@value #FAT_FREE_KG_PER_WEEK} kg of fat-free mass
 * more and {@value #FAT_KG_LOST_PER_WEEK} kg of fat less each week, so that weight goes up while
 * the fat ratio goes down. What was gained fades over the following year.
 *
 * @param first a Monday
 * @param last a Sunday, included
 */
public record MuscleGainPeriod(LocalDate first, LocalDate last) {
  /** Growth of fat-free mass, in kilograms a week. */
  public static final double FAT_FREE_KG_PER_WEEK = 0.25;

  /** Loss of fat mass, in kilograms a week. */
  public static final double FAT_KG_LOST_PER_WEEK = 0.10;

  /** Checks the order of the dates. */
  public MuscleGainPeriod {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last " + last + " is before first " + first);
    }
  }

  /** Weeks of gain up to a day: 0 before the period, its whole length after it. */
  double weeksUntil(LocalDate day) {
    long length = ChronoUnit.DAYS.between(first, last) + 1;
    return Math.max(0, Math.min(length, ChronoUnit.DAYS.between(first, day))) / 7.0;
  }
}
