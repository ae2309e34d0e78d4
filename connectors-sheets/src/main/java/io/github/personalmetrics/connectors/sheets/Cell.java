package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One cell, and how its content is understood. Whatever has two readings is refused.
 *
 * @param locator where its owner finds it: {@code log!C17}
 * @param value a number, a boolean or text
 */
record Cell(String locator, Object value) {

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2100;

  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");
  private static final Pattern ERROR =
      Pattern.compile("#(REF!|N/A|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|ERROR!)");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}([.,]\\d{1,2})?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}([.,]\\d{3})+");
  private static final Pattern LOAD =
      Pattern.compile("(.*?) ?(kgs?|lbs?)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> BODY_WEIGHT = Set.of("bw", "bodyweight", "body weight");

  boolean isBlank() {
    return value instanceof String && text().isEmpty();
  }

  /** The text on one line; numbers as they are. */
  String text() {
    return SPACE.matcher(raw()).replaceAll(" ").strip();
  }

  /** As it came. */
  String raw() {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** This cell, unless a formula failed in it. */
  Cell orFailedFormula() throws CellException {
    if (value instanceof String && ERROR.matcher(text()).matches()) {
      throw new CellException(this, "the formula in it failed");
    }
    return this;
  }

  /** A date cell, or text like 2024-03-01. */
  LocalDate date() throws CellException {
    LocalDate date;
    if (value instanceof Number) {
      date = serialDate();
    } else if (value instanceof String && ISO_DATE.matcher(text()).matches()) {
      try {
        date = LocalDate.parse(text());
      } catch (DateTimeException e) {
        throw new CellException(this, "there is no such day");
      }
    } else {
      throw new CellException(
          this, "this is not a date; format the column as a date, or write it like 2024-03-01");
    }
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new CellException(
          this, "a date in the year " + date.getYear() + "; check the year, or the column");
    }
    return date;
  }

  /** Days since 1899-12-30; a fraction is the time of day. */
  private LocalDate serialDate() throws CellException {
    BigDecimal serial = exact().setScale(0, RoundingMode.FLOOR);
    if (serial.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      throw new CellException(this, "this number is no date");
    }
    return SERIAL_ZERO.plusDays(serial.longValueExact());
  }

  /** A number, or text that can only be one; a decimal comma is fine. */
  BigDecimal number() throws CellException {
    return value instanceof Number ? exact() : number(text());
  }

  int whole(String what, int least, int most) throws CellException {
    BigDecimal number = number();
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new CellException(
          this, "expected " + what + ", a whole number from " + least + " to " + most);
    }
    return number.intValueExact();
  }

  /** Whether somebody wrote that it was only their own weight. */
  boolean isBodyWeight() {
    return isBlank() || BODY_WEIGHT.contains(Names.lower(text()));
  }

  /** Kilograms; a unit in the cell counts before the column's. */
  BigDecimal load(LoadUnit column) throws CellException {
    if (value instanceof Number) {
      return column.kilograms(exact());
    }
    var withUnit = LOAD.matcher(text());
    return withUnit.matches()
        ? LoadUnit.of(withUnit.group(2)).kilograms(number(withUnit.group(1)))
        : column.kilograms(number(text()));
  }

  private BigDecimal exact() {
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
  }

  private BigDecimal number(String text) throws CellException {
    if (!(value instanceof String) || !NUMBER.matcher(text).matches()) {
      throw new CellException(
          this,
          THOUSANDS.matcher(text).matches()
              ? "this text may mean thousands or decimals; make it a number"
              : "expected a number");
    }
    return new BigDecimal(text.replace(',', '.'));
  }
}
