package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Metric;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.DoubleSummaryStatistics;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How far the mean of a local week is from that of the week before. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Points.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class WeeklyDeltas {

  @Benchmark
  public double[] ours(Points points) {
    return deltas(WeeklyVariation.ofReadings(points.series));
  }

  @Benchmark
  public double[] oursOfDailyMeans(Points points) {
    return deltas(WeeklyVariation.of(DailyAggregation.MEAN.apply(points.series)));
  }

  /** What is there without a series in hand: it finds the local days and checks every value. */
  @Benchmark
  public double[] oursFromColumns(Points points) {
    return deltas(
        WeeklyVariation.ofReadings(
            TimeSeries.of(Metric.BODY_WEIGHT, Points.ZONE, points.millis, points.values)));
  }

  @Benchmark
  public double[] javaTimeAndTreeMap(Points points) {
    SortedMap<LocalDate, DoubleSummaryStatistics> weeks = new TreeMap<>();
    for (int i = 0; i < Points.SIZE; i++) {
      LocalDate monday =
          Instant.ofEpochMilli(points.millis[i])
              .atZone(Points.ZONE)
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      weeks.computeIfAbsent(monday, it -> new DoubleSummaryStatistics()).accept(points.values[i]);
    }
    double[] deltas = new double[weeks.size()];
    int week = 0;
    for (LocalDate monday : weeks.keySet()) {
      DoubleSummaryStatistics before = weeks.get(monday.minusWeeks(1));
      DoubleSummaryStatistics now = weeks.get(monday);
      deltas[week++] =
          before == null || now == null ? Double.NaN : now.getAverage() - before.getAverage();
    }
    return deltas;
  }

  private static double[] deltas(WeeklyVariation weeks) {
    double[] deltas = new double[weeks.size()];
    for (int i = 0; i < deltas.length; i++) {
      deltas[i] = weeks.delta(i).orElse(Double.NaN);
    }
    return deltas;
  }
}
