package io.github.personalmetrics.analytics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a window of a {@link RollingMean} costs and what it brings, on one person's own days: a
 * longer one is calmer and later.
 *
 * @param window calendar days
 * @param lag how many days old the values behind a mean are on average, (window - 1) / 2 where no
 *     day is missing; absent without a value
 * @param noise what is left of it in a mean, in the metric's unit: the Allan deviation (Allan,
 *     1966), which is the root of half the mean square of the difference between the means of two
 *     windows, one right after the other. It falls while more days cancel more noise, and rises
 *     again once the body changes within a window. Absent without a pair.
 * @param pairs of windows behind the noise: one for each day that ends a pair within the series of
 *     which both have a value on half of their days or more
 */
public record WindowComparison(
    int window, @Nullable Double lag, @Nullable Double noise, int pairs) {

  /**
   * @param windows calendar days, 1 or more each
   * @return in the order of the windows
   */
  public static List<WindowComparison> of(DailySeries daily, int... windows) {
    return Arrays.stream(windows).mapToObj(window -> of(daily, window)).toList();
  }

  private static WindowComparison of(DailySeries daily, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window has at least one day, not " + window);
    }
    int[] to = daily.firstAfter(0);
    int[] from = daily.firstAfter(-window);
    int[] before = daily.firstAfter(-2L * window);
    double[] means = daily.column().means(from, to);
    double[] meansBefore = daily.column().means(before, from);
    double lags = 0;
    double squares = 0;
    int pairs = 0;
    for (int i = 0; i < means.length; i++) {
      lags += lag(daily, from[i], i);
      boolean begun = daily.epochDay(i) - daily.epochDay(0) + 1 >= 2L * window;
      if (begun && 2L * (to[i] - from[i]) >= window && 2L * (from[i] - before[i]) >= window) {
        double step = means[i] - meansBefore[i];
        squares += step * step;
        pairs++;
      }
    }
    return new WindowComparison(
        window,
        means.length == 0 ? null : lags / means.length,
        pairs == 0 ? null : Math.sqrt(squares / pairs / 2),
        pairs);
  }

  private static double lag(DailySeries daily, int from, int last) {
    long sum = 0;
    for (int i = from; i < last; i++) {
      sum += daily.epochDay(last) - daily.epochDay(i);
    }
    return (double) sum / (last + 1 - from);
  }
}
