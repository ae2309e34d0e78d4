package io.github.personalmetrics.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The activities of the Strava account, for a test to change as a watch or its owner would. Every
 * change shows at once. Thread-safe.
 */
public final class SimulatedActivities {
  /** Far from those of a person and of recordings. */
  private static final long FIRST_ID = 9_900_000_000_000L;

  private final StravaTable table;
  private final long athleteId;
  private final Clock clock;
  private long nextId = FIRST_ID;

  SimulatedActivities(StravaTable table, long athleteId, Clock clock) {
    this.table = table;
    this.athleteId = athleteId;
    this.clock = clock;
  }

  /**
   * A run without streams appears, be it long after it was run: a watch that was synced late.
   *
   * @param startedAt to the second
   * @return its id
   */
  public long upload(Instant startedAt, double metres, Duration moving) {
    return upload(
        Map.of(
            "start_date",
            startedAt.toString(),
            "distance",
            metres,
            "moving_time",
            moving.toSeconds(),
            "elapsed_time",
            moving.toSeconds()));
  }

  /**
   * An activity appears.
   *
   * @param fields as the list shows them, {@code start_date} among them; the rest of a run of 10 km
   *     is made up
   * @return its id
   */
  public synchronized long upload(Map<String, ? extends @Nullable Object> fields) {
    var json = run();
    json.putAll(fields);
    json.putIfAbsent("start_date_local", json.get("start_date"));
    json.putIfAbsent("id", nextId++);
    var row = StravaTable.Row.of(json, Instant.MIN, null);
    table.put(row);
    return row.id();
  }

  /** What a person types in at {@code POST activities}. */
  long type(Params params) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (String name : List.of("name", "sport_type")) {
      params.first(name).ifPresent(text -> fields.put(name, text));
    }
    for (String name : List.of("distance", "elapsed_time")) {
      params.first(name).ifPresent(number -> fields.put(name, new BigDecimal(number)));
    }
    fields.put("start_date", params.first("start_date_local").orElse("2000-01-01T00:00:00Z"));
    fields.put("manual", true);
    return upload(fields);
  }

  /**
   * Changes fields, such as {@code name}, {@code distance} or {@code sport_type}.
   *
   * @throws IllegalArgumentException when there is no such activity
   */
  public synchronized void edit(long id, Map<String, ? extends @Nullable Object> changes) {
    var row = existing(id);
    var json = new LinkedHashMap<String, @Nullable Object>(row.json().get());
    json.putAll(changes);
    table.put(StravaTable.Row.of(json, row.knownFrom(), row.streams()));
  }

  /** It is gone without a trace. */
  public void delete(long id) {
    table.remove(existing(id).id());
  }

  /** From now on it is for its athlete only: without {@code activity:read_all} it is not there. */
  public void hide(long id) {
    edit(id, Map.of("private", true, "visibility", "only_me"));
  }

  /** From now on everybody may see it. */
  public void show(long id) {
    edit(id, Map.of("private", false, "visibility", "everyone"));
  }

  /**
   * Gives it other streams.
   *
   * @param streams by name, such as {@code time}, {@code latlng} or {@code altitude}; none at all
   *     is answered with 404, as for what was typed in by hand
   */
  public void streams(long id, Map<String, ? extends List<?>> streams) {
    replaceStreams(id, streams.isEmpty() ? null : () -> new LinkedHashMap<>(streams));
  }

  private synchronized void replaceStreams(
      long id, @Nullable Supplier<Map<String, List<?>>> streams) {
    var row = existing(id);
    table.put(
        new StravaTable.Row(
            id, row.start(), row.knownFrom(), row.athlete(), row.onlyMe(), row.json(), streams));
  }

  /** The activities that the provider has by now, newest first. */
  public List<Long> ids() {
    return table.knownAt(clock.instant()).stream().map(StravaTable.Row::id).toList();
  }

  private StravaTable.Row existing(long id) {
    return table
        .byId(id, clock.instant())
        .orElseThrow(() -> new IllegalArgumentException("There is no activity " + id));
  }

  private Map<String, @Nullable Object> run() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("resource_state", 2);
    json.put("athlete", Map.of("id", athleteId, "resource_state", 1));
    json.put("name", "Morning Run");
    json.put("distance", 10_000.0);
    json.put("moving_time", 3000);
    json.put("elapsed_time", 3000);
    json.put("total_elevation_gain", 0);
    json.put("type", "Run");
    json.put("sport_type", "Run");
    json.put("timezone", "(GMT+00:00) Etc/UTC");
    json.put("utc_offset", 0.0);
    json.put("visibility", "everyone");
    json.put("private", false);
    json.put("manual", false);
    return json;
  }
}
