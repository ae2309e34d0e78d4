package io.github.personalmetrics.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * How long something took: the fastest of its rounds, from which other processes took the least.
 *
 * @param group of what does the same, such as {@code RollingMeans}
 * @param name within the group
 * @param nanos for a point, or for all if there are none
 */
record Timing(String group, String name, double nanos) {

  static Timing of(RunResult run) {
    BenchmarkParams params = run.getParams();
    String[] path = params.getBenchmark().split("\\.", -1);
    double fastest = run.getPrimaryResult().getStatistics().getMin();
    return new Timing(
        path[path.length - 2],
        path[path.length - 1],
        fastest * TimeUnit.NANOSECONDS.convert(1, params.getTimeUnit()));
  }
}
