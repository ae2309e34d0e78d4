package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The activities that the fake Strava holds, newest first, each id once. Immutable. */
final class StravaTable {

  /**
   * @param start epoch seconds
   * @param knownFrom when the provider got it; before it, no query finds it
   * @param json as the list shows it
   * @param track absent where there are no streams
   */
  record Row(
      long id,
      long start,
      Instant knownFrom,
      Supplier<Map<String, @Nullable Object>> json,
      @Nullable Supplier<Track> track) {}

  private final List<Row> rows;

  StravaTable(Collection<Row> rows) {
    var byId = new LinkedHashMap<Long, Row>();
    rows.forEach(row -> byId.put(row.id(), row));
    var sorted = new ArrayList<>(byId.values());
    sorted.sort(Comparator.comparingLong(Row::start).thenComparingLong(Row::id).reversed());
    this.rows = List.copyOf(sorted);
  }

  /** Started strictly between two epoch seconds, and uploaded by now; newest first. */
  List<Row> between(long after, long before, Instant now) {
    return rows.stream()
        .filter(row -> row.start() > after && row.start() < before)
        .filter(row -> !row.knownFrom().isAfter(now))
        .toList();
  }

  Optional<Row> byId(long id, Instant now) {
    return rows.stream().filter(row -> row.id() == id && !row.knownFrom().isAfter(now)).findFirst();
  }
}
