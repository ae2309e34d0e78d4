package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Everything in one SQLite file. Other processes on the same machine may open it at the same time;
 * network file systems cannot hold it. Safe for use by many threads.
 */
public final class SqliteStore implements SubjectStores {

  private final Connections connections;
  private final Clock clock;

  private SqliteStore(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * Opens the file on the system's clock; makes it and its folders, for their owner only, if they
   * are not there.
   *
   * @throws StoreException if that does not work, the file is something else, or a newer version
   *     wrote it
   */
  public static SqliteStore open(Path file) {
    return open(file, Clock.systemUTC());
  }

  /**
   * As {@link #open(Path)}.
   *
   * @param clock decides when a lease expires and dates what is first seen
   */
  public static SqliteStore open(Path file, Clock clock) {
    Path prepared = StoreFile.prepare(file);
    Schema.CURRENT.requireOurs(prepared);
    return open(new Connections(prepared), Schema.CURRENT, clock);
  }

  static SqliteStore open(Connections connections, Schema schema, Clock clock) {
    try {
      schema.migrate(connections, clock);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
    return new SqliteStore(connections, clock);
  }

  @Override
  public SubjectStore open(SubjectId subject) {
    return new Opened(
        subject,
        new SqliteMetrics(connections, subject),
        new SqliteLedger(connections, subject, clock),
        new SqliteNotes(connections, subject),
        new SqliteTokens(connections, subject, clock),
        new SqliteTransfer(connections, subject));
  }

  @Override
  public boolean erase(SubjectId subject) {
    boolean erased = connections.write(writer -> Subjects.delete(writer, subject));
    if (erased) {
      // The log still held the pages as they were.
      connections.checkpoint();
    }
    return erased;
  }

  /**
   * Writes everybody's data as it is now into a new file, complete and compacted, while others read
   * and write. The copy gets its name once it has been read from end to end.
   *
   * @param progress is told which part is written, from 0 to 1
   * @throws StoreException if the file is there already, or the disk has no room for it
   */
  public SqliteBackup.Contents backup(Path file, DoubleConsumer progress) {
    return Snapshot.write(
        connections, file.toAbsolutePath().normalize(), progress, SqliteBackup::verify);
  }

  @Override
  public List<SubjectId> list() {
    return connections.read(Subjects::list);
  }

  @Override
  public void close() {
    connections.close();
  }

  private record Opened(
      SubjectId subject,
      MetricStore metrics,
      SyncLedger ledger,
      NoteStore notes,
      TokenStore tokens,
      StoreTransfer transfer)
      implements SubjectStore {}
}
