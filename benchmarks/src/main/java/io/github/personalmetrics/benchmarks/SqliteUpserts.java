package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Storing a page of new readings of three values each, durably, into the same tables and indexes.
 * The bare way knows nothing of leases, cursors or fingerprints; one of them makes its JSON as it
 * has to, the other finds it made.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SqliteFile.PAGE)
@Warmup(iterations = 3, time = 2)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class SqliteUpserts {

  private static final String RECORD =
      "insert into record (subject, source, external_id, kind, at_second, at_nano, zone,"
          + " fingerprint, payload) values (1, ?, ?, 'measurement', ?, ?, ?, ?, ?)"
          + " on conflict do update set at_second = excluded.at_second, payload = excluded.payload"
          + " where fingerprint <> excluded.fingerprint returning id";
  private static final String METRIC =
      "insert or replace into measurement_metric values (1, ?, ?, ?, ?, ?)";

  private SqliteFile file;
  private List<Measurement> page;
  private List<String> payloads;
  private int next;

  @Setup(Level.Iteration)
  public void open() {
    file = new SqliteFile();
    file.commit(SqliteFile.page(0));
    next = 1;
  }

  @Setup(Level.Invocation)
  public void makePage() {
    page = SqliteFile.page(next++);
    payloads = page.stream().map(SqliteUpserts::json).toList();
  }

  @TearDown(Level.Iteration)
  public void close() throws Exception {
    file.close();
  }

  @Benchmark
  public void ours() {
    file.commit(page);
  }

  @Benchmark
  public void bareJdbc() throws SQLException {
    write(page.stream().map(SqliteUpserts::json).toList());
  }

  @Benchmark
  public void bareJdbcOfReadyJson() throws SQLException {
    write(payloads);
  }

  private void write(List<String> json) throws SQLException {
    file.bare.setAutoCommit(false);
    try (PreparedStatement record = file.bare.prepareStatement(RECORD);
        PreparedStatement metric = file.bare.prepareStatement(METRIC)) {
      for (int i = 0; i < page.size(); i++) {
        Measurement reading = page.get(i);
        record.setString(1, reading.key().source().toString());
        record.setString(2, reading.key().externalId());
        record.setLong(3, reading.at().getEpochSecond());
        record.setInt(4, reading.at().getNano());
        record.setString(5, reading.zone().getId());
        record.setString(6, "none");
        record.setString(7, json.get(i));
        long id;
        try (var row = record.executeQuery()) {
          row.next();
          id = row.getLong(1);
        }
        for (var value : reading.values().entrySet()) {
          metric.setString(1, value.getKey().id());
          metric.setLong(2, reading.at().getEpochSecond());
          metric.setInt(3, reading.at().getNano());
          metric.setLong(4, id);
          metric.setString(5, value.getKey().unit().symbol());
          metric.executeUpdate();
        }
      }
    }
    file.bare.commit();
    file.bare.setAutoCommit(true);
  }

  private static String json(Measurement reading) {
    return reading.values().entrySet().stream()
        .map(SqliteUpserts::json)
        .collect(
            Collectors.joining(
                ",", "{\"quality\":\"" + reading.quality() + "\",\"values\":[", "]}"));
  }

  private static String json(Map.Entry<Metric, BigDecimal> value) {
    return "[\""
        + value.getKey().id()
        + "\",\""
        + value.getKey().unit().symbol()
        + "\",\""
        + value.getValue()
        + "\"]";
  }
}
