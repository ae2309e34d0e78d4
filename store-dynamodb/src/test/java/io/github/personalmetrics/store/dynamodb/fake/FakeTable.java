package io.github.personalmetrics.store.dynamodb.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table: its items by key, what requests cost, and what of it is allowed each second. */
final class FakeTable {

  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;
  private static final int LARGEST_ITEM = 400 * 1024;
  private static final int PAGE = 1024 * 1024;

  final Map<String, Object> definition;
  private final String hash;
  private final String range;
  private final @Nullable String indexRange;
  private final Map<String, NavigableMap<String, Map<String, Object>>> partitions = new HashMap<>();

  /** The items of the index, in its order: for each partition one, too. */
  private final Map<String, NavigableMap<String, Map<String, Object>>> index = new HashMap<>();

  final FakeCapacity reads;
  final FakeCapacity writes;

  FakeTable(Map<String, Object> definition, FakeCapacity reads, FakeCapacity writes) {
    this.definition = definition;
    this.hash = key(definition, 0);
    this.range = key(definition, 1);
    List<Object> indexes =
        FakeValues.list(definition.getOrDefault("LocalSecondaryIndexes", List.of()));
    this.indexRange = indexes.isEmpty() ? null : key(FakeValues.map(indexes.get(0)), 1);
    this.reads = reads;
    this.writes = writes;
  }

  private static String key(Map<String, Object> schema, int position) {
    List<Object> keys = FakeValues.list(schema.get("KeySchema"));
    return keys.size() <= position
        ? ""
        : String.valueOf(FakeValues.map(keys.get(position)).get("AttributeName"));
  }

  boolean isIndexed() {
    return indexRange != null;
  }

  int size() {
    return partitions.values().stream().mapToInt(Map::size).sum();
  }

  String keyOf(Map<String, Object> item) {
    return FakeValues.text(item, hash) + '\u0000' + FakeValues.text(item, range);
  }

  Map<String, Object> key(Map<String, Object> item) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put(hash, item.get(hash));
    key.put(range, item.get(range));
    return key;
  }

  @Nullable Map<String, Object> get(Map<String, Object> key) {
    var partition = partitions.get(FakeValues.text(key, hash));
    return partition == null ? null : partition.get(FakeValues.text(key, range));
  }

  static int readUnits(int bytes) {
    return Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT);
  }

  /** Of the table and of its index. */
  record Cost(int table, int index) {
    int all() {
      return table + index;
    }
  }

  /**
   * @param after null for a deletion
   */
  Cost cost(Map<String, Object> key, @Nullable Map<String, Object> after) {
    Map<String, Object> before = get(key);
    int size = Math.max(sizeOf(before), sizeOf(after));
    if (size > (isIndexed() ? LARGEST_ITEM / 2 : LARGEST_ITEM)) {
      throw FakeException.invalid("Item size has exceeded the maximum allowed size");
    }
    int units = Math.max(1, (size + WRITE_UNIT - 1) / WRITE_UNIT);
    boolean same = before == null ? after == null : before.equals(after);
    if (indexRange == null || same) {
      return new Cost(units, 0);
    }
    boolean moves =
        before != null
            && after != null
            && !FakeValues.text(before, indexRange).equals(FakeValues.text(after, indexRange));
    return new Cost(units, moves ? 2 * units : units);
  }

  private static int sizeOf(@Nullable Map<String, Object> item) {
    return item == null ? 0 : FakeValues.size(item);
  }

  void put(Map<String, Object> item) {
    if (FakeValues.text(item, hash).isEmpty() || FakeValues.text(item, range).isEmpty()) {
      throw FakeException.invalid("a key attribute may not be empty");
    }
    delete(item);
    String pk = FakeValues.text(item, hash);
    partition(partitions, pk).put(FakeValues.text(item, range), item);
    if (indexRange != null && item.containsKey(indexRange)) {
      partition(index, pk).put(place(item, true), item);
    }
  }

  private static NavigableMap<String, Map<String, Object>> partition(
      Map<String, NavigableMap<String, Map<String, Object>>> of, String pk) {
    return of.computeIfAbsent(pk, it -> new TreeMap<>(FakeValues.BYTES));
  }

  void delete(Map<String, Object> key) {
    String pk = FakeValues.text(key, hash);
    Map<String, Object> gone = partition(partitions, pk).remove(FakeValues.text(key, range));
    if (gone != null && indexRange != null && gone.containsKey(indexRange)) {
      partition(index, pk).remove(place(gone, true));
    }
  }

  record Page(List<Map<String, Object>> items, @Nullable Map<String, Object> last, int bytes) {}

  Page query(Map<String, Object> request) {
    var expressions = new FakeExpressions(request);
    var keys = expressions.keys(String.valueOf(request.get("KeyConditionExpression")));
    boolean byIndex = request.get("IndexName") != null;
    if (!keys.range().equals(byIndex ? indexRange : range)) {
      throw FakeException.invalid("the condition is not about the key: " + keys.range());
    }
    NavigableMap<String, Map<String, Object>> sorted =
        partition(byIndex ? index : partitions, keys.hash())
            .subMap(keys.from(), true, keys.to() + (byIndex ? "\u0000\uDBFF\uDFFF" : ""), true);
    if (Boolean.FALSE.equals(request.get("ScanIndexForward"))) {
      sorted = sorted.descendingMap();
    }
    Object start = request.get("ExclusiveStartKey");
    if (start != null) {
      sorted = sorted.tailMap(place(FakeValues.map(start), byIndex), false);
    }
    int limit =
        request.get("Limit") == null
            ? Integer.MAX_VALUE
            : ((Number) request.get("Limit")).intValue();
    var items = new ArrayList<Map<String, Object>>();
    int bytes = 0;
    for (Map<String, Object> item : sorted.values()) {
      bytes += FakeValues.size(item);
      items.add(item);
      if (items.size() == limit || bytes > PAGE) {
        Map<String, Object> last = key(item);
        if (byIndex) {
          last.put(indexRange, item.get(indexRange));
        }
        return new Page(items, last, bytes);
      }
    }
    return new Page(items, null, bytes);
  }

  /** Of one index key in no order that a client could rely on: backwards. */
  private String place(Map<String, Object> item, boolean byIndex) {
    String sk = FakeValues.text(item, range);
    return byIndex
        ? FakeValues.text(item, indexRange) + '\u0000' + new StringBuilder(sk).reverse()
        : sk;
  }
}
