package io.github.personalmetrics.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says how many times as long as ours each of the others took. */
final class Ratios {

  private static final String OURS = "ours";

  private Ratios() {}

  static String table(List<Timing> timings) {
    return timings.stream().map(Timing::group).distinct().sorted().toList().stream()
        .map(
            group -> group(group, timings.stream().filter(it -> it.group().equals(group)).toList()))
        .collect(Collectors.joining("\n"));
  }

  private static String group(String name, List<Timing> timings) {
    double ours =
        timings.stream()
            .filter(it -> it.name().equals(OURS))
            .mapToDouble(Timing::nanos)
            .findFirst()
            .orElse(Double.NaN);
    return timings.stream()
        .map(it -> line(it, it.nanos() / ours))
        .collect(Collectors.joining("", name + "\n", ""));
  }

  private static String line(Timing timing, double ratio) {
    String times = Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%9.2f x", ratio);
    return String.format(
        Locale.ROOT, "  %-24s %12s%s%n", timing.name(), duration(timing.nanos()), times);
  }

  private static String duration(double nanos) {
    if (nanos < 1e5) {
      return String.format(Locale.ROOT, "%.2f ns", nanos);
    }
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
