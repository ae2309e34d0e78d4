package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.forecast.knn.Weighting;
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

/** The answer to one plan by 30 weeks and 5 neighbours, with all that it carries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictionByThirtyWeeks {

  private final ForecastModel model =
      new KnnForecaster(5, Weighting.UNIFORM, Clock.systemUTC()).fit(Weeks.of(Weeks.FEW));
  private final List<WeeklyPlan> plan = List.of(Weeks.PLAN);

  @Benchmark
  public Object ours() {
    return model.forecast(plan);
  }
}
