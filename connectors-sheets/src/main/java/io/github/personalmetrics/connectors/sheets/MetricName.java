package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which metric a column is. {@code Food index} is {@code nutrition.food-index}; a header with a dot
 * is the metric's own id; any other is {@code sheet.} and its name: {@code Sleep (h)} and {@code
 * Sleep (h:mm)} are {@code sheet.sleep} in hours. What names no unit is a score.
 */
final class MetricName {

  private static final Map<String, String> KNOWN = Map.of("food-index", "nutrition.food-index");
  private static final Pattern WITH_UNIT = Pattern.compile("(.+?) ?[(\\[]([^)\\]]+)[)\\]]");
  private static final Pattern OWN_ID = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private MetricName() {}

  /** Whether its cells show hours and minutes, as in {@code Sleep (h:mm)}. */
  static boolean isClock(Cell header) {
    var withUnit = WITH_UNIT.matcher(header.text());
    return ColumnName.mayHaveUnit(header) && withUnit.matches() && isClock(withUnit.group(2));
  }

  private static boolean isClock(String unit) {
    return ScoreUnit.of(unit.strip()).filter(ScoreUnit.CLOCK_OF_HOURS::equals).isPresent();
  }

  static Metric metric(Cell header) throws CellException {
    var withUnit = WITH_UNIT.matcher(header.text());
    boolean hasUnit = ColumnName.mayHaveUnit(header) && withUnit.matches();
    String name = hasUnit ? withUnit.group(1) : header.text();
    String slug = Names.slug(name);
    if (slug.isEmpty()) {
      throw new CellException(header, "a metric's name needs letters from a to z");
    }
    String id = OWN_ID.matcher(name).matches() ? name : KNOWN.getOrDefault(slug, "sheet." + slug);
    try {
      return Metric.of(id, hasUnit ? unit(withUnit.group(2).strip()) : Unit.SCORE);
    } catch (IllegalArgumentException e) {
      throw new CellException(header, "this cannot name a metric: " + e.getMessage());
    }
  }

  private static Unit unit(String name) {
    return new Unit(isClock(name) ? "h" : name);
  }
}
