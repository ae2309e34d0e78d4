package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.withings.StreamCursor.Listing;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one stream: at first a list of everything, then what changed since the latest change seen,
 * as the provider advises. What was deleted leaves no trace there, so once a day the last 90 days
 * are listed too: what the store has there and the list has not is gone.
 *
 * <p>Rows come in no order, and pages are marked by a number of rows: one that is deleted between
 * two pages moves another one over the edge, unseen. So a list goes slice by slice, each halved
 * until one answer holds it, and more changes than one answer holds are a reason for a list.
 */
final class StreamReader {

  /** Less than a day, so that a sync every few hours finds what was deleted within one. */
  private static final Duration LIST_EVERY = Duration.ofHours(20);

  private static final Duration LIST_BACK = Duration.ofDays(90);

  /** A device may be ahead of its time. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Whoever has more pages of a moment sends the same ones for ever. */
  private static final int MOST_PAGES = 100;

  /** Halving from more than that, for each slice anew, would use up a minute's calls. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private static final long YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

  private final StreamQuery query;
  private final RowReader rows;
  private final long shortest;
  private final Duration margin;
  private final Instant since;
  private final Clock clock;

  StreamReader(StreamQuery query, Stream stream, Instant since, Clock clock) {
    this.query = query;
    this.rows = new RowReader(stream);
    this.shortest = stream.shortestSlice().toSeconds();
    this.margin = stream.margin();
    this.since = since;
    this.clock = clock;
  }

  Page resume(FetchRequest.Resume request) {
    Instant now = clock.instant();
    Instant notBefore = request.notBefore().isAfter(since) ? request.notBefore() : since;
    StreamCursor cursor = StreamCursor.parse(request.cursor(), since.getEpochSecond());
    if (cursor == null) {
      cursor =
          StreamCursor.everything(since.getEpochSecond(), listing(Instant.EPOCH, notBefore, now));
    }
    return cursor.listing() == null
        ? changes(cursor, notBefore, now)
        : list(cursor, cursor.listing(), notBefore, now);
  }

  private Page changes(StreamCursor cursor, Instant notBefore, Instant now) {
    var answer = query.changedSince(cursor.since());
    int calls = 1;
    if (answer.hasMore() && cursor.newest() > cursor.since()) {
      // Known rows that were imported all at once may crowd the overlap, at every sync.
      answer = query.changedSince(cursor.newest());
      calls++;
    }
    if (answer.hasMore()) {
      Listing all = listing(Instant.EPOCH, notBefore, now);
      Cursor next = StreamCursor.everything(since.getEpochSecond(), all).encode();
      return Page.more(List.of(), next).withAccount(answer.account()).withCalls(calls);
    }
    var read = rows.read(List.of(answer.body()), now);
    List<HealthRecord> wanted =
        read.records().stream().filter(record -> !record.at().isBefore(notBefore)).toList();
    StreamCursor done = cursor.read(read.newest());
    Instant listed = Instant.ofEpochSecond(cursor.listed());
    // A clock that was set back must not put it off.
    boolean isListed = !listed.isAfter(now) && now.isBefore(listed.plus(LIST_EVERY));
    Instant before = listed.isBefore(now) ? listed : now;
    Page page =
        isListed
            ? Page.last(wanted, done.encode())
            : Page.more(
                wanted, done.toList(listing(before.minus(LIST_BACK), notBefore, now)).encode());
    return page.withRejected(read.rejected()).withAccount(answer.account()).withCalls(calls);
  }

  /** Nothing that is not to be kept is listed, so that its absence says nothing. */
  private static Listing listing(Instant back, Instant notBefore, Instant now) {
    long to = epochSecond(now.plus(AHEAD));
    long from = Math.min(to, epochSecond(back.isAfter(notBefore) ? back : notBefore));
    return new Listing(from, to, to - from, 0, epochSecond(now));
  }

