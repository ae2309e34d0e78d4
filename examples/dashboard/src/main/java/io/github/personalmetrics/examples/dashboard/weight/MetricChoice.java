package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.series.MetricsView;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A metric as the page offers it.
 *
 * @param param how the address names it
 * @param label how a person does
 */
record MetricChoice(Metric metric, String param, String label) {

  private static final List<Metric> BODY =
      List.of(
          Metric.BODY_WEIGHT,
          Metric.FAT_RATIO,
          Metric.FAT_MASS,
          Metric.FAT_FREE_MASS,
          Metric.MUSCLE_MASS,
          Metric.HYDRATION,
          Metric.BONE_MASS);

  /** Ids that the address shortens. */
  private static final Map<Metric, String> SHORT =
      Map.of(
          Metric.BODY_WEIGHT, "weight",
          Metric.FAT_RATIO, "fat",
          Metric.FAT_MASS, "fat-mass",
          Metric.FAT_FREE_MASS, "lean",
          Metric.MUSCLE_MASS, "muscle-mass",
          Metric.HYDRATION, "hydration",
          Metric.BONE_MASS, "bone-mass");

  /** Those that there are readings of: the body's first, then any other; weight in any case. */
  static List<MetricChoice> among(Collection<MetricsView.Row> stored, Texts texts) {
    List<Metric> there =
        stored.stream()
            .map(row -> Metric.of(row.id(), new Unit(row.unit())))
            .filter(metric -> !metric.unit().equals(Unit.CODE))
            .sorted()
            .toList();
    var metrics = new ArrayList<>(BODY);
    metrics.retainAll(there);
    if (!metrics.contains(Metric.BODY_WEIGHT)) {
      metrics.add(0, Metric.BODY_WEIGHT);
    }
    there.stream().filter(metric -> !BODY.contains(metric)).forEach(metrics::add);
    var taken = new HashSet<String>();
    return metrics.stream().map(metric -> of(metric, texts, taken)).toList();
  }

  private static MetricChoice of(Metric metric, Texts texts, Set<String> taken) {
    String id = metric.id();
    String label = texts.find("metric." + id).orElseGet(() -> readable(id));
    return new MetricChoice(
        metric, SHORT.getOrDefault(metric, id), taken.add(label) ? label : label + " (" + id + ')');
  }

  /** {@code nutrition.food-index} is Food index: what the first part says is seen from the rest. */
  private static String readable(String id) {
    String words = id.substring(id.indexOf('.') + 1).replaceAll("[._-]+", " ").strip();
    return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  boolean isNamed(String text) {
    return param.equals(text) || metric.id().equals(text);
  }
}
