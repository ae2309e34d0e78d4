package io.github.personalmetrics.connectors.withings;

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
 * Reads one stream as the provider advises: what changed since the latest change seen. A deleted
 * row leaves no trace there, so once a day the last 90 days are listed as well, in slices that one
 * answer holds: what the store has in a slice and the answer has not is gone.
 *
 * <p>Pages are marked by a number of rows. A row that is deleted between two pages moves another
 * one over the edge, unseen; so a read of several pages, as the first one, is followed by a list of
 * everything. So is one whose pages lead nowhere.
 */
final class StreamReader {

  /** Less than a day, so that a sync every few hours finds what was deleted within one. */
  private static final Duration LIST_EVERY = Duration.ofHours(20);

  private static final Duration LIST_BACK = Duration.ofDays(90);

  /** A device may be ahead of its time. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** More rows than anybody has: whoever has still more pages then sends the same ones for ever. */
  private static final int MOST_PAGES = 1000;

  private static final long YEAR_3000 = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

  private final StreamQuery query;
  private final RowReader rows;
  private final long shortest;
  private final Instant since;
  private final Clock clock;

  StreamReader(StreamQuery query, Stream stream, Instant since, Clock clock) {
    this.query = query;
    this.rows = new RowReader(stream);
    this.shortest = stream.shortestSlice().toSeconds();
    this.since = since;
    this.clock = clock;
  }

  Page resume(FetchRequest.Resume request) {
    StreamCursor cursor = StreamCursor.parse(request.cursor(), since.getEpochSecond());
    Instant notBefore = request.notBefore().isAfter(since) ? request.notBefore() : since;
    return cursor.listing() == null
        ? changes(cursor, notBefore)
        : list(cursor, cursor.listing(), notBefore);
  }

  private Page changes(StreamCursor cursor, Instant notBefore) {
    Instant now = clock.instant();
    var answer = query.changedSince(cursor.since(), cursor.offset());
    var read = rows.read(List.of(answer.body()), now);
    Long providerTime = answer.body().updatetime();
    StreamCursor after =
        cursor.saw(read.newest(), providerTime == null ? now.getEpochSecond() : providerTime);
    boolean goesOn = answer.hasMore() && answer.leadsOn(cursor.offset());
    StreamCursor next;
    if (goesOn && after.page() < MOST_PAGES) {
      next = after.nextPage(answer.offset());
    } else {
      StreamCursor done =
          (answer.hasMore() ? after.distrusted() : after).done(since.getEpochSecond());
      next = withListing(done, notBefore, now);
    }
    boolean last = next.offset() == 0 && next.listing() == null;
    List<HealthRecord> wanted =
        read.records().stream().filter(record -> !record.at().isBefore(notBefore)).toList();
    Page page = last ? Page.last(wanted, next.encode()) : Page.more(wanted, next.encode());
    return page.withRejected(read.rejected()).withAccount(answer.account());
  }

  /** With what is to be listed now, if anything is. */
  private StreamCursor withListing(StreamCursor cursor, Instant notBefore, Instant now) {
    Instant last = Instant.ofEpochSecond(cursor.reconciled());
    boolean known = cursor.reconciled() > 0;
    // A clock that was set back must not put it off.
    if (known && !last.isAfter(now) && now.isBefore(last.plus(LIST_EVERY))) {
      return cursor;
    }
    Instant before = last.isBefore(now) ? last : now;
    Instant back = known ? before.minus(LIST_BACK) : Instant.EPOCH;
    long from = epochSecond(back.isAfter(notBefore) ? back : notBefore);
    long to = epochSecond(now.plus(AHEAD));
    return from < to
        ? cursor.listing(from, to, to - from)
        : cursor.listed(Math.max(1, now.getEpochSecond()));
  }

