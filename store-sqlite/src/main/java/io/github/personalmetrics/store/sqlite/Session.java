package io.github.personalmetrics.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/** One connection and the statements prepared on it. For one thread at a time. */
final class Session implements AutoCloseable {

  /** Of SQLite between two calls of a watcher: a copy takes only a few for a row. */
  private static final int INSTRUCTIONS = 10_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final RecordReader records = new RecordReader();

  Session(Connection connection) {
    this.connection = connection;
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  interface Visitor {
    /**
     * @return false to stop
     */
    boolean visit(ResultSet row) throws SQLException;
  }

  /** Knows the sources, zones and metrics that it has read before. */
  RecordReader records() {
    return records;
  }

  /** Pulls one row at a time out of the file; what the visitor throws passes through. */
  void each(String sql, Visitor visitor, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = bind(sql, values).executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = visitor.visit(rows);
      }
    } catch (SQLException e) {
      forget(sql);
      throw e;
    }
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    each(sql, rows -> found.add(row.read(rows)), values);
    return found;
  }

  /** The first row, if there is one. */
  <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    return list(sql, row, values).stream().findFirst();
  }

  /** A number of the only row. */
  long number(String sql, @Nullable Object... values) throws SQLException {
    return one(sql, row -> row.getLong(1), values).orElse(0L);
  }

  /**
   * @return how many rows it changed
   */
  int update(String sql, @Nullable Object... values) throws SQLException {
    try {
      return bind(sql, values).executeUpdate();
    } catch (SQLException e) {
      forget(sql);
      throw e;
    }
  }

  /** The driver closes a statement that failed, on a full disk for one: it must not come again. */
  private void forget(String sql) throws SQLException {
    PreparedStatement failed = statements.remove(sql);
    if (failed != null) {
      failed.close();
    }
  }

  /** For statements that are run once or take no values, such as pragmas. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How long statements wait for other processes. */
  void setPatience(Duration patience) throws SQLException {
    execute("pragma busy_timeout = " + patience.toMillis());
  }

  interface Step {
    int run() throws SQLException;
  }

  /** Calls the watcher again and again while a long statement runs. */
  void watched(Runnable watcher, Step statement) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        INSTRUCTIONS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            watcher.run();
            return 0;
          }
        });
    try {
      statement.run();
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
