package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the measures were read.
 *
 * @param since the {@code lastupdate} to ask with, the same for all pages of one read; epoch
 *     seconds
 * @param offset the provider's own page mark, 0 on the first page
 * @param newest the latest change seen so far; epoch seconds
 */
record MeasureCursor(long since, long offset, long newest) {

  private static final Pattern ENCODED =
      Pattern.compile("since=(\\d+) offset=(\\d+) newest=(\\d+)");

  /** Whether {@code lastupdate} includes its own second is nowhere said, and clocks differ. */
  private static final long OVERLAP_SECONDS = 300;

  static MeasureCursor parse(Cursor cursor, long from) {
    if (cursor.isStart()) {
      return new MeasureCursor(from, 0, from);
    }
    Matcher matcher = ENCODED.matcher(cursor.value());
    if (!matcher.matches()) {
      throw new InvalidResponse(
          "withings.bad-cursor",
          "the stored position \"" + cursor.value() + "\" is not one of this connector",
          "Sync with --full to read everything again.",
          null);
    }
    return new MeasureCursor(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)));
  }

  MeasureCursor page(long nextOffset, long newestOnPage) {
    return new MeasureCursor(since, nextOffset, Math.max(newest, newestOnPage));
  }

  /** Everything up to {@code newest} is read; the next read overlaps a little. */
  MeasureCursor done(long newestOnPage, long from) {
    long latest = Math.max(newest, newestOnPage);
    return new MeasureCursor(Math.max(from, latest - OVERLAP_SECONDS), 0, latest);
  }

  Cursor encode() {
    return Cursor.of("since=" + since + " offset=" + offset + " newest=" + newest);
  }
}
