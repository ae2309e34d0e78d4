package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Arithmetic with the exact factors between units, to 34 digits. A number of up to {@value #DIGITS}
 * digits comes back as it was: what differs from such a number by what rounding takes only, is that
 * number. Nothing else is taken for one, because a factor times two of them has too few digits to
 * come so close.
 */
final class Conversion {

  static final int DIGITS = 14;

  private static final MathContext WIDE = MathContext.DECIMAL128;
  private static final MathContext SURE = new MathContext(30);

  private Conversion() {}

  static BigDecimal multiply(BigDecimal value, BigDecimal factor) {
    return settled(value.multiply(factor, WIDE));
  }

  static BigDecimal divide(BigDecimal value, BigDecimal divisor) {
    return settled(value.divide(divisor, WIDE));
  }

  private static BigDecimal settled(BigDecimal value) {
    BigDecimal sure = value.round(SURE).stripTrailingZeros();
    return Measurement.plain(sure.precision() <= DIGITS ? sure : value);
  }
}
