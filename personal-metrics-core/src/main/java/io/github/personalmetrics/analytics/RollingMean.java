package io.github.personalmetrics.analytics;

/**
 * The trailing mean over a calendar window: the mean of the daily values of the days d-n+1 to d
 * that have one. Seven days keep a week's variation and lose the daily noise. Immutable; its points
 * stand at the indexes of the daily series.
 */
public final class RollingMean {

  private final int window;
  private final double[] means;
  private final int[] days;

  private RollingMean(int window, double[] means, int[] days) {
    this.window = window;
    this.means = means;
    this.days = days;
  }

  /**
   * @param window calendar days, 1 or more; days without a value are not filled in
   */
  public static RollingMean of(DailySeries daily, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window has at least one day, not " + window);
    }
    double[] means = new double[daily.size()];
    int[] days = new int[daily.size()];
    int from = 0;
    for (int i = 0; i < daily.size(); i++) {
      while (daily.epochDay(from) <= daily.epochDay(i) - window) {
        from++;
      }
      // Summed afresh: a running sum would carry its rounding along for years.
      double sum = 0;
      for (int j = from; j <= i; j++) {
        sum += daily.value(j);
      }
      days[i] = i - from + 1;
      means[i] = sum / days[i];
    }
    return new RollingMean(window, means, days);
  }

  /** Calendar days. */
  public int window() {
    return window;
  }

  /** The mean that ends on the day at this index, in the metric's unit. */
  public double mean(int index) {
    return means[index];
  }

  /** How many days with a value stood behind {@link #mean}; from 3 on it may be called a trend. */
  public int days(int index) {
    return days[index];
  }
}
