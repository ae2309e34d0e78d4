package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

final class SqliteTokens implements TokenStore {

  private final Connections connections;
  private final SubjectId subject;
  private final Leases leases;

  SqliteTokens(Connections connections, SubjectId subject, Clock clock) {
    this.connections = connections;
    this.subject = subject;
    this.leases = new Leases(connections, subject, "token", clock);
  }

  @Override
  public Optional<StoredToken> load(String name) {
    return connections.read(
        session ->
            session.one(
                "select bytes, version from token where name = ? and subject = " + Subjects.ID,
                row -> new StoredToken(row.getBytes(1), row.getLong(2)),
                name,
                subject.value()));
  }

  @Override
  public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
    return connections.write(
        writer -> {
          long id = Subjects.id(writer, subject);
          long known =
              writer.number("select version from token where subject = ? and name = ?", id, name);
          if (known != expectedVersion) {
            return false;
          }
          writer.update(
              "insert or replace into token values (?, ?, ?, ?)",
              id,
              name,
              Subjects.next(writer),
              next);
          return true;
        });
  }

  @Override
  public void remove(String name) {
    connections.write(
        writer ->
            writer.update(
                "delete from token where name = ? and subject = " + Subjects.ID,
                name,
                subject.value()));
  }

  @Override
  public Optional<Lease> lease(String name, String owner, Instant until) {
    return leases.take(name, owner, until);
  }

  @Override
  public void release(Lease lease) {
    leases.release(lease);
  }
}
