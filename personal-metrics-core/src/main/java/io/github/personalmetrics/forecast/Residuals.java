package io.github.personalmetrics.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How far forecasts were off, and so how far the next may be. */
public final class Residuals {

  private Residuals() {}

  /**
   * The place of the error, among n in ascending order, that the next one stays within: the rank of
   * split conformal prediction (Vovk and others, 2005), ceil((n + 1) x level).
   *
   * @param level above 0 and below 1
   * @return more than n if so few cannot tell
   */
  public static int rank(int n, double level) {
    if (n < 0 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException("no rank of %d errors at %s".formatted(n, level));
    }
    // In decimals, since 0.95 x 20 in binary fractions is not always 19.
    return BigDecimal.valueOf(level)
        .multiply(BigDecimal.valueOf(n + 1L))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }

  /** Empty if there are too few errors; their signs do not matter. */
  public static OptionalDouble width(double[] errors, double level) {
    int rank = rank(errors.length, level);
    if (rank > errors.length) {
      return OptionalDouble.empty();
    }
    double[] sorted = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    return OptionalDouble.of(sorted[rank - 1]);
  }
}
