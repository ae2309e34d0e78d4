package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the payload of a measurement in one pass, as long as it is to the letter what {@link
 * Payloads#write} makes of plain names; a page over a million readings takes half the time of a
 * JSON reader. Whatever looks different is left to that. For one thread.
 */
final class MeasurementText {

  private static final String HEAD = "{\"quality\":\"";
  private static final String VALUES = "\",\"values\":[";
  private static final Quality[] QUALITIES = Quality.values();
  private static final String TAIL = "]}";

  /** Digits that surely fit into a long. */
  private static final int PLAIN_DIGITS = 18;

  private final String text;
  private final RecordReader known;
  private int at;

  private MeasurementText(String text, RecordReader known) {
    this.text = text;
    this.known = known;
  }

  /** Null if it is not written that way. */
  static @Nullable Measurement read(
      RecordKey key, Instant time, ZoneId zone, String text, RecordReader known) {
    if (!text.startsWith(HEAD) || text.indexOf('\\') >= 0) {
      return null;
    }
    var reader = new MeasurementText(text, known);
    Quality quality = reader.quality();
    SortedMap<Metric, BigDecimal> values = quality == null ? null : reader.values();
    return quality == null || values == null
        ? null
        : new Measurement(key, time, zone, values, quality);
  }

  private @Nullable Quality quality() {
    at = HEAD.length();
    for (Quality quality : QUALITIES) {
      String name = quality.name();
      if (text.startsWith(name, at) && text.startsWith(VALUES, at + name.length())) {
        at += name.length() + VALUES.length();
        return quality;
      }
    }
    return null;
  }

  /** {@code ["body.weight","kg","80.5"],…]}} to the end. */
  private @Nullable SortedMap<Metric, BigDecimal> values() {
    var values = new TreeMap<Metric, BigDecimal>();
    while (true) {
      int unitEnd = text.startsWith("[\"", at) ? secondQuoted(at + 2) : -1;
      if (unitEnd < 0) {
        return null;
      }
      Metric metric = known.metric(text.substring(at + 2, unitEnd));
      int from = unitEnd + 3;
      int to = text.indexOf('"', from);
      if (metric == null || to < 0 || !text.startsWith("]", to + 1)) {
        return null;
      }
      values.put(metric, number(text, from, to));
      at = to + 2;
      if (text.startsWith(TAIL, at)) {
        return at + TAIL.length() == text.length() ? values : null;
      }
      if (!text.startsWith(",", at)) {
        return null;
      }
      at++;
    }
  }

  /** Where the second of three quoted texts ends, or less than 0 if there are not three. */
  private int secondQuoted(int from) {
    int first = text.indexOf('"', from);
    if (first < 0 || !text.startsWith(RecordReader.BETWEEN, first)) {
      return -1;
    }
    int second = text.indexOf('"', first + RecordReader.BETWEEN.length());
    return second >= 0 && text.startsWith(RecordReader.BETWEEN, second) ? second : -1;
  }

  /** Most numbers are a few digits and a point. */
  private static BigDecimal number(String text, int from, int to) {
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        return new BigDecimal(text.substring(from, to));
      }
    }
    return count == 0 || count > PLAIN_DIGITS
        ? new BigDecimal(text.substring(from, to))
        : BigDecimal.valueOf(digits, point < 0 ? 0 : to - point - 1);
  }
}
