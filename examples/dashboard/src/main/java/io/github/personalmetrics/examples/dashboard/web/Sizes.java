package io.github.personalmetrics.examples.dashboard.web;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How distances, speeds, times and loads are written: km, km/h, min/km, m and kg. Immutable. */
public final class Sizes {

  /** What stands where there is no number. */
  public static final String NONE = "–";

  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  private final Locale locale;
  private final Numbers numbers;

  public Sizes(Locale locale) {
    this.locale = locale;
    this.numbers = new Numbers(locale);
  }

  public String kilometres(double metres) {
    return numbers.decimal(metres / 1000);
  }

  public String kilometresChange(double metres) {
    return numbers.change(metres / 1000);
  }

  public String speed(@Nullable Double metresPerSecond) {
    return metresPerSecond == null ? NONE : numbers.decimal(metresPerSecond * 3.6);
  }

  public String speedChange(double metresPerSecond) {
    return numbers.change(metresPerSecond * 3.6);
  }

  /** Minutes and seconds for a kilometre. */
  public String pace(@Nullable Double metresPerSecond) {
    return metresPerSecond == null || metresPerSecond == 0 ? NONE : time(1000 / metresPerSecond);
  }

  /** As 53:10 or 1:02:30. */
  public String time(double seconds) {
    long all = Math.round(seconds);
    String text = String.format(Locale.ROOT, "%02d:%02d", all % HOUR / MINUTE, all % MINUTE);
    if (all >= HOUR) {
      return all / HOUR + ":" + text;
    }
    return text.startsWith("0") ? text.substring(1) : text;
  }

  public String timeChange(double seconds) {
    return sign(seconds) + time(Math.abs(seconds));
  }

  /** Without decimals, for metres and repetitions. */
  public String whole(double value) {
    NumberFormat format = NumberFormat.getIntegerInstance(locale);
    return format.format(Math.round(value)).replace("-", "\u2212");
  }

  public String wholeChange(double value) {
    return sign(Math.round(value)) + whole(Math.abs(value));
  }

  private static String sign(double value) {
    return value > 0 ? "+" : value < 0 ? "\u2212" : "";
  }
}
