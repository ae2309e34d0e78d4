package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One person's leases of one kind; an expired one stays its owner's until somebody takes it. */
final class Leases {

  private static final String HELD =
      "select name, owner, fence, until_second, until_nano, holder from lease"
          + " where subject = ? and kind = ? and name = ?";

  private final Connections connections;
  private final SubjectId subject;
  private final String kind;
  private final Clock clock;

  Leases(Connections connections, SubjectId subject, String kind, Clock clock) {
    this.connections = connections;
    this.subject = subject;
    this.kind = kind;
    this.clock = clock;
  }

  Optional<Lease> take(String name, String owner, Instant until) {
    return connections.write(
        writer -> {
          long id = Subjects.id(writer, subject);
          Optional<Held> held = writer.one(HELD, Leases::read, id, kind, name);
          boolean mine = held.filter(it -> it.lease().owner().equals(owner)).isPresent();
          if (!mine && held.filter(it -> it.isValid(clock.instant())).isPresent()) {
            return Optional.empty();
          }
          long fence = mine ? held.orElseThrow().lease().fence() : Subjects.next(writer);
          writer.update(
              "insert or replace into lease values (?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              kind,
              name,
              owner,
              fence,
              until.getEpochSecond(),
              until.getNano(),
              LeaseHolder.current());
          return Optional.of(new Lease(name, owner, fence, until));
        });
  }

  void release(Lease lease) {
    connections.write(
        writer ->
            writer.update(
                "delete from lease where subject = "
                    + Subjects.ID
                    + " and kind = ? and name = ? and fence = ? and owner = ?",
                subject.value(),
                kind,
                lease.name(),
                lease.fence(),
                lease.owner()));
  }

  /** Whether nobody has taken the lease since; its end may have moved or passed. */
  boolean isHeld(Session writer, long id, String name, Lease lease) throws SQLException {
    return writer
        .one(HELD, Leases::read, id, kind, name)
        .map(Held::lease)
        .filter(held -> held.fence() == lease.fence() && held.owner().equals(lease.owner()))
        .isPresent();
  }

  private record Held(Lease lease, String holder) {
    boolean isValid(Instant now) {
      return now.isBefore(lease.until()) && !LeaseHolder.isGone(holder);
    }
  }

  private static Held read(ResultSet row) throws SQLException {
    return new Held(
        new Lease(
            row.getString(1),
            row.getString(2),
            row.getLong(3),
            Instant.ofEpochSecond(row.getLong(4), row.getLong(5))),
        row.getString(6));
  }
}
