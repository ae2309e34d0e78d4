package io.github.personalmetrics.analytics;

/**
 * The mean over a calendar window: of the daily values of the days d-n+1 to d that have one. Seven
 * days keep a week's variation and lose the daily noise. Immutable; its points stand at the indexes
 * of the daily series.
 */
public final class RollingMean {

  /** Days with a value from which on a mean may be called a trend. */
  public static final int TREND_DAYS = 3;

  private final int window;
  private final double[] means;
  private final int[] days;

  private RollingMean(int window, double[] means, int[] days) {
    this.window = window;
    this.means = means;
    this.days = days;
  }

  /**
   * The window ends with each day.
   *
   * @param window calendar days, 1 or more; days without a value are not filled in
   */
  public static RollingMean of(DailySeries daily, int window) {
    return of(daily, window, 0);
  }

  /**
   * Each day is in the middle of its window, so that the mean does not lag behind; the last days'
   * will change with the days to come.
   *
   * @param window calendar days, 1 or more; of an even number one more lies before than after
   */
  public static RollingMean centred(DailySeries daily, int window) {
    return of(daily, window, (window - 1) / 2);
  }

  private static RollingMean of(DailySeries daily, int window, int ahead) {
    if (window < 1) {
      throw new IllegalArgumentException("a window has at least one day, not " + window);
    }
    int[] from = daily.firstAfter((long) ahead - window);
    int[] to = daily.firstAfter(ahead);
    double[] means = daily.column().means(from, to);
    for (int i = 0; i < to.length; i++) {
      to[i] -= from[i];
    }
    return new RollingMean(window, means, to);
  }

  /** Calendar days. */
  public int window() {
    return window;
  }

  /** The mean around or up to the day at this index, in the metric's unit. */
  public double mean(int index) {
    return means[index];
  }

  /** How many days with a value stood behind {@link #mean}. */
  public int days(int index) {
    return days[index];
  }

  /** Whether {@link #TREND_DAYS} or more days stood behind {@link #mean}. */
  public boolean isTrend(int index) {
    return days[index] >= TREND_DAYS;
  }
}
