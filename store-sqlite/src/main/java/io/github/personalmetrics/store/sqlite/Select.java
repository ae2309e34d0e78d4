package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.RecordQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A query as SQL that walks an index in the order of time and never sorts. */
final class Select {

  private Select() {}

  /** Queries that differ only in their values are one statement. */
  private record Shape(boolean byMetric, boolean ofOneKind, boolean fromOneSource, String order) {}

  private static final Map<Shape, String> MADE = new ConcurrentHashMap<>();

  /**
   * @param direction {@code asc} or {@code desc}
   */
  static String of(RecordQuery<?> query, String direction) {
    return MADE.computeIfAbsent(
        new Shape(
            query.metric() != null,
            query.type() != HealthRecord.class,
            query.source() != null,
            direction),
        Select::make);
  }

  private static String make(Shape shape) {
    // The table that is walked; "cross join" keeps SQLite from turning the join around.
    String walked = shape.byMetric() ? "m" : "r";
    String index = shape.ofOneKind() ? "record_by_kind" : "record_by_time";
    var sql =
        new StringBuilder()
            .append("select " + RecordReader.COLUMNS + " from ")
            .append(
                shape.byMetric()
                    ? "measurement_metric m cross join record r on r.id = m.record"
                    : "record r indexed by " + index)
            .append(" where W.subject = " + Subjects.ID)
            .append(" and (W.at_second, W.at_nano) >= (?, ?)")
            .append(" and (W.at_second, W.at_nano) < (?, ?)");
    if (shape.byMetric()) {
      sql.append(" and m.metric = ?");
    }
    if (shape.ofOneKind()) {
      sql.append(" and r.kind = ?");
    }
    if (shape.fromOneSource()) {
      sql.append(" and r.source = ?");
    }
    sql.append(" order by W.at_second D, W.at_nano D");
    return sql.toString().replace("W.", walked + '.').replace(" D", ' ' + shape.order());
  }

  static Object[] values(RecordQuery<?> query, SubjectId subject) {
    TimeRange range = query.range();
    List<Object> values = new ArrayList<>();
    values.add(subject.value());
    values.add(range.from().getEpochSecond());
    values.add(range.from().getNano());
    values.add(range.to().getEpochSecond());
    values.add(range.to().getNano());
    if (query.metric() != null) {
      values.add(query.metric().id());
    }
    if (query.type() != HealthRecord.class) {
      values.add(Payloads.kind(query.type()));
    }
    if (query.source() != null) {
      values.add(query.source().toString());
    }
    return values.toArray();
  }
}
