package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named numbers of a day, a workout or a night: filled once, and then only read. */
final class Quantities {

  static final Unit COUNT = new Unit("count");
  static final Unit KILOCALORIE = new Unit("kcal");

  private final Map<String, Metric> byField = new LinkedHashMap<>();
  private final Set<String> positive = new HashSet<>();

  /** A field that may be 0. */
  Quantities with(String field, String metric, Unit unit) {
    byField.put(field, Metric.of(metric, unit));
    return this;
  }

  /** A field in which 0 means that it was not measured, as for a heart rate. */
  Quantities withPositive(String field, String metric, Unit unit) {
    positive.add(field);
    return with(field, metric, unit);
  }

  Collection<String> fields() {
    return byField.keySet();
  }

  /**
   * What is known of it, exact to the decimal.
   *
   * @throws IllegalArgumentException if one is not a number
   */
  SortedMap<Metric, BigDecimal> of(Map<?, ?> data) {
    var values = new TreeMap<Metric, BigDecimal>();
    byField.forEach(
        (field, metric) -> {
          BigDecimal value = number(field, data.get(field));
          if (value != null && (value.signum() > 0 || !positive.contains(field))) {
            values.putIfAbsent(metric, value);
          }
        });
    return values;
  }

  /** PHP writes an object without fields as an empty list. */
  static Map<?, ?> object(@Nullable RawJson data) {
    return data == null
            || data.text().equals("null")
            || data.text().replaceAll("\\s", "").equals("[]")
        ? Map.of()
        : data.as(Map.class);
  }

  /** Null if it is not there, or less than nothing: -1 is written of what was not measured. */
  static @Nullable BigDecimal number(String field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(field + " is not a number: " + value);
    }
    // A double shows the shortest decimal that means it, which is what stood on the wire.
    return number.doubleValue() < 0 ? null : BigDecimal.valueOf(number.doubleValue());
  }
}
