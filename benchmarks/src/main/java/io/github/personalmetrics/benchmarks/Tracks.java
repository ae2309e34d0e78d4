package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.BestEfforts;
import io.github.personalmetrics.analytics.Course;
import io.github.personalmetrics.analytics.GradeAdjustedPace;
import io.github.personalmetrics.analytics.Splits;
import io.github.personalmetrics.domain.Track;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A run of 200 000 samples, a sample a second: more than any person runs at a stretch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Tracks.SAMPLES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Tracks {

  static final int SAMPLES = 200_000;

  private final Track track = Person.track(SAMPLES);
  private final Course run = Course.of(track);

  @Benchmark
  public Object course() {
    return Course.of(track);
  }

  /** Of all 14 distances. */
  @Benchmark
  public Object bestEfforts() {
    return BestEfforts.of(run);
  }

  @Benchmark
  public Object splits() {
    return Splits.of(run, Splits.KILOMETRE);
  }

  @Benchmark
  public Object gradeAdjustedPace() {
    return GradeAdjustedPace.of(run);
  }
}
