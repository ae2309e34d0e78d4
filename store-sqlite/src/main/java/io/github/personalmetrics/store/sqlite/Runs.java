package io.github.personalmetrics.store.sqlite;

import com.squareup.moshi.JsonAdapter;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SyncCounts;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history: the last hundred runs of each source. */
final class Runs {

  private static final int KEPT = 100;
  private static final JsonAdapter<RunJson> JSON = Payloads.strict(RunJson.class);

  private Runs() {}

  public record RunJson(
      String startedAt,
      String took,
      String outcome,
      SyncCounts counts,
      @Nullable String code,
      @Nullable String message,
      @Nullable String advice,
      @Nullable String resumeAt) {}

  static void add(Session writer, long subject, SourceRun run) throws SQLException {
    String source = run.source().toString();
    writer.update(
        "insert into run (subject, source, payload) values (?, ?, ?)",
        subject,
        source,
        JSON.toJson(json(run)));
    writer.update(
        "delete from run where subject = ?1 and source = ?2 and id <= (select id from run"
            + " where subject = ?1 and source = ?2 order by id desc limit 1 offset ?3)",
        subject,
        source,
        KEPT);
  }

  static List<SourceRun> newest(Session session, SubjectId subject, int limit) throws SQLException {
    return session.list(
        "select source, payload from run where subject = "
            + Subjects.ID
            + " order by id desc limit ?",
        row -> run(SourceId.parse(row.getString(1)), row.getString(2)),
        subject.value(),
        limit);
  }

  private static RunJson json(SourceRun run) {
    return new RunJson(
        run.startedAt().toString(),
        run.took().toString(),
        run.outcome().name(),
        run.counts(),
        run.code(),
        run.message(),
        run.advice(),
        run.resumeAt() == null ? null : run.resumeAt().toString());
  }

  private static SourceRun run(SourceId source, String payload) {
    try {
      RunJson json = JSON.nonNull().fromJson(payload);
      return new SourceRun(
          source,
          Instant.parse(json.startedAt()),
          Duration.parse(json.took()),
          Outcome.valueOf(json.outcome()),
          json.counts(),
          json.code(),
          json.message(),
          json.advice(),
          json.resumeAt() == null ? null : Instant.parse(json.resumeAt()));
    } catch (IOException | RuntimeException e) {
      throw Errors.unreadable("a run of " + source, e);
    }
  }
}
