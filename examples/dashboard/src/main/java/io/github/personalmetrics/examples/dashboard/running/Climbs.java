package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.running.RunPage.Step;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs in five colours by how much they climb, as many in each. */
final class Climbs {

  private static final int COLOURS = 5;

  private final List<Double> bounds;

  Climbs(List<Row> runs) {
    double[] sorted = runs.stream().mapToDouble(Row::elevation_gain).sorted().toArray();
    bounds =
        IntStream.range(1, sorted.length == 0 ? 0 : COLOURS)
            .mapToObj(step -> sorted[step * sorted.length / COLOURS])
            .distinct()
            .toList();
  }

  /** Metres, ascending, for the script. */
  String steps() {
    return bounds.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  List<Step> legend(Texts texts, Sizes sizes) {
    var legend = new ArrayList<Step>();
    for (int i = 0; i <= bounds.size() && !bounds.isEmpty(); i++) {
      legend.add(
          new Step(
              i,
              i == 0
                  ? texts.get("running.climb.below", sizes.height().full(bounds.get(0)))
                  : i == bounds.size()
                      ? texts.get("running.climb.above", sizes.height().full(bounds.get(i - 1)))
                      : sizes.height().text(bounds.get(i - 1))
                          + " – "
                          + sizes.height().full(bounds.get(i))));
    }
    return legend;
  }
}
