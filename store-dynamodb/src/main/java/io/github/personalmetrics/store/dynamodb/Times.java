package io.github.personalmetrics.store.dynamodb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Moments as text that sorts as they do, byte by byte: UTC, ISO, always of nine decimals. Those
 * outside the years 0 to 9999, of which ISO has no such text, are counted seconds behind a letter.
 */
final class Times {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final char BEFORE = '-';
  private static final char AFTER = 'Y';

  /** Makes every second that an Instant can hold positive. */
  private static final long OFFSET = 100_000_000_000_000_000L;

  private static final int SECOND_DIGITS = 18;

  private Times() {}

  static String write(Instant at) {
    if (at.isBefore(YEAR_0) || !at.isBefore(YEAR_10000)) {
      return String.format(
          Locale.ROOT,
          "%c%018d.%09dZ",
          at.isBefore(YEAR_0) ? BEFORE : AFTER,
          at.getEpochSecond() + OFFSET,
          at.getNano());
    }
    return ISO.format(at);
  }

  static Instant read(String text) {
    if (text.charAt(0) != BEFORE && text.charAt(0) != AFTER) {
      return readIso(text);
    }
    int dot = 1 + SECOND_DIGITS;
    return Instant.ofEpochSecond(
        Long.parseLong(text.substring(1, dot)) - OFFSET,
        Long.parseLong(text.substring(dot + 1, text.length() - 1)));
  }

  /** By its places, which never move: a formatter takes as long as all the rest of a record. */
  private static Instant readIso(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 29))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
