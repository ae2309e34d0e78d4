package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The open rejections, written anew for a source when a page changes them. */
final class Rejections {

  private static final String COLUMNS =
      "select source, external_id, locator, reason, raw, first_seen_second, first_seen_nano"
          + " from rejection";

  private Rejections() {}

  static List<OpenRejection> all(Session session, SubjectId subject) throws SQLException {
    return session.list(
        COLUMNS
            + " where subject = "
            + Subjects.ID
            + " order by first_seen_second, first_seen_nano, source, position",
        Rejections::read,
        subject.value());
  }

  /**
   * @return whether anything changed
   */
  static boolean apply(Session writer, long subject, PageCommit page, Instant now)
      throws SQLException {
    String source = page.source().toString();
    List<OpenRejection> known =
        writer.list(
            COLUMNS + " where subject = ? and source = ? order by position",
            Rejections::read,
            subject,
            source);
    List<OpenRejection> after = OpenRejection.after(page, known, now);
    if (after.equals(known)) {
      return false;
    }
    writer.update("delete from rejection where subject = ? and source = ?", subject, source);
    for (int position = 0; position < after.size(); position++) {
      insert(writer, subject, position, after.get(position));
    }
    return true;
  }

  static void insert(Session writer, long subject, int position, OpenRejection open)
      throws SQLException {
    Rejection rejection = open.rejection();
    writer.update(
        "insert into rejection values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        subject,
        rejection.source().toString(),
        position,
        rejection.externalId(),
        rejection.locator(),
        rejection.reason(),
        rejection.raw(),
        open.firstSeen().getEpochSecond(),
        open.firstSeen().getNano());
  }

  private static OpenRejection read(ResultSet row) throws SQLException {
    var rejection =
        new Rejection(
            SourceId.parse(row.getString(1)),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5));
    return new OpenRejection(rejection, Instant.ofEpochSecond(row.getLong(6), row.getLong(7)));
  }
}
