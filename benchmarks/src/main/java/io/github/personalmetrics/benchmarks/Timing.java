package io.github.personalmetrics.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * How long something took.
 *
 * @param group of what does the same, such as {@code RollingMeans}
 * @param name within the group
 * @param nanos for a point, or for all if there are none
 * @param error half of JMH's interval of 99.9 %, or of the spread; in nanoseconds
 */
record Timing(String group, String name, double nanos, double error) {

  static Timing of(RunResult run) {
    BenchmarkParams params = run.getParams();
    String[] path = params.getBenchmark().split("\\.", -1);
    var result = run.getPrimaryResult();
    double nanos = TimeUnit.NANOSECONDS.convert(1, params.getTimeUnit());
    return new Timing(
        path[path.length - 2],
        path[path.length - 1],
        result.getScore() * nanos,
        result.getScoreError() * nanos);
  }
}
