package io.github.personalmetrics.analytics;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The mean of the readings in an exact stretch of time around each of them, every reading of an
 * instant among them. Immutable; its points stand at the indexes of the series.
 */
public final class TimeWindowMean {

  private final TimeWindow window;
  private final double[] means;
  private final int[] readings;

  private TimeWindowMean(TimeWindow window, double[] means, int[] readings) {
    this.window = window;
    this.means = means;
    this.readings = readings;
  }

  /** The trailing mean of all x with t - length &lt; t(x) &lt;= t. */
  public static TimeWindowMean of(TimeSeries series, Duration length) {
    return of(series, TimeWindow.of(length));
  }

  public static TimeWindowMean of(TimeSeries series, TimeWindow window) {
    int[] from = series.firstAt(window.start());
    int[] to = series.firstAt(window.end());
    double[] means = series.values().means(from, to);
    for (int i = 0; i < to.length; i++) {
      to[i] -= from[i];
    }
    return new TimeWindowMean(window, means, to);
  }

  public TimeWindow window() {
    return window;
  }

  /**
   * The mean around the reading at this index, in the metric's unit; empty with fewer readings than
   * the window's minimum.
   */
  public OptionalDouble mean(int index) {
    return readings[index] < window.minimum()
        ? OptionalDouble.empty()
        : OptionalDouble.of(means[index]);
  }

  /** How many readings the window holds. */
  public int readings(int index) {
    return readings[index];
  }
}
