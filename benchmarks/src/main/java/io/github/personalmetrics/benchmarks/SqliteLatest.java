package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.RecordQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The last weight. Ours also looks at the one before, for of two of one moment the greater key is
 * the last; the bare way does too, on a statement that stays prepared as ours does.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Benchmark)
public class SqliteLatest {

  private @Nullable PreparedStatement last;

  @Benchmark
  public Object ours(SqliteReads reads) {
    return reads.file.store.metrics().latest(RecordQuery.measurements(Metric.BODY_WEIGHT));
  }

  @Benchmark
  public void bareJdbc(SqliteReads reads, Blackhole hole) throws SQLException {
    PreparedStatement query = last;
    if (query == null) {
      query =
          reads.file.bare.prepareStatement(
              SqliteReads.COLUMNS + " order by m.at_second desc, m.at_nano desc limit 2");
      last = query;
    }
    try (ResultSet rows = query.executeQuery()) {
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

  @TearDown
  public void close() throws SQLException {
    if (last != null) {
      last.close();
    }
  }
}
