package io.github.personalmetrics.examples.dashboard.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers and dates are written on pages. Immutable. */
public final class Numbers {

  /** Bounded, and without the signs, exponents and thousands that nobody types here. */
  private static final Pattern TYPED = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,6})?");

  private static final String MINUS = "\u2212";

  /** Never used itself: to make one takes long, and it is not for many threads. */
  private final NumberFormat plain;

  private final DateTimeFormatter day;

  public Numbers(Locale locale) {
    this.plain = NumberFormat.getNumberInstance(locale);
    this.day = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
  }

  /** As a person types it, with a decimal point or comma; empty if it is no number. */
  public static Optional<BigDecimal> read(String text) {
    return TYPED.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  /** With one decimal. */
  public String decimal(double value) {
    return decimal(value, 1);
  }

  public String decimal(double value, int digits) {
    var format = (NumberFormat) plain.clone();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    double scale = Math.pow(10, digits);
    double rounded = Math.round(value * scale) / scale;
    return format.format(rounded == 0 ? 0 : rounded).replace("-", MINUS);
  }

  /** With one decimal and its sign. */
  public String change(double value) {
    return change(value, 1);
  }

  public String change(double value, int digits) {
    String text = decimal(value, digits);
    return value > 0 && !text.equals(decimal(0, digits)) ? '+' + text : text;
  }

  public String date(LocalDate date) {
    return day.format(date);
  }
}
