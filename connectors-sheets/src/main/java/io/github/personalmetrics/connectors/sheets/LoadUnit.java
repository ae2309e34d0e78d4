package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;

/** What the weights of a column are in. */
enum LoadUnit {
  KILOGRAM(BigDecimal.ONE),
  POUND(new BigDecimal("0.45359237"));

  private final BigDecimal inKilograms;

  LoadUnit(BigDecimal inKilograms) {
    this.inKilograms = inKilograms;
  }

  /** For {@code kg}, {@code kgs}, {@code lb} and {@code lbs} in any case. */
  static LoadUnit of(String symbol) {
    return Names.lower(symbol).startsWith("lb") ? POUND : KILOGRAM;
  }

  BigDecimal kilograms(BigDecimal number) {
    return number.multiply(inKilograms);
  }
}
