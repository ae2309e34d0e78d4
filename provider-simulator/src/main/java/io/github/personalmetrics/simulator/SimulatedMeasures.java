package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measure groups of the Withings account, for a test to change as a scale or its owner would.
 * Every change counts as made now. Thread-safe.
 */
public final class SimulatedMeasures {
  /** Far from those of a person and of recordings. */
  private static final long FIRST_ID = 9_900_000_000_000L;

  private final MeasureTable table;
  private final Clock clock;
  private long nextId = FIRST_ID;

  SimulatedMeasures(MeasureTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Stores a weigh-in, be it long after it was.
   *
   * @return its {@code grpid}
   */
  public long weighIn(Instant at, int grams) {
    return add(at, List.of(measure(1, grams, -3)));
  }

  /**
   * Stores a group.
   *
   * @param measures such as {@code measure(1, 80500, -3)}
   * @return its {@code grpid}
   */
  public synchronized long add(Instant at, List<Map<String, Integer>> measures) {
    long id = nextId++;
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("grpid", id);
    json.put("attrib", 0);
    json.put("date", at.getEpochSecond());
    json.put("created", clock.instant().getEpochSecond());
    json.put("category", 1);
    json.put("deviceid", null);
    json.put("measures", measures);
    put(json);
    return id;
  }

  /** One measure: {@code value} times ten to the power of {@code unit}. */
  public static Map<String, Integer> measure(int type, int value, int unit) {
    return Map.of("value", value, "type", type, "unit", unit);
  }

  /**
   * Changes fields of a group, such as {@code date} or {@code measures}.
   *
   * @throws IllegalArgumentException when there is no such group
   */
  public synchronized void edit(long grpid, Map<String, ?> changes) {
    var json = new LinkedHashMap<>(existing(grpid).json());
    json.putAll(changes);
    put(json);
  }

  /** The owner says whose it is: {@code attrib} 7 for theirs, 1 for perhaps somebody else's. */
  public void reattribute(long grpid, int attrib) {
    edit(grpid, Map.of("attrib", attrib));
  }

  /** It is gone without a trace, as is what turned out to be another person's. */
  public synchronized void delete(long grpid) {
    table.remove(existing(grpid).id());
  }

  /** The groups that the provider has by now, in no order. */
  public List<Long> ids() {
    return table.knownAt(clock.instant()).stream().map(MeasureGroup::id).toList();
  }

  /** The person moved: from now on every answer says this zone. */
  public void timeZone(String zone) {
    table.timezone(zone);
  }

  private MeasureGroup existing(long grpid) {
    return table
        .find(grpid)
        .orElseThrow(() -> new IllegalArgumentException("There is no group " + grpid));
  }

  private void put(Map<String, @Nullable Object> json) {
    json.put("modified", clock.instant().getEpochSecond());
    table.replace(MeasureGroup.of(json, Instant.MIN));
  }
}
