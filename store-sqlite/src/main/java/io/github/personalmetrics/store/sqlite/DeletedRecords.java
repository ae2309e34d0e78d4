package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.DeletedRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deleted records, as long as they can be put back, and those that were. */
final class DeletedRecords {

  private static final String COLUMNS =
      "select "
          + RecordReader.COLUMNS
          + ", deleted_second, deleted_nano, confirmed, restored_second, restored_nano"
          + " from deleted_record r";
  private static final String OF_KEY = " where subject = ? and source = ? and external_id = ?";

  private DeletedRecords() {}

  static List<DeletedRecord> all(Session session, SubjectId subject, SourceId source, Instant now)
      throws SQLException {
    var reader = new RecordReader();
    return session
        .list(
            COLUMNS + " where source = ? and subject = " + Subjects.ID,
            row -> read(row, reader),
            source.toString(),
            subject.value())
        .stream()
        .filter(deleted -> !deleted.isForgotten(now))
        .sorted(DeletedRecord.LATEST_FIRST)
        .toList();
  }

  static boolean isAny(Session writer, long subject, SourceId source) throws SQLException {
    return writer.number(
            "select exists (select 1 from deleted_record where subject = ? and source = ?)",
            subject,
            source.toString())
        > 0;
  }

  static Optional<DeletedRecord> one(Session writer, long subject, RecordKey key)
      throws SQLException {
    var reader = new RecordReader();
    return writer.one(
        COLUMNS + OF_KEY,
        row -> read(row, reader),
        subject,
        key.source().toString(),
        key.externalId());
  }

  /** Copies a record that is about to be deleted. */
  static void keep(Session writer, long subject, RecordKey key, Instant now, boolean confirmed)
      throws SQLException {
    writer.update(
        "insert or replace into deleted_record select subject, source, external_id, kind,"
            + " at_second, at_nano, zone, payload, ?, ?, ?, null, null from record"
            + OF_KEY,
        now.getEpochSecond(),
        now.getNano(),
        confirmed,
        subject,
        key.source().toString(),
        key.externalId());
  }

  /** One that another store kept. */
  static void insert(Session writer, long subject, DeletedRecord deleted) throws SQLException {
    HealthRecord record = deleted.record();
    Instant restored = deleted.restoredAt();
    writer.update(
        "insert into deleted_record values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        subject,
        record.key().source().toString(),
        record.key().externalId(),
        Payloads.kind(record.getClass()),
        record.at().getEpochSecond(),
        record.at().getNano(),
        record.zone().getId(),
        Payloads.write(record),
        deleted.at().getEpochSecond(),
        deleted.at().getNano(),
        deleted.confirmed(),
        restored == null ? null : restored.getEpochSecond(),
        restored == null ? null : restored.getNano());
  }

  static void markRestored(Session writer, long subject, RecordKey key, Instant now)
      throws SQLException {
    writer.update(
        "update deleted_record set restored_second = ?, restored_nano = ?" + OF_KEY,
        now.getEpochSecond(),
        now.getNano(),
        subject,
        key.source().toString(),
        key.externalId());
  }

  /** What the provider lists is its own business again. */
  static void forget(Session writer, long subject, RecordKey key) throws SQLException {
    writer.update(
        "delete from deleted_record" + OF_KEY, subject, key.source().toString(), key.externalId());
  }

  /** What can no longer be put back goes, and its track with it. */
  static void forgetOld(Session writer, long subject, SourceId source, Instant now)
      throws SQLException {
    Instant oldest = now.minus(DeletedRecord.KEPT);
    int gone =
        writer.update(
            "delete from deleted_record where subject = ? and source = ?"
                + " and restored_second is null and (deleted_second, deleted_nano) <= (?, ?)",
            subject,
            source.toString(),
            oldest.getEpochSecond(),
            oldest.getNano());
    if (gone > 0) {
      writer.update(
          "delete from track where subject = ? and source = ?"
              + " and not exists (select 1 from record r where r.subject = track.subject"
              + " and r.source = track.source and r.external_id = track.external_id)"
              + " and not exists (select 1 from deleted_record d where d.subject = track.subject"
              + " and d.source = track.source and d.external_id = track.external_id)",
          subject,
          source.toString());
    }
  }

  private static DeletedRecord read(ResultSet row, RecordReader reader) throws SQLException {
    HealthRecord record = reader.read(row);
    Instant at = Instant.ofEpochSecond(row.getLong(4), row.getLong(5));
    boolean confirmed = row.getBoolean(6);
    long second = row.getLong(7);
    boolean restored = !row.wasNull();
    return new DeletedRecord(
        record, at, confirmed, restored ? Instant.ofEpochSecond(second, row.getLong(8)) : null);
  }
}
