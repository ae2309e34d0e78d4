package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.TrackCodec;
import io.github.personalmetrics.store.TrackCommit;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tracks of activities, and which have none. */
final class Tracks {

  private static final String KEPT =
      "(select subject, source, external_id from deleted_record where restored_second is null)";

  private Tracks() {}

  static Optional<Track> read(Session session, SubjectId subject, RecordKey key)
      throws SQLException {
    return read(session, subject, key, "record");
  }

  /** Of a deleted record that can be put back. */
  static Optional<Track> kept(Session session, SubjectId subject, RecordKey key)
      throws SQLException {
    return read(session, subject, key, KEPT);
  }

  private static Optional<Track> read(
      Session session, SubjectId subject, RecordKey key, String table) throws SQLException {
    return session
        .list(
            "select t.bytes from track t join "
                + table
                + " r using (subject, source, external_id)"
                + " where t.source = ? and t.external_id = ? and t.bytes is not null"
                + " and t.subject = "
                + Subjects.ID,
            row -> row.getBytes(1),
            key.source().toString(),
            key.externalId(),
            subject.value())
        .stream()
        .findFirst()
        .map(bytes -> decode(key, bytes));
  }

  static List<RecordKey> missing(Session session, SubjectId subject, SourceId source, int limit)
      throws SQLException {
    return session.list(
        "select r.external_id from record r indexed by record_by_kind where r.subject = "
            + Subjects.ID
            + " and r.kind = ? and r.source = ? and not exists (select 1 from track t"
            + " where t.subject = r.subject and t.source = r.source"
            + " and t.external_id = r.external_id)"
            + " order by r.at_second desc, r.at_nano desc limit ?",
        row -> RecordKey.of(source, row.getString(1)),
        subject.value(),
        Payloads.ACTIVITY,
        source.toString(),
        limit);
  }

  /**
   * @return false if the activity is gone
   */
  static boolean write(Session writer, long subject, TrackCommit commit) throws SQLException {
    Track track = commit.track();
    return writer.update(
            "insert or replace into track (subject, source, external_id, bytes)"
                + " select subject, source, external_id, ? from record"
                + " where subject = ? and source = ? and external_id = ? and kind = ?",
            track == null ? null : TrackCodec.encode(track),
            subject,
            commit.key().source().toString(),
            commit.key().externalId(),
            Payloads.ACTIVITY)
        > 0;
  }

  /** Stores the track of a deleted record; does nothing if it cannot be put back. */
  static void keep(Session writer, long subject, RecordKey key, Track track) throws SQLException {
    writer.update(
        "insert or replace into track (subject, source, external_id, bytes)"
            + " select subject, source, external_id, ? from "
            + KEPT
            + " where subject = ? and source = ? and external_id = ?",
        TrackCodec.encode(track),
        subject,
        key.source().toString(),
        key.externalId());
  }

  /**
   * Forgets the track of a record that is about to be replaced, or that was deleted and is listed
   * again, unless it is the new one's too.
   *
   * @param table where it is as it was
   */
  static void keepIfSameCourse(Session writer, long subject, String table, HealthRecord record)
      throws SQLException {
    RecordKey key = record.key();
    Optional<HealthRecord> before =
        writer.one(
            "select "
                + RecordReader.COLUMNS
                + " from track t join "
                + table
                + " r using (subject, source, external_id)"
                + " where t.subject = ? and t.source = ? and t.external_id = ?",
            new RecordReader()::read,
            subject,
            key.source().toString(),
            key.externalId());
    if (before.isPresent() && !isSameCourse(before.get(), record)) {
      writer.update(
          "delete from track where subject = ? and source = ? and external_id = ?",
          subject,
          key.source().toString(),
          key.externalId());
    }
  }

  private static boolean isSameCourse(HealthRecord before, HealthRecord after) {
    return before instanceof Activity known
        && after instanceof Activity now
        && now.hasSameCourse(known);
  }

  private static Track decode(RecordKey key, byte[] bytes) {
    try {
      return TrackCodec.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw Errors.unreadable("the track of " + key, e);
    }
  }
}
