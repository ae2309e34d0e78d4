package io.github.personalmetrics.store.dynamodb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Moments as text that sorts as they do, byte by byte: UTC, ISO, always of nine decimals. Years
 * outside 0 to 9999 get ten digits and a letter in front; those before our era count up from
 * -10^10.
 */
final class Times {

  private static final String FAR = "Y";
  private static final long BEFORE = 10_000_000_000L;

  private Times() {}

  static String write(Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    int year = time.getYear();
    String years =
        year < 0
            ? String.format(Locale.ROOT, "-%010d", BEFORE + year)
            : year > 9999
                ? String.format(Locale.ROOT, FAR + "%010d", year)
                : String.format(Locale.ROOT, "%04d", year);
    return years
        + String.format(
            Locale.ROOT,
            "-%02d-%02dT%02d:%02d:%02d.%09dZ",
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano());
  }

  static Instant read(String text) {
    if (text.startsWith("-")) {
      long year = Long.parseLong(text.substring(1, 11)) - BEFORE;
      return Instant.parse(String.format(Locale.ROOT, "-%09d", -year) + text.substring(11));
    }
    if (text.startsWith(FAR)) {
      long year = Long.parseLong(text.substring(1, 11));
      return Instant.parse("+" + year + text.substring(11));
    }
    return Instant.parse(text);
  }
}
