package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the bars of the runs are as high as. */
enum RunMeasure {
  SPEED("km/h"),
  PACE("min/km"),
  DISTANCE("km"),
  ELEVATION("m"),
  DURATION("min");

  private final String unit;

  RunMeasure(String unit) {
    this.unit = unit;
  }

  String unit() {
    return unit;
  }

  /** As addresses and texts name it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunMeasure of(Query query) {
    String wanted = query.text("param").orElse(SPEED.id());
    return Arrays.stream(values())
        .filter(measure -> measure.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badParameter(
                    "param",
                    "expected one of "
                        + Arrays.stream(values())
                            .map(RunMeasure::id)
                            .collect(Collectors.joining(", "))));
  }
}
