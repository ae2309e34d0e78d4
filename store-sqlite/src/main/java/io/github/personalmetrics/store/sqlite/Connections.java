package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The connections to one file: a single writer, so that threads queue up here and not in SQLite,
 * and a reader for each reading thread. Safe for use by many threads.
 */
final class Connections implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int IDLE_READERS = 4;
  private static final int OPEN_ATTEMPTS = 100;

  private final Path file;
  private final Duration patience;
  private final ReentrantLock writing = new ReentrantLock();
  private final Session writer;
  private final Deque<Session> idle = new ArrayDeque<>();
  private volatile boolean closed;
  private volatile long newest = Long.MAX_VALUE;

  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  Connections(Path file) {
    this(file, PATIENCE, false);
  }

  /**
   * @param patience how long to wait for other processes
   */
  Connections(Path file, Duration patience) {
    this(file, patience, false);
  }

  private Connections(Path file, Duration patience, boolean readOnly) {
    this.file = file;
    this.patience = patience;
    try {
      this.writer = readOnly ? openReader() : openWriter();
    } catch (SQLException e) {
      throw Errors.of(e, file);
    }
  }

  /** For a file that must stay as it is; every write is refused. */
  static Connections readOnly(Path file) {
    return new Connections(file, PATIENCE, true);
  }

  Path file() {
    return file;
  }

  /** Each statement of the work sees one consistent state; scans may nest. */
  <T> T read(Work<T> work) {
    try {
      Session session = borrow();
      try {
        return work.in(session);
      } finally {
        giveBack(session);
      }
    } catch (SQLException e) {
      throw Errors.of(e, file);
    }
  }

  /** As {@link #write(Work)}, but waits longer or shorter for other processes. */
  <T> T write(Duration patience, Work<T> work) {
    writing.lock();
    try {
      requireOpen();
      writer.setPatience(patience);
      try {
        return write(work);
      } finally {
        writer.setPatience(this.patience);
      }
    } catch (SQLException e) {
      throw Errors.of(e, file);
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is stored now into an empty file. */
  void copyInto(Path target, DoubleConsumer progress) {
    read(
        session -> {
          long all = session.number("pragma page_count") * session.number("pragma page_size");
          session.watched(
              () -> progress.accept(Math.min(1.0, target.toFile().length() / (double) all)),
              () -> session.update("vacuum into ?", target.toString()));
          progress.accept(1);
          return true;
        });
  }

  /**
   * From now on no write happens once a newer program has migrated the file beyond this version.
   */
  void refuseBeyond(long version) {
    newest = version;
  }

  private void requireKnown() throws SQLException {
    if (newest < Long.MAX_VALUE) {
      long found = Schema.version(writer);
      if (found > newest) {
        throw Errors.newerSchema(file, found, newest);
      }
    }
  }

  /** Runs the work in one transaction that nobody else writes beside. */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      requireOpen();
      writer.execute("begin immediate");
      boolean done = false;
      try {
        requireKnown();
        T result = work.in(writer);
        writer.execute("commit");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollback();
        }
      }
    } catch (SQLException e) {
      throw Errors.of(e, file);
    } finally {
      writing.unlock();
    }
  }

  /** Moves what the log holds into the file and empties it, as far as no reader is in the way. */
  void checkpoint() {
    writing.lock();
    try {
      requireOpen();
      writer.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      throw Errors.of(e, file);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Moves everything into the file and turns write-ahead logging off.
   *
   * @return false if somebody else has the file open
   */
  boolean leaveLog() {
    writing.lock();
    try {
      requireOpen();
      writer.execute("pragma locking_mode = exclusive");
      return writer
          .list("pragma journal_mode = delete", row -> row.getString(1))
          .equals(List.of("delete"));
    } catch (SQLException e) {
      StoreException failure = Errors.of(e, file);
      if (failure.code().equals("store.locked")) {
        return false;
      }
      throw failure;
    } finally {
      writing.unlock();
    }
  }

  /** Waits for the writer; readers at work close when they are done. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      synchronized (idle) {
        for (Session session : idle) {
          session.close();
        }
        idle.clear();
      }
      writer.close();
    } catch (SQLException e) {
      throw Errors.of(e, file);
    } finally {
      writing.unlock();
    }
  }

  private Session borrow() throws SQLException {
    requireOpen();
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return openReader();
  }

  private void giveBack(Session session) throws SQLException {
    synchronized (idle) {
      if (!closed && idle.size() < IDLE_READERS) {
        idle.push(session);
        return;
      }
    }
    session.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store " + file + " is closed; open it again");
    }
  }

  private void rollback() {
    try {
      writer.execute("rollback");
    } catch (SQLException e) {
      // SQLite has rolled back on its own, as it does when the disk is full.
    }
  }

  private Session openWriter() throws SQLException {
    var config = config();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    var session = open(config);
    try {
      useLog(session);
      // Health data and tokens: what is deleted is overwritten.
      session.execute("pragma secure_delete = on");
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    return session;
  }

  /**
   * Turns on write-ahead logging. SQLite does not wait when several processes do so to a new file
   * at once, so the loser waits in the line of the writers and tries again.
   */
  private static void useLog(Session session) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        session.execute("pragma journal_mode = wal");
        return;
      } catch (SQLiteException e) {
        if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY || attempt == OPEN_ATTEMPTS) {
          throw e;
        }
        session.execute("begin immediate");
        session.execute("rollback");
      }
    }
  }

  private Session openReader() throws SQLException {
    var config = config();
    config.setReadOnly(true);
    return open(config);
  }

  private SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) patience.toMillis());
    return config;
  }

  private Session open(SQLiteConfig config) throws SQLException {
    // As a URI, or a question mark in a folder's name would start the driver's own options.
    return new Session(config.createConnection("jdbc:sqlite:" + file.toUri()));
  }
}
