package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.TimeWindowMean;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The mean of the 168 hours that end with each reading. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Points.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class RollingMeans {

  @Benchmark
  public Object ours(Points points) {
    return TimeWindowMean.of(points.series, Points.WEEK);
  }

  /** The least there is to do: a sum that drifts, and that no infinite value ever leaves. */
  @Benchmark
  public double[] plainLoop(Points points) {
    double[] means = new double[Points.SIZE];
    double sum = 0;
    int from = 0;
    for (int i = 0; i < means.length; i++) {
      sum += points.values[i];
      while (points.millis[from] <= points.millis[i] - Points.WEEK_MILLIS) {
        sum -= points.values[from++];
      }
      means[i] = sum / (i + 1 - from);
    }
    return means;
  }

  @Benchmark
  public double[] commonsMath(Points points) {
    double[] means = new double[Points.SIZE];
    var statistics = new DescriptiveStatistics();
    int from = 0;
    for (int i = 0; i < means.length; i++) {
      while (points.millis[from] <= points.millis[i] - Points.WEEK_MILLIS) {
        from++;
      }
      statistics.setWindowSize(DescriptiveStatistics.INFINITE_WINDOW);
      statistics.addValue(points.values[i]);
      statistics.setWindowSize(i + 1 - from);
      means[i] = statistics.getMean();
    }
    return means;
  }

  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @Measurement(iterations = 3, time = 1)
  public double[] treeMapAndStreams(Points points) {
    var readings = new TreeMap<Long, Double>();
    for (int i = 0; i < Points.SIZE; i++) {
      readings.put(points.millis[i], points.values[i]);
    }
    return Arrays.stream(points.millis)
        .mapToDouble(
            at ->
                readings.subMap(at - Points.WEEK_MILLIS, false, at, true).values().stream()
                    .mapToDouble(it -> it)
                    .average()
                    .orElseThrow())
        .toArray();
  }
}
