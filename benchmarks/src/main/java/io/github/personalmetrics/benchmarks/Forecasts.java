package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.forecast.knn.Weighting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** One question to a model, and what it takes to learn one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Forecasts {

  /** About what the person has after half a year. */
  static final int FEW = 30;

  /** Two years. */
  static final int MANY = 104;

  private final List<TrainingWeek> many = weeks(MANY);
  private final KnnForecaster choosing = new KnnForecaster(Clock.systemUTC());
  private final ForecastModel model =
      new KnnForecaster(5, Weighting.UNIFORM, Clock.systemUTC()).fit(many.subList(0, FEW));
  private final List<WeeklyPlan> plan = List.of(new WeeklyPlan(12.5, 75, 3, 42));

  /** The answer to one plan by 30 weeks and 5 neighbours, with all that it carries. */
  @Benchmark
  public Object predictByThirtyWeeks() {
    return model.forecast(plan);
  }

  /**
   * 104 weeks: k of nine and the forecaster of five chosen anew at each origin, twelve weeks ahead,
   * the leave-one-out error and the model.
   */
  @Benchmark
  public Object nestedBacktestOfTwoYears() {
    return choosing.fit(many);
  }

  private static List<TrainingWeek> weeks(int count) {
    var random = new Random(42);
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < count; i++) {
      weeks.add(
          new TrainingWeek(
              LocalDate.parse("2024-01-01").plusWeeks(i),
              new WeeklyPlan(
                  random.nextDouble() * 30,
                  random.nextDouble() * 200,
                  random.nextInt(5),
                  30 + random.nextDouble() * 30),
              new Change(random.nextGaussian() * 0.4, random.nextGaussian() * 0.3)));
    }
    return weeks;
  }
}
