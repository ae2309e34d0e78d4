package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What one of the dated Withings services holds (activity, workouts, sleep), for a test to change
 * as a device, its owner or the provider would. Thread-safe.
 *
 * <p>A row is a map of what stands on the wire, with at least a {@code date}. Its key is its {@code
 * id}, or else its {@code startdate}, or else its date and device.
 */
public final class SimulatedRows {
  private final Clock clock;
  private final int pageSize;
  private final String list;

  /** By the mixed key: the order is neither that of dates nor of changes, yet always the same. */
  private final Map<Long, DayRow.Source> rows = new ConcurrentSkipListMap<>();

  /**
   * @param list the provider's name for the list of rows
   */
  SimulatedRows(String list, Map<String, ? extends DayRow.Source> rows, Clock clock, int pageSize) {
    this.list = list;
    this.clock = clock;
    this.pageSize = pageSize;
    rows.forEach((key, row) -> this.rows.put(place(key), row));
  }

  /** Rows as they are recorded, the later change of each key. */
  static Map<String, DayRow.Source> recorded(Collection<DayRow> rows) {
    var latest = new LinkedHashMap<String, DayRow>();
    rows.forEach(
        row ->
            latest.merge(
                row.key(), row, (old, next) -> next.modified() >= old.modified() ? next : old));
    var sources = new LinkedHashMap<String, DayRow.Source>();
    latest.forEach((key, row) -> sources.put(key, now -> row));
    return sources;
  }

  /**
   * Adds a row, or replaces the one with its key; it counts as changed now, unless it says when.
   *
   * @return its key
   * @throws IllegalArgumentException when it has no date
   */
  public String put(Map<String, ? extends @Nullable Object> row) {
    var json = new LinkedHashMap<String, @Nullable Object>(row);
    json.putIfAbsent("modified", clock.instant().getEpochSecond());
    var changed = DayRow.of(json);
    rows.put(place(changed.key()), now -> changed);
    return changed.key();
  }

  /** Takes a row away without a trace, as the provider does. */
  public void delete(String key) {
    rows.remove(place(key));
  }

  /** What the provider has by now. */
  public List<Map<String, @Nullable Object>> rows() {
    return at(clock.instant()).stream().map(DayRow::json).toList();
  }

  Map<String, Object> answer(DayQuery query) {
    var found = at(clock.instant()).stream().filter(query::matches).toList();
    int from = Math.min(query.offset(), found.size());
    int to = Math.min(from + pageSize, found.size());
    boolean more = to < found.size();
    var body = new LinkedHashMap<String, Object>();
    body.put(list, found.subList(from, to).stream().map(row -> row.only(query.fields())).toList());
    body.put("more", more);
    body.put("offset", more ? to : 0);
    return body;
  }

  private List<DayRow> at(Instant now) {
    return rows.values().stream().map(row -> row.at(now)).filter(Objects::nonNull).toList();
  }

  private static long place(String key) {
    long hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = Dice.mix(hash + key.charAt(i));
    }
    return hash;
  }
}
