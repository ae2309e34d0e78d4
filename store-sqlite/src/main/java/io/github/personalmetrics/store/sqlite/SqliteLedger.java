package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TrackCommit;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqliteLedger implements SyncLedger {

  private final Connections connections;
  private final SubjectId subject;
  private final Clock clock;
  private final Leases leases;

  SqliteLedger(Connections connections, SubjectId subject, Clock clock) {
    this.connections = connections;
    this.subject = subject;
    this.clock = clock;
    this.leases = new Leases(connections, subject, "source", clock);
  }

  @Override
  public Optional<Lease> lease(SourceId source, String owner, Instant until) {
    return leases.take(source.toString(), owner, until);
  }

  @Override
  public void release(Lease lease) {
    leases.release(lease);
  }

  @Override
  public SourceState state(SourceId source) {
    return connections.read(session -> States.read(session, subject, source));
  }

  @Override
  public CommitResult commit(PageCommit page) {
    return connections.write(writer -> commit(writer, page));
  }

  @Override
  public List<RecordKey> missingTracks(SourceId source, int limit) {
    return connections.read(session -> Tracks.missing(session, subject, source, limit));
  }

  @Override
  public void commit(TrackCommit track) {
    connections.write(
        writer -> {
          long id = requireLease(writer, track.key().source(), track.lease());
          if (Tracks.write(writer, id, track) && track.track() != null) {
            Subjects.touch(writer, id);
          }
          return true;
        });
  }

  @Override
  public int sweep(SourceId source, Lease lease, Instant notBefore) {
    return connections.write(
        writer -> Retention.sweep(writer, requireLease(writer, source, lease), source, notBefore));
  }

  @Override
  public List<DeletedRecord> deleted(SourceId source) {
    Instant now = clock.instant();
    return connections.read(session -> DeletedRecords.all(session, subject, source, now));
  }

  @Override
  public List<OpenRejection> rejections() {
    return connections.read(session -> Rejections.all(session, subject));
  }

  @Override
  public List<PendingDeletion> pendingDeletions() {
    return connections.read(session -> PendingDeletions.all(session, subject));
  }

  @Override
  public void record(SourceRun run) {
    connections.write(
        writer -> {
          Runs.add(writer, Subjects.id(writer, subject), run);
          return true;
        });
  }

  @Override
  public List<SourceRun> history(int limit) {
    return connections.read(session -> Runs.newest(session, subject, limit));
  }

  private CommitResult commit(Session writer, PageCommit page) throws SQLException {
    SourceId source = page.source();
    long id = requireLease(writer, source, page.lease());
    SourceState state = States.read(writer, subject, source);
    if (!state.cursor().equals(page.expected())) {
      throw Errors.cursorMoved(source);
    }
    Instant now = clock.instant();
    DeletedRecords.forgetOld(writer, id, source, now);
    CommitResult result = new RecordWriter(writer, id, now).write(page);
    States.write(writer, id, source, page.next());
    // Both must be written, so no short circuit.
    if (Rejections.apply(writer, id, page, now)
        | PendingDeletions.apply(writer, id, page, now)
        | result.created() + result.changed() + result.deleted() > 0) {
      Subjects.touch(writer, id);
    }
    return result;
  }

  /**
   * @return the subject's number
   */
  private long requireLease(Session writer, SourceId source, Lease lease) throws SQLException {
    long id = Subjects.id(writer, subject);
    if (!leases.isHeld(writer, id, source.toString(), lease)) {
      throw Errors.leaseLost(source);
    }
    return id;
  }
}
