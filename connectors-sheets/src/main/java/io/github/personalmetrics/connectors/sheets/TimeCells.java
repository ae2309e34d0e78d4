package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Numbers that a sheet made of a time: a fraction of a day, in binary, so that a second is not
 * exact in it.
 */
final class TimeCells {

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3_600);
  private static final Pattern HOURS = Pattern.compile("(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?");

  private TimeCells() {}

  /** Whether it has more decimals than anybody types, and is whole seconds all the same. */
  static boolean isTime(BigDecimal number) {
    return decimals(number) > 4 && isWhole(secondsOfDay(number));
  }

  /** Whether hours are less than one, and as likely a time of day. */
  static boolean mayBeTime(BigDecimal hours) {
    return decimals(hours) > 2
        && hours.compareTo(BigDecimal.ONE) < 0
        && isWhole(secondsOfDay(hours));
  }

  /** Hours of a cell that shows {@code 7:30}, whether the sheet has a time of it or its text. */
  static BigDecimal hours(Cell cell) throws CellException {
    var number = cell.number();
    var text = HOURS.matcher(cell.isText() ? cell.text() : "");
    BigDecimal seconds;
    if (number.isPresent()) {
      boolean day = number.get().signum() >= 0 && number.get().compareTo(BigDecimal.ONE) <= 0;
      seconds = day ? secondsOfDay(number.get()) : BigDecimal.valueOf(-1);
    } else if (text.matches()) {
      seconds =
          BigDecimal.valueOf(
              Integer.parseInt(text.group(1)) * 3_600L
                  + Integer.parseInt(text.group(2)) * 60L
                  + (text.group(3) == null ? 0 : Integer.parseInt(text.group(3))));
    } else {
      seconds = BigDecimal.valueOf(-1);
    }
    if (seconds.signum() < 0 || !isWhole(seconds)) {
      throw new CellException(cell, "expected hours and minutes, such as 7:30");
    }
    BigDecimal hours = seconds.divide(SECONDS_OF_AN_HOUR, 6, RoundingMode.HALF_EVEN);
    return hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros();
  }

  static BigDecimal millis(BigDecimal seconds) {
    return seconds.setScale(3, RoundingMode.HALF_EVEN);
  }

  static boolean isWhole(BigDecimal number) {
    return decimals(number) <= 0;
  }

  private static int decimals(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  private static BigDecimal secondsOfDay(BigDecimal number) {
    return millis(number.multiply(SECONDS_OF_A_DAY));
  }
}
