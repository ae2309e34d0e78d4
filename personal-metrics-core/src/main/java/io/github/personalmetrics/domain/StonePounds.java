package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A body weight as it is said in Britain: 12 stone 7.4 pounds.
 *
 * @param stone 0 or more
 * @param pounds 0 or more, less than 14
 */
public record StonePounds(int stone, BigDecimal pounds) {

  private static final BigDecimal POUNDS_IN_STONE = BigDecimal.valueOf(14);

  public StonePounds {
    if (stone < 0 || pounds.signum() < 0 || pounds.compareTo(POUNDS_IN_STONE) >= 0) {
      throw new IllegalArgumentException(
          "stone must be 0 or more, and pounds 0 to less than 14: " + stone + ", " + pounds);
    }
    pounds = Measurement.plain(pounds);
  }

  /** Exact to the last digit that {@link MassUnit} keeps. */
  public static StonePounds ofKilograms(BigDecimal kilograms) {
    return ofPounds(MassUnit.POUND.fromKilograms(kilograms));
  }

  /**
   * Rounded to a number of decimals of a pound as a whole, so that 13.99 is never shown as 14.0
   * pounds but as a stone more.
   */
  public static StonePounds ofKilograms(BigDecimal kilograms, int decimals) {
    return ofPounds(
        MassUnit.POUND.fromKilograms(kilograms).setScale(decimals, RoundingMode.HALF_UP));
  }

  private static StonePounds ofPounds(BigDecimal pounds) {
    BigDecimal[] parts = pounds.divideAndRemainder(POUNDS_IN_STONE);
    if (parts[0].compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("nobody weighs so many stone: " + parts[0]);
    }
    return new StonePounds(parts[0].intValueExact(), parts[1]);
  }

  public BigDecimal toKilograms() {
    return MassUnit.POUND.toKilograms(
        POUNDS_IN_STONE.multiply(BigDecimal.valueOf(stone)).add(pounds));
  }
}
