package io.github.personalmetrics.analytics;

/**
 * An exponentially weighted moving average that knows about gaps: after a gap of n days it comes as
 * far towards the new value as n days of that value would have brought it. It never reaches across
 * a gap that is too long, but starts again there. Immutable; its points stand at the indexes of the
 * daily series.
 *
 * <p>With {@code alpha} 0.1 and no gap it is the trend of The Hacker's Diet (Walker, 1991) and of
 * TrendWeight; with 1 - exp(-1/7) it is Libra's.
 */
public final class Trend {

  /** Walker's: it lags 9 days behind a steady change. */
  public static final double SLOW = 0.1;

  /** It lags 4 days behind a steady change. */
  public static final double FAST = 0.2;

  /** Days without a value that a trend reaches across unless said otherwise. */
  public static final int MAX_GAP = 14;

  private final double alpha;
  private final double[] values;
  private final boolean[] starts;

  private Trend(double alpha, double[] values, boolean[] starts) {
    this.alpha = alpha;
    this.values = values;
    this.starts = starts;
  }

  /** Reaches across {@link #MAX_GAP} days at most. */
  public static Trend of(DailySeries daily, double alpha) {
    return of(daily, alpha, MAX_GAP);
  }

  /**
   * @param alpha the weight of a new value, above 0 and up to 1, such as {@link #SLOW}
   * @param maxGap from one day with a value to the next; across more, the trend starts again
   */
  public static Trend of(DailySeries daily, double alpha, int maxGap) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be above 0 and at most 1, not " + alpha);
    }
    if (maxGap < 1) {
      throw new IllegalArgumentException("the longest gap must be 1 day or more, not " + maxGap);
    }
    double[] values = new double[daily.size()];
    boolean[] starts = new boolean[daily.size()];
    for (int i = 0; i < values.length; i++) {
      int gap = i == 0 ? 0 : daily.epochDay(i) - daily.epochDay(i - 1);
      starts[i] = i == 0 || gap > maxGap;
      values[i] = starts[i] ? daily.value(i) : next(values[i - 1], daily.value(i), alpha, gap);
    }
    return new Trend(alpha, values, starts);
  }

  /**
   * One step of it, for those who round in between, as Walker did on paper.
   *
   * @param days since the trend before, 1 or more
   */
  public static double next(double trend, double value, double alpha, int days) {
    double weight = days == 1 ? alpha : 1 - Math.pow(1 - alpha, days);
    return trend + weight * (value - trend);
  }

  /** In the metric's unit. */
  public double value(int index) {
    return values[index];
  }

  /** Whether the trend starts at this index, so that no line leads here from the one before. */
  public boolean startsAt(int index) {
    return starts[index];
  }

  /** How many days it lags behind a value that changes steadily: (1 - alpha) / alpha. */
  public double lagDays() {
    return (1 - alpha) / alpha;
  }
}
