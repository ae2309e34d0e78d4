package io.github.personalmetrics.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One mean for each ISO week that has a daily value, and how far it is from the week before. Weeks
 * run from Monday to Sunday on the local calendar. Columns ascending by week; immutable.
 */
public final class WeeklyVariation {

  private static final int WEEK = 7;

  private final int[] mondays;
  private final double[] means;
  private final int[] days;

  private WeeklyVariation(int[] mondays, double[] means, int[] days) {
    this.mondays = mondays;
    this.means = means;
    this.days = days;
  }

  public static WeeklyVariation of(DailySeries daily) {
    int[] mondays = new int[daily.size()];
    double[] means = new double[daily.size()];
    int[] days = new int[daily.size()];
    int weeks = 0;
    for (int from = 0, to; from < daily.size(); from = to) {
      int monday = mondayOf(daily.epochDay(from));
      double sum = 0;
      for (to = from; to < daily.size() && daily.epochDay(to) < monday + WEEK; to++) {
        sum += daily.value(to);
      }
      mondays[weeks] = monday;
      means[weeks] = sum / (to - from);
      days[weeks++] = to - from;
    }
    return new WeeklyVariation(
        Arrays.copyOf(mondays, weeks), Arrays.copyOf(means, weeks), Arrays.copyOf(days, weeks));
  }

  /** The Monday of the week that a day belongs to. */
  public static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The ISO name of the week that a day belongs to, such as {@code 2026-W12}. */
  public static String label(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  public int size() {
    return mondays.length;
  }

  public LocalDate monday(int index) {
    return LocalDate.ofEpochDay(mondays[index]);
  }

  /** Such as {@code 2026-W12}. */
  public String label(int index) {
    return label(monday(index));
  }

  /** The mean of the week's daily values, in the metric's unit. */
  public double mean(int index) {
    return means[index];
  }

  /** How many days with a value stood behind {@link #mean}, 1 to 7. */
  public int days(int index) {
    return days[index];
  }

  /** {@link #mean} minus that of the calendar week before; empty if that week has no value. */
  public OptionalDouble delta(int index) {
    return index > 0 && mondays[index] - mondays[index - 1] == WEEK
        ? OptionalDouble.of(means[index] - means[index - 1])
        : OptionalDouble.empty();
  }

  /** 1970-01-01 was a Thursday: the first Monday is three days before it. */
  private static int mondayOf(int epochDay) {
    return epochDay - Math.floorMod(epochDay + 3, WEEK);
  }
}
