package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A speed above zero, which runners read as time for a distance. Numbers of up to {@value
 * Conversion#DIGITS} digits come back from another unit as they were.
 *
 * @param metresPerSecond above 0
 */
public record Pace(BigDecimal metresPerSecond) {

  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int MINUTE = 60;

  public Pace {
    if (metresPerSecond.signum() <= 0) {
      throw new IllegalArgumentException(
          "who does not move has no pace: " + metresPerSecond + " m/s");
    }
    metresPerSecond = Measurement.plain(metresPerSecond);
  }

  /**
   * @param seconds for each of the unit, above 0
   */
  public static Pace ofSecondsPer(LengthUnit unit, BigDecimal seconds) {
    if (seconds.signum() <= 0) {
      throw new IllegalArgumentException("a pace takes time: " + seconds + " s");
    }
    return new Pace(Conversion.divide(unit.toMetres(BigDecimal.ONE), seconds));
  }

  /**
   * @param speed units an hour, above 0
   */
  public static Pace ofSpeed(LengthUnit unit, BigDecimal speed) {
    return new Pace(Conversion.divide(unit.toMetres(speed), HOUR));
  }

  /** Such as seconds for a kilometre. */
  public BigDecimal secondsPer(LengthUnit unit) {
    return Conversion.divide(unit.toMetres(BigDecimal.ONE), metresPerSecond);
  }

  /** Such as kilometres an hour. */
  public BigDecimal speed(LengthUnit unit) {
    return unit.fromMetres(Conversion.multiply(metresPerSecond, HOUR));
  }

  /** Minutes and seconds for a unit, such as {@code 5:07}; rounded half up, only for reading. */
  public String format(LengthUnit unit) {
    long seconds = secondsPer(unit).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
  }
}
