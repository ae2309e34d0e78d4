package io.github.personalmetrics.domain;

import java.math.BigDecimal;

/**
 * What people read a weight in. Numbers of up to {@value Conversion#DIGITS} digits come back from
 * another unit as they were.
 */
public enum MassUnit {
  KILOGRAM("1"),
  /** The international avoirdupois pound of 1959, by definition 0.45359237 kg. */
  POUND("0.45359237"),
  /** 14 pounds; see {@link StonePounds}. */
  STONE("6.35029318");

  private final BigDecimal kilograms;

  MassUnit(String kilograms) {
    this.kilograms = new BigDecimal(kilograms);
  }

  public BigDecimal toKilograms(BigDecimal value) {
    return Conversion.multiply(value, kilograms);
  }

  public BigDecimal fromKilograms(BigDecimal value) {
    return Conversion.divide(value, kilograms);
  }
}
