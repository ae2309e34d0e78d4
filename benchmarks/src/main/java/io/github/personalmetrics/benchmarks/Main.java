package io.github.personalmetrics.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, by the options of JMH, and ends with how they compare. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws Exception {
    var options = new CommandLineOptions(args);
    if (options.shouldHelp()) {
      options.showHelp();
      return;
    }
    String load = load();
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().parent(options).shouldFailOnError(true).build()).run();
    List<Timing> timings = new ArrayList<>(results.stream().map(Timing::of).toList());
    if (timings.stream().anyMatch(it -> it.group().equals("PredictionByThirtyWeeks"))) {
      timings.addAll(ScikitLearn.timings());
    }
    if (options.getIncludes().isEmpty()) {
      var points = new Points();
      timings.addAll(Pandas.timings(points));
      timings.addAll(DuckDb.timings(points));
      timings.add(FreshProcess.timing());
    }
    System.out.println();
    System.out.print(Ratios.table(timings));
    System.out.printf("%nLoad: %s before, %s after.%n", load, load());
  }

  private static String load() {
    return "%.1f on %d processors"
        .formatted(
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
  }
}
