package io.github.personalmetrics.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One mean for each week that has a value, and how far it is from the week before. Weeks are those
 * of the local calendar, ISO's from Monday to Sunday unless another first day is chosen. Columns
 * ascending by week; immutable.
 */
public final class WeeklyVariation {

  private static final int WEEK = 7;

  /** Days that a year's first week has in it at least, as ISO 8601 says. */
  private static final int FIRST_WEEK = 4;

  private final DayOfWeek firstDay;
  private final int[] starts;
  private final double[] means;
  private final int[] days;
  private final int[] readings;

  private WeeklyVariation(
      DayOfWeek firstDay, int[] starts, double[] means, int[] days, int[] readings) {
    this.firstDay = firstDay;
    this.starts = starts;
    this.means = means;
    this.days = days;
    this.readings = readings;
  }

  /** Of ISO weeks and the mean of their daily values: a day counts once, however many readings. */
  public static WeeklyVariation of(DailySeries daily) {
    return of(daily, DayOfWeek.MONDAY);
  }

  /**
   * Of the mean of the weeks' daily values.
   *
   * @param firstDay of a week
   */
  public static WeeklyVariation of(DailySeries daily, DayOfWeek firstDay) {
    int size = daily.size();
    int[] starts = new int[size];
    double[] means = new double[size];
    int[] days = new int[size];
    int[] readings = new int[size];
    int weeks = 0;
    for (int from = 0, to; from < size; from = to) {
      int start = startOf(daily.epochDay(from), firstDay);
      for (to = from; to < size && daily.epochDay(to) < start + WEEK; to++) {
        readings[weeks] += daily.readings(to);
      }
      starts[weeks] = start;
      means[weeks] = daily.column().mean(from, to);
      days[weeks++] = to - from;
    }
    return new WeeklyVariation(
        firstDay,
        Arrays.copyOf(starts, weeks),
        Arrays.copyOf(means, weeks),
        Arrays.copyOf(days, weeks),
        Arrays.copyOf(readings, weeks));
  }

  /** Of ISO weeks and the mean of all their readings: a day of many readings weighs more. */
  public static WeeklyVariation ofReadings(TimeSeries series) {
    TimeSeries.ByDay byDay = series.byDay();
    WeeklyVariation weeks = of(DailyAggregation.LAST.apply(series.metric(), byDay));
    int from = 0;
    for (int week = 0; week < weeks.size(); week++) {
      int to = from + weeks.readings[week];
      weeks.means[week] = byDay.values().mean(from, to);
      from = to;
    }
    return weeks;
  }

  /** The Monday of the week that a day belongs to. */
  public static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The ISO name of the week that a day belongs to, such as {@code 2026-W12}. */
  public static String label(LocalDate day) {
    return label(day, WeekFields.ISO);
  }

  private static String label(LocalDate day, WeekFields weeks) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(weeks.weekBasedYear()),
        day.get(weeks.weekOfWeekBasedYear()));
  }

  public int size() {
    return starts.length;
  }

  /** The week's first day. */
  public LocalDate start(int index) {
    return LocalDate.ofEpochDay(starts[index]);
  }

  int startEpochDay(int index) {
    return starts[index];
  }

  /** The Monday that the week begins with or has in it. */
  public LocalDate monday(int index) {
    return start(index).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  /** Such as {@code 2026-W12}; with another first day, counted as ISO would. */
  public String label(int index) {
    return label(start(index), WeekFields.of(firstDay, FIRST_WEEK));
  }

  /** In the metric's unit. */
  public double mean(int index) {
    return means[index];
  }

  /** How many days with a value the week has, 1 to 7. */
  public int days(int index) {
    return days[index];
  }

  /** How many readings the week has. */
  public int readings(int index) {
    return readings[index];
  }

  /** {@link #mean} minus that of the calendar week before; empty if that week has no value. */
  public OptionalDouble delta(int index) {
    return index > 0 && starts[index] - starts[index - 1] == WEEK
        ? OptionalDouble.of(means[index] - means[index - 1])
        : OptionalDouble.empty();
  }

  /** 1970-01-01 was a Thursday. */
  private static int startOf(int epochDay, DayOfWeek firstDay) {
    return epochDay
        - Math.floorMod(epochDay + DayOfWeek.THURSDAY.getValue() - firstDay.getValue(), WEEK);
  }
}
