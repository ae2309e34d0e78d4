package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The deletions that wait, written anew for a source when a page changes them. */
final class PendingDeletions {

  private static final String COLUMNS =
      "select source, external_id, since_second, since_nano from pending_deletion";
  private static final Comparator<PendingDeletion> BY_KEY =
      Comparator.comparing(PendingDeletion::key);

  private PendingDeletions() {}

  static List<PendingDeletion> all(Session session, SubjectId subject) throws SQLException {
    return session
        .list(COLUMNS + " where subject = " + Subjects.ID, PendingDeletions::read, subject.value())
        .stream()
        .sorted(BY_KEY)
        .toList();
  }

  /**
   * @return whether anything changed
   */
  static boolean apply(Session writer, long subject, PageCommit page, Instant now)
      throws SQLException {
    String source = page.source().toString();
    List<PendingDeletion> known =
        writer.list(
            COLUMNS + " where subject = ? and source = ?", PendingDeletions::read, subject, source);
    known.sort(BY_KEY);
    List<PendingDeletion> after = PendingDeletion.after(page, known, now);
    if (after.equals(known)) {
      return false;
    }
    writer.update("delete from pending_deletion where subject = ? and source = ?", subject, source);
    for (PendingDeletion pending : after) {
      insert(writer, subject, pending);
    }
    return true;
  }

  static void insert(Session writer, long subject, PendingDeletion pending) throws SQLException {
    writer.update(
        "insert into pending_deletion values (?, ?, ?, ?, ?)",
        subject,
        pending.key().source().toString(),
        pending.key().externalId(),
        pending.since().getEpochSecond(),
        pending.since().getNano());
  }

  private static PendingDeletion read(ResultSet row) throws SQLException {
    return new PendingDeletion(
        RecordKey.of(SourceId.parse(row.getString(1)), row.getString(2)),
        Instant.ofEpochSecond(row.getLong(3), row.getLong(4)));
  }
}
