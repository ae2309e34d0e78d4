package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The rows that the fake Withings holds, one for each {@code grpid}. Thread-safe. */
final class MeasureTable {
  private volatile String timezone;

  /**
   * By the mixed id, which is as unique as the id: the order is neither that of dates nor of
   * changes, as at the provider, yet the same for every page.
   */
  private final Map<Long, MeasureGroup> groups = new ConcurrentSkipListMap<>();

  MeasureTable(String timezone, List<MeasureGroup> groups) {
    this.timezone = timezone;
    groups.forEach(this::put);
  }

  /** Stores a row, unless a later change of it is already here. */
  void put(MeasureGroup group) {
    groups.merge(
        Dice.mix(group.id()), group, (old, next) -> next.modified() >= old.modified() ? next : old);
  }

  /** Stores a row in place of whatever is there. */
  void replace(MeasureGroup group) {
    groups.put(Dice.mix(group.id()), group);
  }

  void remove(long id) {
    groups.remove(Dice.mix(id));
  }

  Optional<MeasureGroup> find(long id) {
    return Optional.ofNullable(groups.get(Dice.mix(id)));
  }

  List<MeasureGroup> knownAt(Instant now) {
    return groups.values().stream().filter(group -> !group.knownFrom().isAfter(now)).toList();
  }

  void timezone(String zone) {
    timezone = zone;
  }

  String timezone() {
    return timezone;
  }
}
