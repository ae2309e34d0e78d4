package io.github.personalmetrics.benchmarks;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A file with the readings of fourteen years, four a day. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class SqliteReads {

  static final int READINGS = 20_000;
  static final int YEAR = 4 * 365;

  /** What a record is made of; the texts in a column each. */
  static final String COLUMNS =
      "select r.source, r.external_id, r.at_second, r.at_nano, r.zone, r.kind, r.payload"
          + " from measurement_metric m cross join record r on r.id = m.record"
          + " where m.subject = 1 and m.metric = 'body.weight'";

  SqliteFile file;

  @Setup(Level.Trial)
  public void fill() throws SQLException {
    file = new SqliteFile();
    for (int page = 0; page < READINGS / SqliteFile.PAGE; page++) {
      file.commit(SqliteFile.page(page));
    }
  }

  @TearDown(Level.Trial)
  public void close() throws Exception {
    file.close();
  }
}
