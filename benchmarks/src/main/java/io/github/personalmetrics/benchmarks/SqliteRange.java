package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.RecordQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A year of weight out of the same file. Ours makes checked records of three exact values each; the
 * bare ways read the columns, and make nothing of them, or have SQLite pick the one value.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SqliteReads.YEAR)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class SqliteRange {

  private static final String WITHIN =
      " and (m.at_second, m.at_nano) >= (?, 0) and (m.at_second, m.at_nano) < (?, 0)"
          + " order by m.at_second, m.at_nano";
  private static final int FROM = SqliteReads.READINGS / 2;

  @Benchmark
  public double ours(SqliteReads reads) {
    var sum = new DoubleAdder();
    reads
        .file
        .store
        .metrics()
        .scan(
            RecordQuery.measurements(Metric.BODY_WEIGHT)
                .in(SqliteFile.at(FROM), SqliteFile.at(FROM + SqliteReads.YEAR)),
            reading ->
                reading.value(Metric.BODY_WEIGHT).ifPresent(it -> sum.add(it.doubleValue())));
    return sum.sum();
  }

  @Benchmark
  public void bareJdbc(SqliteReads reads, Blackhole hole) throws SQLException {
    try (PreparedStatement query = query(reads, SqliteReads.COLUMNS);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        hole.consume(rows.getString(1));
        hole.consume(rows.getString(2));
        hole.consume(rows.getLong(3));
        hole.consume(rows.getLong(4));
        hole.consume(rows.getString(5));
        hole.consume(rows.getString(6));
        hole.consume(rows.getString(7));
      }
    }
  }

  @Benchmark
  public double bareJdbcOfOneValue(SqliteReads reads) throws SQLException {
    double sum = 0;
    String value =
        SqliteReads.COLUMNS.replace(
            "r.source, r.external_id, r.at_second, r.at_nano, r.zone, r.kind, r.payload",
            "m.at_second, m.at_nano, (select v.value ->> 2 from json_each(r.payload, '$.values') v"
                + " where v.value ->> 0 = m.metric)");
    try (PreparedStatement query = query(reads, value);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        sum += rows.getDouble(3);
      }
    }
    return sum;
  }

  private static PreparedStatement query(SqliteReads reads, String select) throws SQLException {
    PreparedStatement query = reads.file.bare.prepareStatement(select + WITHIN);
    query.setLong(1, SqliteFile.at(FROM).getEpochSecond());
    query.setLong(2, SqliteFile.at(FROM + SqliteReads.YEAR).getEpochSecond());
    return query;
  }
}
