package io.github.personalmetrics.analytics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line through points, and how sure it is.
 *
 * @param slope the change of y for one of x; of a daily series, in the metric's unit per day
 * @param intercept y where x is 0; of a daily series, on the first day of the stretch
 * @param standardError of the slope, in its unit
 * @param points how many there were, 3 or more
 */
public record Slope(double slope, double intercept, double standardError, int points) {

  /** Below it a line has no error to be told. */
  static final int MIN_POINTS = 3;

  /** Theil-Sen looks at every pair, so that twice the points take four times as long. */
  static final int MAX_PAIRED_POINTS = 5000;

  /**
   * Ordinary least squares: the best of lines if what is left over is like noise.
   *
   * @param x finite, and so y; neither beyond 1e50
   * @return empty with fewer than 3 points, or if x is as good as the same everywhere
   */
  public static Optional<Slope> leastSquares(double[] x, double[] y) {
    if (!isLine(x, y)) {
      return Optional.empty();
    }
    var regression = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      regression.addData(x[i], y[i]);
    }
    return finite(
        regression.getSlope(), regression.getIntercept(), regression.getSlopeStdErr(), x.length);
  }

  /** Least squares over the days from one date until before another. */
  public static Optional<Slope> leastSquares(DailySeries daily, LocalDate from, LocalDate to) {
    int first = daily.firstFrom(from);
    int end = Math.max(first, daily.firstFrom(to));
    return leastSquares(days(daily, first, end), values(daily, first, end));
  }

  /**
   * Theil-Sen (Theil, 1950; Sen, 1968): the median of the slopes of all pairs, which a few bad
   * points do not move. The line goes through the medians of x and y; the standard error is half
   * the width of Sen's interval for one standard deviation.
   *
   * @param x finite, and so y; neither beyond 1e50
   * @return empty with fewer than 3 points, or if x is as good as the same everywhere
   * @throws IllegalArgumentException with more than 5000 points: take the daily values of less time
   */
  public static Optional<Slope> theilSen(double[] x, double[] y) {
    if (!isLine(x, y)) {
      return Optional.empty();
    }
    if (x.length > MAX_PAIRED_POINTS) {
      throw new IllegalArgumentException(
          "Theil-Sen takes at most %d points, not %d: take the daily values of less time"
              .formatted(MAX_PAIRED_POINTS, x.length));
    }
    double[] slopes = pairSlopes(x, y);
    double slope = median(slopes);
    double intercept = median(sorted(y)) - slope * median(sorted(x));
    return finite(slope, intercept, error(slopes, x.length), x.length);
  }

  /** Theil-Sen over the days, at most 5000, from one date until before another. */
  public static Optional<Slope> theilSen(DailySeries daily, LocalDate from, LocalDate to) {
    int first = daily.firstFrom(from);
    int end = Math.max(first, daily.firstFrom(to));
    return theilSen(days(daily, first, end), values(daily, first, end));
  }

  /** How many standard errors it is from no slope at all; empty if the points are on a line. */
  public OptionalDouble t() {
    return standardError == 0 ? OptionalDouble.empty() : OptionalDouble.of(slope / standardError);
  }

  /** Whether the slope is positive and more than so many standard errors from none. */
  public boolean risesBy(double errors) {
    return slope > errors * standardError && slope > 0;
  }

  /** A difference of two x may be too small to divide by. */
  private static Optional<Slope> finite(double slope, double intercept, double error, int points) {
    return Double.isFinite(slope) && Double.isFinite(intercept) && Double.isFinite(error)
        ? Optional.of(new Slope(slope, intercept, error, points))
        : Optional.empty();
  }

  private static boolean isLine(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "there must be a y for each x: %d and %d".formatted(x.length, y.length));
    }
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) <= TimeSeries.LIMIT && Math.abs(y[i]) <= TimeSeries.LIMIT)) {
        throw new IllegalArgumentException(
            "a point must be finite and within %s: (%s, %s)"
                .formatted(TimeSeries.LIMIT, x[i], y[i]));
      }
    }
    boolean varies = false;
    for (double value : x) {
      varies |= value != x[0];
    }
    return varies && x.length >= MIN_POINTS;
  }

  private static double[] pairSlopes(double[] x, double[] y) {
    double[] slopes = new double[x.length * (x.length - 1) / 2];
    int size = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        if (x[i] != x[j]) {
          slopes[size++] = (y[j] - y[i]) / (x[j] - x[i]);
        }
      }
    }
    return sorted(Arrays.copyOf(slopes, size));
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  /** The ranks of Sen's interval are one deviation of Kendall's S apart from the middle. */
  private static double error(double[] slopes, int n) {
    double deviation = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
    int lower = (int) Math.max(0, Math.round((slopes.length - deviation) / 2));
    int upper = (int) Math.min(slopes.length - 1, Math.round((slopes.length + deviation) / 2) - 1);
    return Math.max(0, slopes[Math.max(lower, upper)] - slopes[Math.min(lower, upper)]) / 2;
  }

  private static double[] days(DailySeries daily, int from, int to) {
    double[] days = new double[to - from];
    for (int i = from; i < to; i++) {
      days[i - from] = daily.epochDay(i) - daily.epochDay(from);
    }
    return days;
  }

  private static double[] values(DailySeries daily, int from, int to) {
    double[] values = new double[to - from];
    for (int i = from; i < to; i++) {
      values[i - from] = daily.value(i);
    }
    return values;
  }
}
