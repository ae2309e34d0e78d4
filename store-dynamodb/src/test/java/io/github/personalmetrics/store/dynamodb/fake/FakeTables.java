package io.github.personalmetrics.store.dynamodb.fake;

import static io.github.personalmetrics.store.dynamodb.fake.FakeValues.list;
import static io.github.personalmetrics.store.dynamodb.fake.FakeValues.map;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the operations do. Each is atomic: one lock for all. */
public final class FakeTables {

  private static final int BATCH_WRITE = 25;
  private static final int BATCH_READ = 100;

  private final Clock clock;
  private final Map<String, FakeTable> tables = new TreeMap<>();

  /** So many of each batch are processed, at most. */
  private int mostOfABatch = Integer.MAX_VALUE;

  private int partialBatches;
  private int backupsNotReady;

  FakeTables(Clock clock) {
    this.clock = clock;
  }

  /** For so many batches, only this many of each are processed. */
  public synchronized void processOnly(int ofABatch, int batches) {
    mostOfABatch = ofABatch;
    partialBatches = batches;
  }

  /** As just after a table was made. */
  public synchronized void refuseBackups(int times) {
    backupsNotReady = times;
  }

  public synchronized FakeCapacity reads(String table) {
    return table(table).reads;
  }

  public synchronized FakeCapacity writes(String table) {
    return table(table).writes;
  }

  public synchronized int size(String table) {
    return table(table).size();
  }

  /** A table of any shape, as in a request to make it. */
  public synchronized void create(Map<String, Object> definition) {
    String name = String.valueOf(definition.get("TableName"));
    if (tables.containsKey(name)) {
      throw new FakeException(400, "ResourceInUseException", "Table already exists: " + name);
    }
    tables.put(name, new FakeTable(definition, new FakeCapacity(clock), new FakeCapacity(clock)));
  }

  public synchronized void drop(String table) {
    tables.remove(table);
  }

  public synchronized Map<String, Object> definition(String table) {
    return table(table).definition;
  }

  synchronized Map<String, Object> call(String operation, Map<String, Object> request) {
    return switch (operation) {
      case "CreateTable" -> {
        create(request);
        yield Map.of("TableDescription", describe(table(request)));
      }
      case "DescribeTable" -> Map.of("Table", describe(table(request)));
      case "UpdateTimeToLive" -> {
        table(request).definition.put("TimeToLive", request.get("TimeToLiveSpecification"));
        yield Map.of("TimeToLiveSpecification", request.get("TimeToLiveSpecification"));
      }
      case "DescribeTimeToLive" ->
          Map.of(
              "TimeToLiveDescription",
              Map.of(
                  "TimeToLiveStatus",
                  table(request).definition.containsKey("TimeToLive") ? "ENABLED" : "DISABLED"));
      case "DescribeContinuousBackups" ->
          Map.of(
              "ContinuousBackupsDescription",
              Map.of(
                  "ContinuousBackupsStatus",
                  "ENABLED",
                  "PointInTimeRecoveryDescription",
                  Map.of(
                      "PointInTimeRecoveryStatus",
                      table(request).definition.containsKey("PointInTimeRecovery")
                          ? "ENABLED"
                          : "DISABLED")));
      case "UpdateTable" -> {
        table(request)
            .definition
            .put("DeletionProtectionEnabled", request.get("DeletionProtectionEnabled"));
        yield Map.of("TableDescription", describe(table(request)));
      }
      case "UpdateContinuousBackups" -> {
        if (backupsNotReady-- > 0) {
          throw new FakeException(
              400,
              "ContinuousBackupsUnavailableException",
              "Backups are being enabled for the table. Please retry later");
        }
        table(request)
            .definition
            .put("PointInTimeRecovery", request.get("PointInTimeRecoverySpecification"));
        yield Map.of();
      }
      // Of the neighbour that lets reads scale.
      case "RegisterScalableTarget", "PutScalingPolicy" -> {
        String name = String.valueOf(request.get("ResourceId")).substring("table/".length());
        table(name).definition.put(operation, request);
        yield Map.of();
      }
      case "GetItem" -> get(request);
      case "PutItem" -> put(request);
      case "UpdateItem" -> update(request);
      case "DeleteItem" -> delete(request);
      case "Query" -> query(request);
      case "BatchGetItem" -> batchGet(request);
      case "BatchWriteItem" -> batchWrite(request);
      default -> throw FakeException.invalid("not known here: " + operation);
    };
  }

