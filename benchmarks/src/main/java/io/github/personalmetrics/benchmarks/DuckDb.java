package io.github.personalmetrics.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The same points in DuckDB on one thread, if the build took its driver along. */
final class DuckDb {

  private static final int ROUNDS = 3;

  private static final String ROLLING =
      """
      SELECT sum(mean) FROM (
        SELECT avg(value) OVER (ORDER BY millis RANGE BETWEEN 604799999 PRECEDING AND CURRENT ROW)
          AS mean
        FROM points)""";

  private static final String WEEKLY =
      """
      SELECT sum(delta) FROM (
        SELECT mean - lag(mean) OVER (ORDER BY week) AS delta FROM (
          SELECT date_trunc('week', timezone('Europe/Paris', to_timestamp(millis / 1000))) AS week,
            avg(value) AS mean
          FROM points GROUP BY week))""";

  private DuckDb() {}

  static List<Timing> timings(Points points) throws SQLException, IOException {
    if (DriverManager.drivers().noneMatch(it -> it.getClass().getName().contains("duckdb"))) {
      System.out.println("DuckDB: skipped, as this was built without -Pduckdb");
      return List.of();
    }
    Path csv = Files.createTempFile("points", ".csv");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      write(points, csv);
      statement.execute("SET threads TO 1");
      statement.execute(
          "CREATE TABLE points AS SELECT * FROM read_csv('%s', header = true)".formatted(csv));
      return List.of(
          new Timing("RollingMeans", "duckDb", nanos(statement, ROLLING)),
          new Timing("WeeklyDeltas", "duckDb", nanos(statement, WEEKLY)));
    } finally {
      Files.delete(csv);
    }
  }

  private static void write(Points points, Path csv) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(csv))) {
      out.println("millis,value");
      for (int i = 0; i < Points.SIZE; i++) {
        out.println(points.millis[i] + "," + points.values[i]);
      }
    }
  }

  /** For a point: the fastest of a few rounds. */
  private static double nanos(Statement statement, String query) throws SQLException {
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (ResultSet rows = statement.executeQuery(query)) {
        rows.next();
      }
      fastest = Math.min(fastest, (System.nanoTime() - start) / (double) Points.SIZE);
    }
    return fastest;
  }
}
