package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class SqliteMetrics implements MetricStore {

  private static final Comparator<HealthRecord> BY_KEY = Comparator.comparing(HealthRecord::key);

  /**
   * Seconds and nanoseconds cannot both be aggregated, so the ends are looked up afterwards. A
   * metric has one unit, so any of its rows tells it.
   */
  private static final String METRICS =
      """
      select metric, unit, n, first,
        (select min(at_nano) from measurement_metric x
          where x.subject = m.subject and x.metric = m.metric and x.at_second = first),
        last,
        (select max(at_nano) from measurement_metric x
          where x.subject = m.subject and x.metric = m.metric and x.at_second = last)
      from (
        select subject, metric, max(unit) unit, count(*) n, min(at_second) first, max(at_second) last
        from measurement_metric where subject = (select id from subject where name = ?)
        group by metric) m
      order by metric
      """;

  private final Connections connections;
  private final SubjectId subject;

  SqliteMetrics(Connections connections, SubjectId subject) {
    this.connections = connections;
    this.subject = subject;
  }

  @Override
  public <R extends HealthRecord> void scan(RecordQuery<R> query, Consumer<? super R> sink) {
    connections.read(
        session -> {
          // SQLite orders text by code point and Java by UTF-16, so ties are sorted here.
          RecordReader reader = session.records();
          var sameTime = new ArrayList<R>();
          session.each(
              Select.of(query, "asc"),
              row -> {
                R record = query.type().cast(reader.read(row));
                if (!sameTime.isEmpty() && !sameTime.get(0).at().equals(record.at())) {
                  pour(sameTime, sink);
                }
                return sameTime.add(record);
              },
              Select.values(query, subject));
          pour(sameTime, sink);
          return true;
        });
  }

  @Override
  public <R extends HealthRecord> Optional<R> latest(RecordQuery<R> query) {
    return connections.read(
        session -> {
          RecordReader reader = session.records();
          var last = new ArrayList<R>();
          session.each(
              Select.of(query, "desc"),
              row -> {
                R record = query.type().cast(reader.read(row));
                boolean sameTime = last.isEmpty() || last.get(0).at().equals(record.at());
                return sameTime && last.add(record);
              },
              Select.values(query, subject));
          return last.stream().max(BY_KEY);
        });
  }

  @Override
  public List<MetricInfo> metrics() {
    return connections.read(
        session ->
            session.list(
                METRICS,
                row ->
                    new MetricInfo(
                        Metric.of(row.getString(1), new Unit(row.getString(2))),
                        row.getLong(3),
                        Instant.ofEpochSecond(row.getLong(4), row.getLong(5)),
                        Instant.ofEpochSecond(row.getLong(6), row.getLong(7))),
                subject.value()));
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return connections.read(session -> Tracks.read(session, subject, key));
  }

  @Override
  public String version() {
    return connections.read(session -> Subjects.version(session, subject));
  }

  private static <R extends HealthRecord> void pour(List<R> sameTime, Consumer<? super R> sink) {
    if (sameTime.size() > 1) {
      sameTime.sort(BY_KEY);
    }
    sameTime.forEach(sink);
    sameTime.clear();
  }
}
