package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;

/**
 * One value a day and the rolling mean, as {@code /daily} answers it.
 *
 * @param window calendar days that the mean looks back, the day itself included
 */
public record DailyView(String metric, String unit, String zone, int window, List<Day> days) {

  /**
   * @param readings how many made the value
   * @param mean of the window that ends on this day
   * @param meanDays how many days with a value stand behind it
   */
  public record Day(LocalDate date, double value, int readings, double mean, int meanDays) {}
}
