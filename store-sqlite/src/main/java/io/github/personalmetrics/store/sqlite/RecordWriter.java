package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.PageCommit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Writes the records of one page, within the transaction that it is handed. */
final class RecordWriter {

  private final Session writer;
  private final long subject;
  private final Instant now;
  private int created;
  private int changed;
  private int unchanged;
  private int deleted;

  RecordWriter(Session writer, long subject, Instant now) {
    this.writer = writer;
    this.subject = subject;
    this.now = now;
  }

  private record Known(long id, String fingerprint) {}

  CommitResult write(PageCommit page) throws SQLException {
    boolean some = DeletedRecords.isAny(writer, subject, page.source());
    for (HealthRecord record : page.records()) {
      upsert(record);
      if (some) {
        Tracks.keepIfSameCourse(writer, subject, "deleted_record", record);
        DeletedRecords.forget(writer, subject, record.key());
      }
    }
    for (RecordKey key : page.deletions().deleted()) {
      DeletedRecords.keep(writer, subject, key, now, page.deletions().confirmed());
      deleted +=
          writer.update(
              "delete from record where subject = ? and source = ? and external_id = ?",
              subject,
              key.source().toString(),
              key.externalId());
    }
    for (RecordKey key : page.deletions().restored()) {
      restore(key);
    }
    return new CommitResult(created, changed, unchanged, deleted);
  }

  private void upsert(HealthRecord record) throws SQLException {
    String fingerprint = Fingerprint.of(record);
    Optional<Known> known = known(record.key());
    if (known.isEmpty()) {
      insert(record, fingerprint);
      created++;
    } else if (!known.get().fingerprint().equals(fingerprint)) {
      replace(known.get().id(), record, fingerprint);
      changed++;
    } else {
      unchanged++;
    }
  }

  /** As it was, and marked so that it stays. */
  private void restore(RecordKey key) throws SQLException {
    Optional<DeletedRecord> gone = DeletedRecords.one(writer, subject, key);
    if (gone.isPresent() && !gone.get().isRestored() && !gone.get().isForgotten(now)) {
      insert(gone.get().record(), Fingerprint.of(gone.get().record()));
      DeletedRecords.markRestored(writer, subject, key, now);
      created++;
    }
  }

  private Optional<Known> known(RecordKey key) throws SQLException {
    return writer.one(
        "select id, fingerprint from record"
            + " where subject = ? and source = ? and external_id = ?",
        row -> new Known(row.getLong(1), row.getString(2)),
        subject,
        key.source().toString(),
        key.externalId());
  }

  private void insert(HealthRecord record, String fingerprint) throws SQLException {
    long id =
        writer.number(
            "insert into record (subject, source, external_id, kind, at_second, at_nano, zone,"
                + " fingerprint, payload) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            subject,
            record.key().source().toString(),
            record.key().externalId(),
            Payloads.kind(record.getClass()),
            record.at().getEpochSecond(),
            record.at().getNano(),
            record.zone().getId(),
            fingerprint,
            Payloads.write(record));
    index(id, record);
  }

  /** The zone that came first stays, unless the record moved: then it is of another time. */
  private void replace(long id, HealthRecord record, String fingerprint) throws SQLException {
    Tracks.keepIfSameCourse(writer, subject, "record", record);
    writer.update("delete from measurement_metric where record = ?", id);
    writer.update(
        "update record set zone = case when at_second = ? and at_nano = ? then zone else ? end,"
            + " kind = ?, at_second = ?, at_nano = ?, fingerprint = ?, payload = ? where id = ?",
        record.at().getEpochSecond(),
        record.at().getNano(),
        record.zone().getId(),
        Payloads.kind(record.getClass()),
        record.at().getEpochSecond(),
        record.at().getNano(),
        fingerprint,
        Payloads.write(record),
        id);
    index(id, record);
  }

  /** In one statement out of the payload: a statement for each value took twice as long. */
  private void index(long id, HealthRecord record) throws SQLException {
    if (record instanceof Measurement) {
      writer.update(
          "insert into measurement_metric"
              + " select subject, value ->> 0, at_second, at_nano, record.id, value ->> 1"
              + " from record, json_each(payload, '$.values') where record.id = ?",
          id);
    }
  }
}
