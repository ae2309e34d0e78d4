package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream was read. All times in epoch seconds.
 *
 * @param since the {@code lastupdate} to ask with
 * @param newest the latest change seen so far
 * @param begun the provider's time when the list of everything began that is going on; 0 if none is
 * @param listed when there was last a list; 0 if there was none of everything yet
 * @param listing what is still to be listed, if that is what goes on
 */
record StreamCursor(long since, long newest, long begun, long listed, @Nullable Listing listing) {

  /**
   * A list goes down, the newest first.
   *
   * @param from the end of the list; included
   * @param to from here on everything is listed
   * @param step how much to ask for at once
   * @param page the most rows that an answer with more behind it had; 0 if there was none yet
   * @param at when the list began
   */
  record Listing(long from, long to, long step, long page, long at) {

    private static final long MOST_GROWTH = 8;

    Listing withHalf(long width, long rows) {
      return new Listing(from, to, width / 2, Math.max(page, rows), at);
    }

    /** Asks next for as much time as fills four fifths of a page, if it is like the last one. */
    Listing below(long start, long rows) {
      long width = to - start;
      long growth = page == 0 ? 2 * width : 4 * page * width / Math.max(1, 5 * rows);
      return new Listing(
          from, start, Math.max(width / 2, Math.min(growth, MOST_GROWTH * width)), page, at);
    }
  }

  private static final Pattern ENCODED =
      Pattern.compile(
          "since=(\\d{1,15}) newest=(\\d{1,15}) begun=(\\d{1,15}) listed=(\\d{1,15})"
              + "(?: listing=(\\d{1,15})-(\\d{1,15}) step=(\\d{1,15}) page=(\\d{1,6}) at=(\\d{1,15}))?");

  /** Of the time before there were lists: everything is to be listed once. */
  private static final Pattern WITHOUT_LISTS =
      Pattern.compile("since=\\d{1,15} offset=\\d{1,15} newest=\\d{1,15}");

  /** Whether {@code lastupdate} includes its own second is nowhere said, and clocks differ. */
  private static final long OVERLAP_SECONDS = 300;

  /**
   * @param from what changed earlier is never wanted
   * @return null if nothing was read yet
   */
  static @Nullable StreamCursor parse(Cursor cursor, long from) {
    if (cursor.isStart() || WITHOUT_LISTS.matcher(cursor.value()).matches()) {
      return null;
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
        Math.max(from, Long.parseLong(matcher.group(1))),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)),
        matcher.group(5) == null
            ? null
            : new Listing(
                Long.parseLong(matcher.group(5)),
                Long.parseLong(matcher.group(6)),
                Long.parseLong(matcher.group(7)),
                Long.parseLong(matcher.group(8)),
                Long.parseLong(matcher.group(9))));
  }

  /** To list everything, from the beginning. */
  static StreamCursor everything(long since, Listing listing) {
    return new StreamCursor(since, since, 0, 0, listing);
  }

  /** Whether the list that is going on is one of everything. */
  boolean listsEverything() {
    return listed == 0;
  }

  /** Every change is read; the next read overlaps a little. */
  StreamCursor read(long newestRead) {
    long latest = Math.max(newest, newestRead);
    return new StreamCursor(Math.max(since, latest - OVERLAP_SECONDS), latest, 0, listed, listing);
  }

  StreamCursor toList(Listing listing) {
    return new StreamCursor(since, newest, begun, listed, listing);
  }

  /**
   * With the rest of what is to be listed.
   *
   * @param providerTime counts on the first page of a list of everything
   */
  StreamCursor on(long newestListed, long providerTime, Listing rest) {
    return new StreamCursor(
        since,
        listsEverything() ? Math.max(newest, newestListed) : newest,
        begun == 0 && listsEverything() ? providerTime : begun,
        listed,
        rest);
  }

  /**
   * The list is complete. After one of everything the changes count from its beginning: what
   * changed meanwhile may belong to where it had been already.
   */
  StreamCursor done(Listing last) {
    long read = newest > since ? Math.min(newest, begun) : begun;
    return listsEverything()
        ? new StreamCursor(
            Math.max(since, read - OVERLAP_SECONDS), read, 0, Math.max(1, last.at()), null)
        : new StreamCursor(since, newest, 0, Math.max(1, last.at()), null);
  }

  Cursor encode() {
    String text = "since=%d newest=%d begun=%d listed=%d".formatted(since, newest, begun, listed);
    return Cursor.of(
        listing == null
            ? text
            : text
                + " listing=%d-%d step=%d page=%d at=%d"
                    .formatted(
                        listing.from(),
                        listing.to(),
                        listing.step(),
                        listing.page(),
                        listing.at()));
  }
}
