package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row of a Withings service that is asked for dates: the keys that queries look at, beside the
 * row itself.
 *
 * @param key what makes it the same row again
 * @param date as it stands in the row
 * @param modified epoch seconds
 * @param json the row as it goes on the wire
 */
record DayRow(String key, String date, long modified, Map<String, @Nullable Object> json) {

  /** What every answer has, whatever {@code data_fields} were asked for. */
  private static final Set<String> ALWAYS =
      Set.of(
          "date",
          "timezone",
          "deviceid",
          "hash_deviceid",
          "brand",
          "is_tracker",
          "modified",
          "model",
          "modelid",
          "model_id");

  /** A row as it will always be, or one that changes with the time. */
  interface Source {

    /** Absent as long as the provider does not have it. */
    @Nullable DayRow at(Instant now);
  }

  /**
   * Reads a row's keys.
   *
   * @throws IllegalArgumentException when the row lacks its date
   */
  static DayRow of(Map<String, @Nullable Object> json) {
    if (!(json.get("date") instanceof String date)) {
      throw new IllegalArgumentException("A row needs a text as date: " + json);
    }
    Object modified = json.get("modified") == null ? json.get("created") : json.get("modified");
    return new DayRow(
        key(date, json), date, modified instanceof Number number ? number.longValue() : 0, json);
  }

  private static String key(String date, Map<String, @Nullable Object> json) {
    if (json.get("id") != null) {
      return String.valueOf(json.get("id"));
    }
    if (json.get("startdate") != null) {
      return "start-" + json.get("startdate");
    }
    Object device = json.get("hash_deviceid");
    return date
        + ' '
        + Objects.requireNonNullElse(device, json.get("brand") + "-" + json.get("modelid"));
  }

  /** With the fields that were asked for, which some services put into {@code data}. */
  Map<String, @Nullable Object> only(Set<String> fields) {
    if (fields.isEmpty()) {
      return json;
    }
    var copy = new LinkedHashMap<>(json);
    if (json.get("data") instanceof Map<?, ?> data) {
      var chosen = new LinkedHashMap<>(data);
      chosen.keySet().retainAll(fields);
      copy.put("data", chosen);
    } else if (json.get("id") == null) {
      var kept = new TreeSet<>(fields);
      kept.addAll(ALWAYS);
      copy.keySet().retainAll(kept);
    }
    return copy;
  }
}
