package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 104 weeks: k of nine and the forecaster of five chosen anew at each origin, twelve weeks ahead,
 * the leave-one-out error and the model.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BacktestOfTwoYears {

  private final List<TrainingWeek> weeks = Weeks.of(Weeks.MANY);
  private final KnnForecaster choosing = new KnnForecaster(Clock.systemUTC());

  @Benchmark
  public Object ours() {
    return choosing.fit(weeks);
  }
}