  private Page list(StreamCursor cursor, StreamCursor.Listing listing, Instant notBefore) {
    long begun = listing.to() - AHEAD.toSeconds();
    long end = Math.min(listing.to(), listing.from() + Math.max(1, listing.step()));
    var slice = slice(listing.from(), end);
    boolean last = slice.end() >= listing.to();
    long width = slice.end() - listing.from();
    StreamCursor next =
        last
            ? cursor.listed(begun)
            : cursor.listing(slice.end(), listing.to(), slice.end() < end ? width : 2 * width);
    Instant from = Instant.ofEpochSecond(listing.from());
    var covered =
        TimeRange.of(from, Instant.ofEpochSecond(slice.end()))
            .from(notBefore.isAfter(from) ? notBefore : from);
    return slice.page(covered, last, next.encode());
  }

  /** A window is as good as its first slice; the engine asks for the rest. */
  Page window(TimeRange range) {
    if (!range.to().isAfter(since)) {
      // Not read, so nothing can be said about it.
      return Page.last(List.of(), Cursor.START).withCalls(0);
    }
    return range.from().isBefore(since) ? upper(range.from(since)) : lower(range);
  }

  /** All of a window but what is earlier than anybody wants to know. */
  private Page upper(TimeRange range) {
    long end = epochSecond(range.to());
    var slice = slice(epochSecond(range.from()), end);
    while (slice.end() < end) {
      slice = slice.and(slice(slice.end(), end));
    }
    return slice.page(range, false, Cursor.START);
  }

  private Page lower(TimeRange range) {
    long start = epochSecond(range.from());
    long end = epochSecond(range.to());
    var slice = slice(start, end);
    boolean whole = slice.end() >= end;
    var covered =
        TimeRange.of(range.from(), whole ? range.to() : Instant.ofEpochSecond(slice.end()));
    return slice.page(covered, whole, Cursor.START);
  }

  /** Rows come in no order, so a slice is known in full only when it fits one answer. */
  private Slice slice(long start, long wanted) {
    long end = wanted;
    int calls = 1;
    var answer = query.between(start, end, 0);
    while (answer.hasMore() && end - start > shortest) {
      end = start + (end - start) / 2;
      answer = query.between(start, end, 0);
      calls++;
    }
    var answers = new ArrayList<>(List.of(answer));
    long offset = 0;
    while (answer.hasMore()) {
      if (!answer.leadsOn(offset) || answers.size() > MOST_PAGES) {
        throw new InvalidResponse(
            "withings.paging-stuck",
            "Withings says there is more, but not where",
            StreamQuery.CHANGED,
            null);
      }
      offset = answer.offset();
      answer = query.between(start, end, offset);
      answers.add(answer);
      calls++;
    }
    return new Slice(answers, end, calls);
  }

  private final class Slice {

    private final List<StreamQuery.Answer> answers;
    private final long end;
    private final int calls;

    Slice(List<StreamQuery.Answer> answers, long end, int calls) {
      this.answers = answers;
      this.end = end;
      this.calls = calls;
    }

    long end() {
      return end;
    }

    /** Both, which touch. */
    Slice and(Slice next) {
      var all = new ArrayList<>(answers);
      all.addAll(next.answers);
      return new Slice(all, next.end, calls + next.calls);
    }

    Page page(TimeRange covered, boolean last, Cursor next) {
      var read =
          rows.read(answers.stream().map(StreamQuery.Answer::body).toList(), clock.instant());
      List<HealthRecord> inside =
          read.records().stream()
              .filter(record -> covered.contains(record.at()))
              .filter(record -> !record.at().isBefore(since))
              .toList();
      Page page = last ? Page.last(inside, next) : Page.more(inside, next);
      return page.withRejected(read.rejected())
          .withCovers(covered)
          .withAccount(answers.get(0).account())
          .withCalls(calls);
    }
  }

  private static long epochSecond(Instant instant) {
    return Math.max(0, Math.min(YEAR_3000, instant.getEpochSecond()));
  }
}
