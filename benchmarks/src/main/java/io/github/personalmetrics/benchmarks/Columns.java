package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Metric;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** A series made of an application's own columns, with the local day of every reading. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Points.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class Columns {

  @Benchmark
  public Object ours(Points points) {
    return TimeSeries.of(Metric.BODY_WEIGHT, Points.ZONE, points.millis, points.values);
  }

  /** The local days alone, one by one. */
  @Benchmark
  public long[] javaTimeDays(Points points) {
    long[] days = new long[Points.SIZE];
    for (int i = 0; i < days.length; i++) {
      days[i] =
          Instant.ofEpochMilli(points.millis[i]).atZone(Points.ZONE).toLocalDate().toEpochDay();
    }
    return days;
  }

  @Benchmark
  public Object copying(Points points) {
    return new Object[] {points.millis.clone(), points.values.clone()};
  }
}
