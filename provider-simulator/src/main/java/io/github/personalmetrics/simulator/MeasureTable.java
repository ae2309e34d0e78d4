package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rows that the fake Withings holds, by {@code grpid}. Thread-safe. */
final class MeasureTable {
  /** Sorted neither by date nor by change, like the provider, yet the same for every page. */
  private static final Comparator<MeasureGroup> WIRE_ORDER =
      Comparator.<MeasureGroup>comparingLong(group -> Dice.mix(group.id()))
          .thenComparingLong(MeasureGroup::id);

  private final String timezone;
  private final Map<Long, MeasureGroup> groups = new ConcurrentHashMap<>();

  MeasureTable(String timezone, List<MeasureGroup> groups) {
    this.timezone = timezone;
    groups.forEach(this::put);
  }

  /** Stores a row, unless a later change of it is already here. */
  void put(MeasureGroup group) {
    groups.merge(group.id(), group, (old, next) -> next.modified() >= old.modified() ? next : old);
  }

  List<MeasureGroup> knownAt(Instant now) {
    return groups.values().stream()
        .filter(group -> !group.knownFrom().isAfter(now))
        .sorted(WIRE_ORDER)
        .toList();
  }

  String timezone() {
    return timezone;
  }
}
