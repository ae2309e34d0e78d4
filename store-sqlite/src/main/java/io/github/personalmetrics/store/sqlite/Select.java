package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.RecordQuery;
import java.util.ArrayList;
import java.util.List;

/** A query as SQL that walks an index in the order of time and never sorts. */
final class Select {

  private Select() {}

  /**
   * @param direction {@code asc} or {@code desc}
   */
  static String of(RecordQuery<?> query, String direction) {
    boolean byMetric = query.metric() != null;
    // The table that is walked; "cross join" keeps SQLite from turning the join around.
    String walked = byMetric ? "m" : "r";
    var sql =
        new StringBuilder()
            .append("select " + RecordReader.COLUMNS + " from ")
            .append(
                byMetric
                    ? "measurement_metric m cross join record r on r.id = m.record"
                    : "record r indexed by " + index(query))
            .append(" where W.subject = " + Subjects.ID)
            .append(" and (W.at_second, W.at_nano) >= (?, ?)")
            .append(" and (W.at_second, W.at_nano) < (?, ?)");
    if (byMetric) {
      sql.append(" and m.metric = ?");
    }
    if (query.type() != HealthRecord.class) {
      sql.append(" and r.kind = ?");
    }
    if (query.source() != null) {
      sql.append(" and r.source = ?");
    }
    sql.append(" order by W.at_second D, W.at_nano D");
    return sql.toString().replace("W.", walked + '.').replace(" D", ' ' + direction);
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

  private static String index(RecordQuery<?> query) {
    return query.type() == HealthRecord.class ? "record_by_time" : "record_by_kind";
  }
}
