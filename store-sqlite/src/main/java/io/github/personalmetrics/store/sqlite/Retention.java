package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SourceId;
import java.sql.SQLException;
import java.time.Instant;

/** Removes for good what a source has from before a moment, within the transaction handed in. */
final class Retention {

  private static final String OLD =
      " where subject = ?1 and source = ?2 and (at_second, at_nano) < (?3, ?4)";
  private static final String OLD_KEYS =
      " where subject = ?1 and source = ?2 and external_id in (select external_id from record"
          + OLD
          + " union all select external_id from deleted_record"
          + OLD
          + ')';

  private Retention() {}

  /**
   * @return how many records that were
   */
  static int sweep(Session writer, long subject, SourceId source, Instant notBefore)
      throws SQLException {
    Object[] old = {subject, source.toString(), notBefore.getEpochSecond(), notBefore.getNano()};
    int others = 0;
    // Before the records that say which keys are old.
    for (String table : new String[] {"track", "annotation", "pending_deletion"}) {
      others += writer.update("delete from " + table + OLD_KEYS, old);
    }
    others += writer.update("delete from deleted_record" + OLD, old);
    int records = writer.update("delete from record" + OLD, old);
    if (others + records > 0) {
      Subjects.touch(writer, subject);
    }
    return records;
  }
}
