package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream was read. All times in epoch seconds.
 *
 * @param since the {@code lastupdate} to ask with, the same for all pages of one read
 * @param offset the provider's own page mark, 0 on the first page
 * @param newest the latest change seen so far
 * @param begun the provider's time when this read began, 0 on the first page
 * @param page how many pages this read had so far
 * @param reconciled when everything there is was last listed; 0 if never
 * @param listing what is still to be listed, if that is what goes on
 */
record StreamCursor(
    long since,
    long offset,
    long newest,
    long begun,
    long page,
    long reconciled,
    @Nullable Listing listing) {

  /**
   * @param from up to here everything is listed
   * @param to the end of the listing
   * @param step how much to ask for at once
   */
  record Listing(long from, long to, long step) {}

  /** What was stored before there was a listing has none. */
  private static final Pattern ENCODED =
      Pattern.compile(
          "since=(\\d{1,15}) offset=(\\d{1,15}) newest=(\\d{1,15})"
              + "(?: begun=(\\d{1,15}) page=(\\d{1,9}) reconciled=(\\d{1,15})"
              + "(?: listing=(\\d{1,15})-(\\d{1,15}) step=(\\d{1,15}))?)?");

  /** Whether {@code lastupdate} includes its own second is nowhere said, and clocks differ. */
  private static final long OVERLAP_SECONDS = 300;

  /**
   * @param from what changed earlier is never wanted
   */
  static StreamCursor parse(Cursor cursor, long from) {
    if (cursor.isStart()) {
      return new StreamCursor(from, 0, from, 0, 0, 0, null);
    }
    Matcher matcher = ENCODED.matcher(cursor.value());
    if (!matcher.matches()) {
      throw new InvalidResponse(
          "withings.bad-cursor",
          "the stored position \"" + cursor.value() + "\" is not one of this connector",
          "Sync with --full to read everything again.",
          null);
    }
    return new StreamCursor(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        number(matcher.group(4)),
        number(matcher.group(5)),
        number(matcher.group(6)),
        matcher.group(7) == null
            ? null
            : new Listing(
                number(matcher.group(7)), number(matcher.group(8)), number(matcher.group(9))));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** With what a page brought; the first page says when the read began. */
  StreamCursor saw(long newestOnPage, long providerTime) {
    return new StreamCursor(
        since,
        offset,
        Math.max(newest, newestOnPage),
        page == 0 ? providerTime : begun,
        page + 1,
        reconciled,
        listing);
  }

  /** A row may have slipped over the edge between two pages: everything is to be listed. */
  StreamCursor nextPage(long nextOffset) {
    return new StreamCursor(since, nextOffset, newest, begun, page, 0, null);
  }

  StreamCursor distrusted() {
    return new StreamCursor(since, offset, newest, begun, page, 0, null);
  }

  /**
   * Everything that had changed when the read began is read; the next read overlaps a little. What
   * changed during the read may stand on a page that was already read.
   */
  StreamCursor done(long from) {
    long read = begun == 0 ? newest : Math.min(newest, begun);
    return new StreamCursor(
        Math.max(from, read - OVERLAP_SECONDS), 0, newest, 0, 0, reconciled, null);
  }

  StreamCursor listing(long start, long end, long step) {
    return new StreamCursor(
        since, offset, newest, begun, page, reconciled, new Listing(start, end, step));
  }

  StreamCursor listed(long at) {
    return new StreamCursor(since, offset, newest, begun, page, at, null);
  }

  Cursor encode() {
    String text =
        "since=%d offset=%d newest=%d begun=%d page=%d reconciled=%d"
            .formatted(since, offset, newest, begun, page, reconciled);
    return Cursor.of(
        listing == null
            ? text
            : text
                + " listing=%d-%d step=%d".formatted(listing.from(), listing.to(), listing.step()));
  }
}
