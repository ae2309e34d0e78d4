package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The activities that the fake Strava holds, newest first, each id once. Thread-safe. */
final class StravaTable {

  /**
   * @param start epoch seconds
   * @param knownFrom when the provider got it; before it, no query finds it
   * @param athlete whose it is; 0 where nothing says so
   * @param onlyMe visible to its athlete alone, and to apps that may read everything
   * @param json as the list shows it
   * @param streams by name; absent where there are none
   */
  record Row(
      long id,
      long start,
      Instant knownFrom,
      long athlete,
      boolean onlyMe,
      Supplier<Map<String, @Nullable Object>> json,
      @Nullable Supplier<Map<String, List<?>>> streams) {

    /**
     * @throws IllegalArgumentException unless it has an id and a start
     */
    static Row of(
        Map<String, @Nullable Object> json,
        Instant knownFrom,
        @Nullable Supplier<Map<String, List<?>>> streams) {
      if (json.get("id") instanceof Number id && json.get("start_date") instanceof String start) {
        return new Row(
            id.longValue(),
            Instant.parse(start).getEpochSecond(),
            knownFrom,
            json.get("athlete") instanceof Map<?, ?> whose
                    && whose.get("id") instanceof Number athlete
                ? athlete.longValue()
                : 0,
            "only_me".equals(json.get("visibility")),
            () -> json,
            streams);
      }
      throw new IllegalArgumentException("Expected an activity with an id and a start_date");
    }
  }

  /**
   * Who asks.
   *
   * @param athlete null for whoever holds any token, and sees everybody
   * @param all may read what is for the athlete alone
   */
  record Viewer(@Nullable Long athlete, boolean all) {
    boolean sees(Row row) {
      return (athlete == null || athlete == row.athlete()) && (all || !row.onlyMe());
    }
  }

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingLong(Row::start).thenComparingLong(Row::id).reversed();

  private final Map<Long, Row> byId = new ConcurrentHashMap<>();
  private final NavigableSet<Row> rows = new ConcurrentSkipListSet<>(NEWEST_FIRST);

  StravaTable(Collection<Row> rows) {
    rows.forEach(this::put);
  }

  /** Stores a row in place of the one with its id. */
  synchronized void put(Row row) {
    remove(row.id());
    byId.put(row.id(), row);
    rows.add(row);
  }

  synchronized void remove(long id) {
    var old = byId.remove(id);
    if (old != null) {
      rows.remove(old);
    }
  }

  /** Started strictly between two epoch seconds, and uploaded by now; newest first. */
  List<Row> between(long after, long before, Instant now, Viewer viewer) {
    return rows.stream()
        .filter(row -> row.start() > after && row.start() < before)
        .filter(row -> !row.knownFrom().isAfter(now) && viewer.sees(row))
        .toList();
  }

  /** Whose the activities are, if one says so. */
  Optional<Long> athlete() {
    return rows.stream().map(Row::athlete).filter(athlete -> athlete != 0).findFirst();
  }

  Optional<Row> byId(long id, Instant now) {
    return Optional.ofNullable(byId.get(id)).filter(row -> !row.knownFrom().isAfter(now));
  }

  List<Row> knownAt(Instant now) {
    return rows.stream().filter(row -> !row.knownFrom().isAfter(now)).toList();
  }
}