  private FakeTable table(Map<String, Object> request) {
    return table(String.valueOf(request.get("TableName")));
  }

  private FakeTable table(String name) {
    FakeTable table = tables.get(name);
    if (table == null) {
      throw new FakeException(
          400, "ResourceNotFoundException", "Requested resource not found: Table: " + name);
    }
    return table;
  }

  private static Map<String, Object> describe(FakeTable table) {
    Map<String, Object> description = new LinkedHashMap<>();
    for (String name : List.of("TableName", "KeySchema", "AttributeDefinitions")) {
      description.put(name, table.definition.get(name));
    }
    if (table.isIndexed()) {
      description.put("LocalSecondaryIndexes", table.definition.get("LocalSecondaryIndexes"));
    }
    description.put("TableStatus", "ACTIVE");
    description.put(
        "DeletionProtectionEnabled",
        table.definition.getOrDefault("DeletionProtectionEnabled", false));
    Map<String, Object> capacity =
        map(table.definition.getOrDefault("ProvisionedThroughput", Map.of()));
    Map<String, Object> units = new LinkedHashMap<>();
    for (String name : List.of("ReadCapacityUnits", "WriteCapacityUnits")) {
      units.put(name, ((Number) capacity.getOrDefault(name, 0)).longValue());
    }
    description.put("ProvisionedThroughput", units);
    return description;
  }

  private Map<String, Object> get(Map<String, Object> request) {
    FakeTable table = table(request);
    Map<String, Object> item = table.get(map(request.get("Key")));
    int units = FakeTable.readUnits(item == null ? 0 : FakeValues.size(item));
    require(table.reads.take(units));
    Map<String, Object> answer = answer(request, new FakeTable.Cost(units, 0));
    if (item != null) {
      answer.put("Item", item);
    }
    return answer;
  }

  private Map<String, Object> put(Map<String, Object> request) {
    FakeTable table = table(request);
    Map<String, Object> item = map(request.get("Item"));
    FakeTable.Cost cost = table.cost(item, item);
    require(table.writes.take(cost.all()));
    table.put(item);
    return answer(request, cost);
  }

  private Map<String, Object> delete(Map<String, Object> request) {
    FakeTable table = table(request);
    Map<String, Object> found = table.get(map(request.get("Key")));
    var expressions = new FakeExpressions(request);
    if (!expressions.holds(request.get("ConditionExpression"), found == null ? Map.of() : found)) {
      require(table.writes.take(1));
      throw new FakeException(
          400, "ConditionalCheckFailedException", "The conditional request failed");
    }
    FakeTable.Cost cost = table.cost(map(request.get("Key")), null);
    require(table.writes.take(cost.all()));
    table.delete(map(request.get("Key")));
    return answer(request, cost);
  }

  private Map<String, Object> update(Map<String, Object> request) {
    FakeTable table = table(request);
    Map<String, Object> key = map(request.get("Key"));
    Map<String, Object> found = table.get(key);
    var expressions = new FakeExpressions(request);
    Map<String, Object> before = found == null ? Map.of() : found;
    if (!expressions.holds(request.get("ConditionExpression"), before)) {
      require(table.writes.take(1));
      throw new FakeException(
          400, "ConditionalCheckFailedException", "The conditional request failed");
    }
    Map<String, Object> start = found == null ? new LinkedHashMap<>(key) : found;
    var after = expressions.update(String.valueOf(request.get("UpdateExpression")), start);
    FakeTable.Cost cost = table.cost(key, after);
    require(table.writes.take(cost.all()));
    table.put(after);
    Map<String, Object> answer = answer(request, cost);
    answer.put("Attributes", after);
    return answer;
  }

  private Map<String, Object> query(Map<String, Object> request) {
    FakeTable table = table(request);
    FakeTable.Page page = table.query(request);
    int units = FakeTable.readUnits(page.bytes());
    require(table.reads.take(units));
    Map<String, Object> answer = answer(request, new FakeTable.Cost(units, 0));
    answer.put("Items", page.items().stream().map(item -> project(item, request)).toList());
    answer.put("Count", page.items().size());
    if (page.last() != null) {
      answer.put("LastEvaluatedKey", page.last());
    }
    return answer;
  }

