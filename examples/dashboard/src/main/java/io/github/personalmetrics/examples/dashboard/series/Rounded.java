package io.github.personalmetrics.examples.dashboard.series;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How precise the numbers are that are sent. */
final class Rounded {

  private static final double MICRO = 1e6;

  private Rounded() {}

  /** A millionth of a kilogram is enough, and half as many digits to send. */
  static double of(double value) {
    return Math.round(value * MICRO) / MICRO;
  }

  static @Nullable Double of(OptionalDouble value) {
    return value.isEmpty() ? null : of(value.getAsDouble());
  }

  static @Nullable Double orNull(@Nullable Double value) {
    return value == null ? null : of(value.doubleValue());
  }

  /** To the millisecond. */
  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** Exact, without 5E+2 and without 5.00. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
