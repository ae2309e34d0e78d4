package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Metric;
import java.time.LocalDate;

/** One value for each local day that has one, as columns ascending by day. Immutable. */
public final class DailySeries {

  private final Metric metric;
  private final int[] epochDays;
  private final double[] values;
  private final int[] readings;

  DailySeries(Metric metric, int[] epochDays, double[] values, int[] readings) {
    this.metric = metric;
    this.epochDays = epochDays;
    this.values = values;
    this.readings = readings;
  }

  public Metric metric() {
    return metric;
  }

  public int size() {
    return epochDays.length;
  }

  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(epochDays[index]);
  }

  /** The day's value in the metric's unit. */
  public double value(int index) {
    return values[index];
  }

  /** How many readings the day's value was made of. */
  public int readings(int index) {
    return readings[index];
  }

  int epochDay(int index) {
    return epochDays[index];
  }
}
