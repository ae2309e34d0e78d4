package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One {@code measuregrps} row: the keys that queries look at, beside the row itself.
 *
 * @param knownFrom when the provider got the row; before it, no query finds it
 * @param json the row as it goes on the wire, with whatever unknown fields it has
 */
record MeasureGroup(
    long id,
    long date,
    long modified,
    long category,
    Instant knownFrom,
    Map<String, @Nullable Object> json) {

  /**
   * Reads a row's keys; a row without {@code modified} (old recordings) counts from {@code
   * created}.
   *
   * @throws IllegalArgumentException when the row lacks {@code grpid} or {@code date}
   */
  static MeasureGroup of(Map<String, @Nullable Object> json, Instant knownFrom) {
    long date = number(json, "date", null);
    long created = number(json, "created", date);
    return new MeasureGroup(
        number(json, "grpid", null),
        date,
        number(json, "modified", created),
        number(json, "category", 1L),
        knownFrom,
        json);
  }

  /** The row with only the measures of these types. */
  Map<String, @Nullable Object> only(Set<Long> types) {
    var copy = new LinkedHashMap<>(json);
    copy.put("measures", measures().stream().filter(measure -> isOf(types, measure)).toList());
    return copy;
  }

  boolean has(Set<Long> types) {
    return measures().stream().anyMatch(measure -> isOf(types, measure));
  }

  private List<?> measures() {
    return json.get("measures") instanceof List<?> list ? list : List.of();
  }

  private static boolean isOf(Set<Long> types, Object measure) {
    return measure instanceof Map<?, ?> map
        && map.get("type") instanceof Number type
        && types.contains(type.longValue());
  }

  private static long number(
      Map<String, @Nullable Object> json, String key, @Nullable Long fallback) {
    if (json.get(key) instanceof Number number) {
      return number.longValue();
    }
    if (fallback == null) {
      throw new IllegalArgumentException("A measure group needs a number as " + key + ": " + json);
    }
    return fallback;
  }
}
