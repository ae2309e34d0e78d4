package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.series.MetricsView;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A metric of the body as the page offers it.
 *
 * @param param how the address names it
 * @param label how a person does
 */
record BodyMetric(Metric metric, String param, String label) {

  /** Ids that the address shortens. */
  private static final Map<String, String> SHORT =
      Map.of(
          "body.weight", "weight",
          "body.fat-ratio", "fat",
          "body.fat-free-mass", "lean");

  private static final List<Metric> ORDER =
      List.of(
          Metric.BODY_WEIGHT,
          Metric.FAT_RATIO,
          Metric.FAT_MASS,
          Metric.FAT_FREE_MASS,
          Metric.MUSCLE_MASS,
          Metric.HYDRATION,
          Metric.BONE_MASS);

  /** Those that there are readings of; weight in any case. */
  static List<BodyMetric> among(Collection<MetricsView.Row> stored, Texts texts) {
    return Stream.concat(
            Stream.of(Metric.BODY_WEIGHT),
            ORDER.stream().filter(m -> stored.stream().anyMatch(row -> row.id().equals(m.id()))))
        .distinct()
        .map(m -> new BodyMetric(m, param(m), texts.get("metric." + m.id())))
        .toList();
  }

  boolean isNamed(String text) {
    return param.equals(text) || metric.id().equals(text);
  }

  String unit() {
    return Unit.SCORE.equals(metric.unit()) ? "" : metric.unit().symbol();
  }

  private static String param(Metric metric) {
    return SHORT.getOrDefault(metric.id(), metric.id().substring(metric.id().indexOf('.') + 1));
  }
}
