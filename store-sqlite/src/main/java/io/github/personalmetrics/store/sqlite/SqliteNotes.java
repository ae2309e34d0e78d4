package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.NoteStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SqliteNotes implements NoteStore {

  private final Connections connections;
  private final SubjectId subject;

  SqliteNotes(Connections connections, SubjectId subject) {
    this.connections = connections;
    this.subject = subject;
  }

  @Override
  public List<Annotation> annotations() {
    return connections
        .read(
            session ->
                session.list(
                    "select source, external_id, verdict, at_second, at_nano from annotation"
                        + " where subject = "
                        + Subjects.ID,
                    SqliteNotes::annotation,
                    subject.value()))
        .stream()
        .sorted(Comparator.comparing(Annotation::key))
        .toList();
  }

  @Override
  public void annotate(Annotation annotation) {
    change(
        "insert into annotation values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do update set"
            + " verdict = ?4, at_second = ?5, at_nano = ?6"
            + " where verdict <> ?4 or at_second <> ?5 or at_nano <> ?6",
        annotation.key().source().toString(),
        annotation.key().externalId(),
        annotation.verdict().name(),
        annotation.at().getEpochSecond(),
        annotation.at().getNano());
  }

  @Override
  public void withdraw(RecordKey key) {
    change(
        "delete from annotation where subject = ? and source = ? and external_id = ?",
        key.source().toString(),
        key.externalId());
  }

  @Override
  public List<Goal> goals() {
    return connections.read(
        session ->
            session.list(
                "select metric, unit, target, by_day from goal where subject = "
                    + Subjects.ID
                    + " order by metric",
                SqliteNotes::goal,
                subject.value()));
  }

  @Override
  public void setGoal(Goal goal) {
    change(
        "insert into goal values (?1, ?2, ?3, ?4, ?5) on conflict do update set"
            + " unit = ?3, target = ?4, by_day = ?5"
            + " where unit <> ?3 or target <> ?4 or by_day is not ?5",
        goal.metric().id(),
        goal.metric().unit().symbol(),
        goal.target().toString(),
        goal.by() == null ? null : goal.by().toString());
  }

  @Override
  public void dropGoal(Metric metric) {
    change("delete from goal where subject = ? and metric = ?", metric.id());
  }

  /** The subject's number comes before the values. */
  private void change(String sql, @Nullable Object... values) {
    connections.write(
        writer -> {
          long id = Subjects.id(writer, subject);
          @Nullable Object[] all = new @Nullable Object[values.length + 1];
          all[0] = id;
          System.arraycopy(values, 0, all, 1, values.length);
          if (writer.update(sql, all) > 0) {
            Subjects.touch(writer, id);
          }
          return true;
        });
  }

  private static Annotation annotation(ResultSet row) throws SQLException {
    RecordKey key = RecordKey.of(SourceId.parse(row.getString(1)), row.getString(2));
    Instant at = Instant.ofEpochSecond(row.getLong(4), row.getLong(5));
    try {
      return new Annotation(key, Annotation.Verdict.valueOf(row.getString(3)), at);
    } catch (IllegalArgumentException e) {
      throw Errors.unreadable("the annotation of " + key, e);
    }
  }

  private static Goal goal(ResultSet row) throws SQLException {
    String by = row.getString(4);
    try {
      return new Goal(
          Metric.of(row.getString(1), new Unit(row.getString(2))),
          new BigDecimal(row.getString(3)),
          by == null ? null : LocalDate.parse(by));
    } catch (RuntimeException e) {
      throw Errors.unreadable("the goal of " + row.getString(1), e);
    }
  }
}
