package io.github.personalmetrics.domain;

import java.math.BigDecimal;

/**
 * What people read a distance or a height in. Numbers of up to {@value Conversion#DIGITS} digits
 * come back from another unit as they were.
 */
public enum LengthUnit {
  METRE("1"),
  KILOMETRE("1000"),
  /** The international foot of 1959, by definition 0.3048 m. */
  FOOT("0.3048"),
  /** The international mile of 1959, by definition 1609.344 m. */
  MILE("1609.344");

  private final BigDecimal metres;

  LengthUnit(String metres) {
    this.metres = new BigDecimal(metres);
  }

  public BigDecimal toMetres(BigDecimal value) {
    return Conversion.multiply(value, metres);
  }

  public BigDecimal fromMetres(BigDecimal value) {
    return Conversion.divide(value, metres);
  }
}
