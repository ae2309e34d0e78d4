package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SyncLedger;
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
    long id = Subjects.id(writer, subject);
    if (!leases.isHeld(writer, id, source.toString(), page.lease())) {
      throw Errors.leaseLost(source);
    }
    SourceState state = States.read(writer, subject, source);
    if (!state.cursor().equals(page.expected())) {
      throw Errors.cursorMoved(source);
    }
    CommitResult result = new RecordWriter(writer, id).write(page);
    Account account = page.account() == null ? state.account() : page.account();
    States.write(writer, id, source, new SourceState(page.next(), page.recipe(), account, false));
    Instant now = clock.instant();
    // Both must be written, so no short circuit.
    if (Rejections.apply(writer, id, page, now)
        | PendingDeletions.apply(writer, id, page, now)
        | result.created() + result.changed() + result.deleted() > 0) {
      Subjects.touch(writer, id);
    }
    return result;
  }
}