  private Map<String, Object> batchGet(Map<String, Object> request) {
    var entry = map(request.get("RequestItems")).entrySet().iterator().next();
    FakeTable table = table(entry.getKey());
    Map<String, Object> asked = map(entry.getValue());
    List<Object> keys = list(asked.get("Keys"));
    requireDistinct(table, keys.stream().map(FakeValues::map).toList(), BATCH_READ);
    var items = new ArrayList<Map<String, Object>>();
    var left = new ArrayList<Object>();
    int units = 0;
    for (Object key : keys) {
      Map<String, Object> item = table.get(map(key));
      int cost = FakeTable.readUnits(item == null ? 0 : FakeValues.size(item));
      if (!table.reads.take(cost)) {
        left.add(key);
        continue;
      }
      units += cost;
      if (item != null) {
        items.add(project(item, asked));
      }
    }
    require(left.size() < keys.size());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Responses", Map.of(entry.getKey(), items));
    Map<String, Object> again = new LinkedHashMap<>(asked);
    again.put("Keys", left);
    answer.put("UnprocessedKeys", left.isEmpty() ? Map.of() : Map.of(entry.getKey(), again));
    answer.put("ConsumedCapacity", List.of(consumed(entry.getKey(), new FakeTable.Cost(units, 0))));
    return answer;
  }

  private static Map<String, Object> project(Map<String, Object> item, Map<String, Object> asked) {
    Object projection = asked.get("ProjectionExpression");
    if (projection == null) {
      return item;
    }
    var expressions = new FakeExpressions(asked);
    Map<String, Object> projected = new LinkedHashMap<>();
    for (String part : String.valueOf(projection).split(", ")) {
      String name = expressions.name(part);
      if (item.containsKey(name)) {
        projected.put(name, item.get(name));
      }
    }
    return projected;
  }

  private Map<String, Object> batchWrite(Map<String, Object> request) {
    var entry = map(request.get("RequestItems")).entrySet().iterator().next();
    FakeTable table = table(entry.getKey());
    List<Object> writes = list(entry.getValue());
    requireDistinct(table, writes.stream().map(FakeTables::keyOrItem).toList(), BATCH_WRITE);
    int most = partialBatches-- > 0 ? mostOfABatch : Integer.MAX_VALUE;
    var left = new ArrayList<Object>();
    int tableUnits = 0;
    int indexUnits = 0;
    for (Object write : writes) {
      Map<String, Object> item = keyOrItem(write);
      boolean isPut = map(write).containsKey("PutRequest");
      FakeTable.Cost cost = table.cost(item, isPut ? item : null);
      if (writes.indexOf(write) >= most || !table.writes.take(cost.all())) {
        left.add(write);
        continue;
      }
      tableUnits += cost.table();
      indexUnits += cost.index();
      if (isPut) {
        table.put(item);
      } else {
        table.delete(item);
      }
    }
    require(left.size() < writes.size());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("UnprocessedItems", left.isEmpty() ? Map.of() : Map.of(entry.getKey(), left));
    answer.put(
        "ConsumedCapacity",
        List.of(consumed(entry.getKey(), new FakeTable.Cost(tableUnits, indexUnits))));
    return answer;
  }

  private static Map<String, Object> keyOrItem(Object write) {
    Object put = map(write).get("PutRequest");
    return put == null
        ? map(map(map(write).get("DeleteRequest")).get("Key"))
        : map(map(put).get("Item"));
  }

  private static void requireDistinct(FakeTable table, List<Map<String, Object>> keys, int most) {
    Set<String> distinct = new HashSet<>();
    keys.forEach(key -> distinct.add(table.keyOf(key)));
    if (keys.isEmpty() || keys.size() > most || distinct.size() < keys.size()) {
      throw FakeException.invalid("Provided list of item keys contains duplicates, or too many");
    }
  }

  private static Map<String, Object> answer(Map<String, Object> request, FakeTable.Cost cost) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ConsumedCapacity", consumed(String.valueOf(request.get("TableName")), cost));
    return answer;
  }

  private static Map<String, Object> consumed(String table, FakeTable.Cost cost) {
    return Map.of(
        "TableName", table,
        "CapacityUnits", cost.all(),
        "Table", Map.of("CapacityUnits", cost.table()));
  }

  private static void require(boolean enough) {
    if (!enough) {
      throw FakeException.throttled();
    }
  }
}
