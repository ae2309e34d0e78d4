package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the activities were read: a read goes down from {@code before} to {@code from}, the
 * newest first. All in epoch seconds.
 *
 * @param from what started earlier is not wanted in this read; included
 * @param before what started from here on is read already
 * @param newest the latest start seen so far, 0 for none
 */
record ActivityCursor(long from, long before, long newest) {

  private static final Pattern READING =
      Pattern.compile("from=(\\d{1,12}) before=(\\d{1,12}) newest=(\\d{1,12})");
  private static final Pattern DONE = Pattern.compile("newest=(\\d{1,12})");

  /** Activities are listed by start, but a watch may bring them weeks later. */
  private static final Duration OVERLAP = Duration.ofDays(30);

  /** A watch may be ahead of its time. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /**
   * @param since nothing that started earlier is ever wanted; epoch seconds
   */
  static ActivityCursor parse(Cursor cursor, long since, Instant now) {
    Matcher reading = READING.matcher(cursor.value());
    if (reading.matches()) {
      long from = Long.parseLong(reading.group(1));
      return new ActivityCursor(
          Math.max(since, from),
          Long.parseLong(reading.group(2)),
          Long.parseLong(reading.group(3)));
    }
    long end = now.plus(AHEAD).getEpochSecond();
    if (cursor.isStart()) {
      return new ActivityCursor(since, end, 0);
    }
    Matcher done = DONE.matcher(cursor.value());
    if (done.matches()) {
      long newest = Long.parseLong(done.group(1));
      long known = Math.min(newest, now.getEpochSecond());
      return new ActivityCursor(Math.max(since, known - OVERLAP.toSeconds()), end, newest);
    }
    throw new InvalidResponse(
        "strava.bad-cursor",
        "the stored position \"" + cursor.value() + "\" is not one of this connector",
        "Sync with --full to read everything again.",
        null);
  }

  boolean isEmpty() {
    return from >= before;
  }

  /** To go on below; {@code newestRead} is 0 if nothing was read. */
  Cursor below(long nextBefore, long newestRead) {
    return Cursor.of(
        "from=" + from + " before=" + nextBefore + " newest=" + Math.max(newest, newestRead));
  }

  Cursor done(long newestRead) {
    return Cursor.of("newest=" + Math.max(newest, newestRead));
  }
}