  /** One call for each page, so that whoever is limited to few calls gets on. */
  private Page list(StreamCursor cursor, Listing listing, Instant notBefore, Instant now) {
    long end = listing.to();
    long start = Math.max(listing.from(), end - Math.max(shortest, listing.step()));
    var answer = query.between(start, end, 0);
    if (answer.hasMore() && end - start > shortest) {
      Listing smaller = listing.withHalf(end - start, answer.rows());
      return Page.more(List.of(), cursor.toList(smaller).encode()).withAccount(answer.account());
    }
    var slice = slice(answer, start, end, 1, now);
    Listing rest = listing.below(start, answer.rows());
    StreamCursor after = cursor.on(slice.newest(), slice.providerTime(now), rest);
    Instant from = Instant.ofEpochSecond(start);
    var covered =
        TimeRange.of(from, Instant.ofEpochSecond(end))
            .from(notBefore.isAfter(from) ? notBefore : from);
    return slice.page(
        start <= listing.from()
            ? Page.last(slice.records(covered), after.done(rest).encode())
            : Page.more(slice.records(covered), after.encode()),
        covered);
  }

  /** A window is as good as its latest slice; the engine asks for the rest. */
  Page window(TimeRange range) {
    if (!range.to().isAfter(since)) {
      // Not read, so nothing can be said about it.
      return Page.last(List.of(), Cursor.START).withCalls(0);
    }
    Instant from = range.from().isBefore(since) ? since : range.from();
    var slice = latest(epochSecond(from), ceilingSecond(range.to()), clock.instant());
    Instant start = Instant.ofEpochSecond(slice.start);
    boolean last = slice.start <= epochSecond(from);
    var covered = TimeRange.of(last ? from : start, range.to());
    return slice.page(
        last && from.equals(range.from())
            ? Page.last(slice.records(covered), Cursor.START)
            : Page.more(slice.records(covered), Cursor.START),
        covered);
  }

  /** The latest part that fits one answer. */
  private Slice latest(long wanted, long end, Instant now) {
    long start = Math.max(wanted, end - LONGEST_WINDOW.toSeconds());
    int calls = 1;
    var answer = query.between(start, end, 0);
    while (answer.hasMore() && end - start > shortest) {
      start = end - (end - start) / 2;
      answer = query.between(start, end, 0);
      calls++;
    }
    return slice(answer, start, end, calls, now);
  }

  /** With the other pages of what cannot be halved. */
  private Slice slice(StreamQuery.Answer first, long start, long end, int calls, Instant now) {
    var bodies = new ArrayList<>(List.of(first.body()));
    var answer = first;
    long offset = 0;
    while (answer.hasMore()) {
      if (!answer.leadsOn(offset) || bodies.size() >= MOST_PAGES) {
        throw new InvalidResponse(
            "withings.paging-stuck",
            "Withings says there is more, but not where",
            StreamQuery.CHANGED,
            null);
      }
      offset = answer.offset();
      answer = query.between(start, end, offset);
      bodies.add(answer.body());
    }
    var read = rows.read(bodies, now);
    requireAnswered(read, start, end);
    return new Slice(first, read, start, calls + bodies.size() - 1);
  }

  /** Rows of another time say nothing about the time that was asked for. */
  private void requireAnswered(RowReader.Read read, long start, long end) {
    var asked =
        TimeRange.of(
            Instant.ofEpochSecond(start).minus(margin),
            Instant.ofEpochSecond(end).plus(margin).plusSeconds(1));
    if (!read.records().isEmpty()
        && read.records().stream().noneMatch(record -> asked.contains(record.at()))) {
      throw new InvalidResponse(
          "withings.other-rows",
          "Withings answered with rows of another time than it was asked for",
          StreamQuery.CHANGED,
          null);
    }
  }

  private record Slice(StreamQuery.Answer first, RowReader.Read read, long start, int calls) {

    long newest() {
      return read.newest();
    }

    long providerTime(Instant now) {
      Long updated = first.body().updatetime();
      return updated == null ? now.getEpochSecond() : updated;
    }

    List<HealthRecord> records(TimeRange covered) {
      return read.records().stream().filter(record -> covered.contains(record.at())).toList();
    }

    Page page(Page page, TimeRange covered) {
      return page.withRejected(read.rejected())
          .withCovers(covered)
          .withAccount(first.account())
          .withCalls(calls);
    }
  }

  private static long epochSecond(Instant instant) {
    return Math.max(0, Math.min(YEAR_3000, instant.getEpochSecond()));
  }

  private static long ceilingSecond(Instant instant) {
    return Math.min(YEAR_3000, epochSecond(instant) + (instant.getNano() == 0 ? 0 : 1));
  }
}
