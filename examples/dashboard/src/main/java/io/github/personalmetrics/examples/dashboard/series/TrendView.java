package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;

/**
 * The smoothed course of the days' medians, as {@code /trend} answers it; days without a reading
 * are left out.
 *
 * @param zone of readings that do not know their own
 * @param alpha the weight of a new value
 * @param lag_days that the trend stays behind a steady change
 * @param max_gap days without a value that the trend reaches across
 */
public record TrendView(
    String metric,
    String unit,
    String zone,
    double alpha,
    double lag_days,
    int max_gap,
    List<Day> days) {

  /**
   * @param value the median of the day
   * @param starts the trend starts here, so that no line leads here from the day before
   */
  public record Day(LocalDate date, double value, double trend, boolean starts) {}
}
