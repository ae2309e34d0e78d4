package io.github.personalmetrics.analytics;

import java.time.Duration;

/**
 * The trailing mean of readings over an exact stretch of time: of all x with t - w &lt; t(x) &lt;=
 * t, every reading of the instant t among them. Summed in whole thousandths, so that nothing
 * drifts. Immutable; its points stand at the indexes of the series.
 */
public final class TimeWindowMean {

  private final double[] means;
  private final int[] readings;

  private TimeWindowMean(double[] means, int[] readings) {
    this.means = means;
    this.readings = readings;
  }

  /**
   * @param window longer than nothing, such as 168 hours
   */
  public static TimeWindowMean of(TimeSeries series, Duration window) {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a window lasts longer than " + window);
    }
    int size = series.size();
    double[] means = new double[size];
    int[] readings = new int[size];
    long length = window.toMillis();
    long sum = 0;
    int from = 0;
    int to = 0;
    for (int i = 0; i < size; i++) {
      long now = series.millis(i);
      while (to < size && series.millis(to) == now) {
        sum += series.thousandths(to++);
      }
      while (series.millis(from) <= now - length) {
        sum -= series.thousandths(from++);
      }
      readings[i] = to - from;
      means[i] = sum / (readings[i] * TimeSeries.SCALE);
    }
    return new TimeWindowMean(means, readings);
  }

  /** The mean that ends with the reading at this index, in the metric's unit. */
  public double mean(int index) {
    return means[index];
  }

  /** How many readings stood behind {@link #mean}. */
  public int readings(int index) {
    return readings[index];
  }
}
