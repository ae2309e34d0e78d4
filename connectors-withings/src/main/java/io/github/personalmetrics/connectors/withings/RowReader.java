package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one answer into records; a row that cannot be read stands alone. */
final class RowReader {

  /** A device may be ahead of its time, and a day's row is there before the day is. */
  private static final Duration AHEAD = Duration.ofDays(2);

  /**
   * @param newest the latest change among the rows that could be read, in epoch seconds, and not
   *     after the answer; 0 if there are none
   */
  record Read(List<HealthRecord> records, List<Rejection> rejected, long newest) {}

  /** With the answer that it was in. */
  private record Row(RawJson raw, Stream.Head head, WithingsApi.Rows answer) {

    /** Of two rows of one id the later change counts, whatever their order. */
    Row orLater(Row other) {
      int order = Long.compare(other.head.changed(), head.changed());
      return order > 0 || (order == 0 && other.raw.text().compareTo(raw.text()) > 0) ? other : this;
    }
  }

  private final Stream stream;

  RowReader(Stream stream) {
    this.stream = stream;
  }

  /**
   * @param now nothing was measured later
   */
  Read read(List<WithingsApi.Rows> answers, Instant now) {
    var records = new ArrayList<HealthRecord>();
    var rejected = new ArrayList<Rejection>();
    long newest = 0;
    for (Row row : rows(answers, rejected)) {
      try {
        HealthRecord record = stream.record(row.raw(), () -> zone(row.answer().timezone()));
        if (record != null) {
          records.add(requirePossible(record, now));
        }
        newest = Math.max(newest, Math.min(row.head().changed(), answeredAt(row.answer(), now)));
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
        rejected.add(reject(row.raw(), row.head(), e));
      }
    }
    return new Read(records, rejected, newest);
  }

  /** Each id once, over all answers; those without one, and those of another shape, all. */
  private Iterable<Row> rows(List<WithingsApi.Rows> answers, List<Rejection> rejected) {
    Map<Object, Row> byId = new LinkedHashMap<>();
    for (WithingsApi.Rows answer : answers) {
      List<RawJson> raws = stream.rows(answer);
      for (RawJson raw : raws == null ? List.<RawJson>of() : raws) {
        try {
          var row = new Row(raw, stream.head(raw), answer);
          String id = row.head().id();
          byId.merge(id == null ? row : id, row, Row::orLater);
        } catch (IllegalArgumentException e) {
          rejected.add(reject(raw, new Stream.Head(null, "a row of another shape", 0), e));
        }
      }
    }
    return byId.values();
  }

  /** A change in the future would hide all that come until then. */
  private static long answeredAt(WithingsApi.Rows answer, Instant now) {
    return answer.updatetime() == null ? now.getEpochSecond() : answer.updatetime();
  }

  /** Milliseconds for seconds end up in the year 55000, and a device without a clock in 1970. */
  private static HealthRecord requirePossible(HealthRecord record, Instant now) {
    if (!record.at().isAfter(Instant.EPOCH) || record.at().isAfter(now.plus(AHEAD))) {
      throw new IllegalArgumentException("its time, " + record.at() + ", cannot be right");
    }
    return record;
  }

  private Rejection reject(RawJson raw, Stream.Head head, RuntimeException e) {
    return new Rejection(
        stream.source(), head.id(), head.locator(), String.valueOf(e.getMessage()), raw.text());
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null ? "" : name);
    } catch (DateTimeException e) {
      throw new InvalidResponse(
          "withings.bad-time-zone",
          "Withings answered with the unknown time zone \"" + name + '"',
          "Update Java's time zones, or report it.",
          e);
    }
  }
}
