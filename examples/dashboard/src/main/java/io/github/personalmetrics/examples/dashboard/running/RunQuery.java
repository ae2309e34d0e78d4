package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.Locale;

/** How a person chose to see a run; the address holds all of it. */
record RunQuery(Axis axis, Rate rate, String back) {

  enum Axis {
    DISTANCE,
    TIME
  }

  enum Rate {
    PACE,
    SPEED;

    String unit(Sizes sizes) {
      return this == PACE ? sizes.paceUnit() : sizes.speed().unit();
    }
  }

  RunQuery(Query query) {
    this(
        query.choice("x", Axis.class, Axis.DISTANCE),
        query.choice("y", Rate.class, Rate.PACE),
        RunAddress.back(query));
  }

  /** The address of the same run, seen otherwise. */
  String link(String run, Axis otherAxis, Rate otherRate) {
    return run + "?x=" + id(otherAxis) + "&y=" + id(otherRate) + "&back=" + RunAddress.encode(back);
  }

  static String id(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
