package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the bars of the runs are as high as. */
enum RunMeasure {
  SPEED,
  PACE,
  DISTANCE,
  ELEVATION,
  DURATION;

  String unit(Sizes sizes) {
    return switch (this) {
      case SPEED -> sizes.speed().unit();
      case PACE -> sizes.paceUnit();
      case DISTANCE -> sizes.distance().unit();
      case ELEVATION -> sizes.height().unit();
      case DURATION -> "min";
    };
  }

  /** As addresses and texts name it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunMeasure of(Query query, Sizes sizes) {
    String wanted = query.text("param").orElse((sizes.byPace() ? PACE : SPEED).id());
    return Arrays.stream(values())
        .filter(measure -> measure.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unexpected(
                    "param",
                    "one-of",
                    Arrays.stream(values()).map(RunMeasure::id).collect(Collectors.joining(", "))));
  }
}
