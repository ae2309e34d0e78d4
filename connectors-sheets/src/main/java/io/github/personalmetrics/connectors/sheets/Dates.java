package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days: date cells, and text that can only be one. A time of day behind it is passed over.
 *
 * @param order of day and month in text like 03/04/2024; absent if nobody said so, and then only
 *     what has one reading is a day
 */
record Dates(@Nullable DateOrder order) {

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2100;

  private static final Pattern TIME =
      Pattern.compile(
          "(?:[ T]|, ?)(?:[01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d{1,9})?)?( ?[ap]m)?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})(?:([-/]) ?|(\\.) ?)(\\d{1,2})(?:\\2|\\3) ?(\\d{1,4})");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(\\d{1,2})(?:\\.|st|nd|rd|th|er)?[ -](?:de )?([\\p{L}\\p{M}]+)\\.?,?[ -](?:de )?(\\d{1,4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "([\\p{L}\\p{M}]+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{1,4})",
          Pattern.CASE_INSENSITIVE);

  /** A date cell, or text like 2024-03-01. */
  LocalDate read(Cell cell) throws CellException {
    var number = cell.number();
    LocalDate date;
    if (number.isPresent()) {
      date = serial(cell, number.get());
    } else if (cell.isText()) {
      date = parse(cell, TIME.matcher(cell.text()).replaceFirst(""));
    } else {
      throw none(cell);
    }
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw wrongYear(cell, date.getYear());
    }
    return date;
  }

  /** Days since 1899-12-30; a fraction is the time of day. */
  private static LocalDate serial(Cell cell, BigDecimal number) throws CellException {
    if (number.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      throw new CellException(cell, "this number is no date");
    }
    return SERIAL_ZERO.plusDays(number.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  private LocalDate parse(Cell cell, String text) throws CellException {
    Matcher parts = YEAR_FIRST.matcher(text);
    if (parts.matches()) {
      return date(cell, parts.group(1), number(parts, 3), number(parts, 4));
    }
    parts = YEAR_LAST.matcher(text);
    if (parts.matches()) {
      return ordered(cell, number(parts, 1), number(parts, 4), parts.group(5));
    }
    parts = DAY_MONTH.matcher(text);
    if (parts.matches()) {
      return named(cell, parts.group(2), number(parts, 1), parts.group(3));
    }
    parts = MONTH_DAY.matcher(text);
    if (parts.matches()) {
      return named(cell, parts.group(1), number(parts, 2), parts.group(3));
    }
    throw none(cell);
  }

  private LocalDate ordered(Cell cell, int first, int second, String year) throws CellException {
    if (order == null && first != second && first <= 12 && second <= 12) {
      throw new CellException(
          cell,
          "day and month may be either way round; say which in sheets.layout.date-order (dmy or"
              + " mdy), or write it like 2024-03-01");
    }
    boolean monthFirst = order == null ? second > 12 : order == DateOrder.MDY;
    int month = monthFirst ? first : second;
    if (order != null && month > 12) {
      throw new CellException(
          cell,
          "there is no month "
              + month
              + "; sheets.layout.date-order says "
              + (monthFirst ? "mdy" : "dmy")
              + ", so write it so, or like 2024-03-01");
    }
    return monthFirst ? date(cell, year, first, second) : date(cell, year, second, first);
  }

  private static LocalDate named(Cell cell, String month, int day, String year)
      throws CellException {
    OptionalInt number = Months.number(month);
    if (number.isEmpty()) {
      throw none(cell);
    }
    return date(cell, year, number.getAsInt(), day);
  }

  private static LocalDate date(Cell cell, String year, int month, int day) throws CellException {
    if (year.length() < 4) {
      throw wrongYear(cell, Integer.parseInt(year));
    }
    try {
      return LocalDate.of(Integer.parseInt(year), month, day);
    } catch (DateTimeException e) {
      throw new CellException(cell, "there is no such day");
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static CellException none(Cell cell) {
    return new CellException(
        cell, "this is not a date; format the column as a date, or write it like 2024-03-01");
  }

  private static CellException wrongYear(Cell cell, int year) {
    return new CellException(
        cell,
        "a date in the year "
            + year
            + (year < 100
                ? "; if another century is meant, write the year with four digits"
                : "; check the year, or the column"));
  }
}
