package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Every request goes through here: it is counted, kept below the table's capacity, sent again while
 * that may help, and its errors are put into words. Safe for use by many threads.
 *
 * <p>Everything that is sent is idempotent or has a condition; after a condition that failed the
 * caller looks whether it was its own former try that did it.
 */
final class Gateway implements AutoCloseable {

  private static final int BATCH_READ = 100;

  /** Tries of what fails for another reason than capacity. */
  private static final int TRIES = 5;

  private final DynamoDbClient client;
  private final boolean ownsClient;
  private final String prefix;
  private final Backoff.Pacing pacing;
  private final Map<Table, WriteBucket> buckets = new EnumMap<>(Table.class);
  private final Meter meter = new Meter();
  private volatile boolean closed;

  Gateway(
      DynamoDbClient client,
      boolean ownsClient,
      String prefix,
      Backoff.Pacing pacing,
      ToIntFunction<Table> writesPerSecond) {
    this.client = client;
    this.ownsClient = ownsClient;
    this.prefix = prefix;
    this.pacing = pacing;
    for (Table table : Table.values()) {
      buckets.put(table, new WriteBucket(writesPerSecond.applyAsInt(table), pacing.clock()));
    }
  }

  DynamoDbClient client() {
    return client;
  }

  Backoff.Pacing pacing() {
    return pacing;
  }

  Meter meter() {
    return meter;
  }

  String name(Table table) {
    return table.name(prefix);
  }

  WriteBucket bucket(Table table) {
    return Objects.requireNonNull(buckets.get(table));
  }

  Optional<Item> get(Table table, String pk, String sk) {
    var response =
        call(
            table,
            () ->
                client.getItem(
                    request ->
                        request
                            .tableName(name(table))
                            .key(Item.key(pk, sk).values())
                            .consistentRead(true)
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
    meter.read(table, response.consumedCapacity());
    return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
  }

  /**
   * Those that are there, in any order.
   *
   * @param attributes that are wanted; all of them if there are none
   */
  List<Item> get(Table table, String pk, List<String> sks, String... attributes) {
    var found = new ArrayList<Item>();
    for (int from = 0; from < sks.size(); from += BATCH_READ) {
      var batch = sks.subList(from, Math.min(sks.size(), from + BATCH_READ));
      getBatch(table, keys(pk, batch, attributes), found);
    }
    return found;
  }

  private static KeysAndAttributes keys(String pk, List<String> sks, String... attributes) {
    var keys =
        KeysAndAttributes.builder()
            .consistentRead(true)
            .keys(sks.stream().map(sk -> Item.key(pk, sk).values()).toList());
    if (attributes.length > 0) {
      var names = new LinkedHashMap<String, String>();
      for (String attribute : attributes) {
        names.put("#p" + names.size(), attribute);
      }
      keys.projectionExpression(String.join(", ", names.keySet())).expressionAttributeNames(names);
    }
    return keys.build();
  }

  private void getBatch(Table table, KeysAndAttributes keys, List<Item> found) {
    KeysAndAttributes left = keys;
    Backoff backoff = pacing.start();
    while (left != null) {
      KeysAndAttributes asked = left;
      BatchGetItemResponse response =
          call(
              table,
              () ->
                  client.batchGetItem(
                      request ->
                          request
                              .requestItems(Map.of(name(table), asked))
                              .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
      meter.read(table, response.consumedCapacity());
      var items = response.responses().getOrDefault(name(table), List.of());
      items.forEach(item -> found.add(Item.of(item)));
      left = response.unprocessedKeys().get(name(table));
      if (left != null && !items.isEmpty()) {
        backoff = pacing.start();
      }
      if (left != null && !backoff.pause(name(table))) {
        throw Errors.throttled(name(table), null);
      }
    }
  }

  /** Asks for the next page only when the one before was read. */
  Iterator<Item> query(Selection selection) {
    return new Pages(selection);
  }

  List<Item> list(Selection selection) {
    var found = new ArrayList<Item>();
    query(selection).forEachRemaining(found::add);
    return found;
  }

  void put(Table table, Item item) {
    int expected = units(table, item.size());
    take(table, expected);
    var response =
        call(
            table,
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(name(table))
                            .item(item.values())
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
    written(table, response.consumedCapacity(), expected);
  }

  void delete(Table table, String pk, String sk) {
    int expected = units(table, 0);
    take(table, expected);
    var response =
        call(
            table,
            () ->
                client.deleteItem(
                    request ->
                        request
                            .tableName(name(table))
                            .key(Item.key(pk, sk).values())
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
    written(table, response.consumedCapacity(), expected);
  }

  /**
   * Deletes an item of state that has an attribute.
   *
   * @return false if there is none
   */
  boolean deleteIfPresent(String pk, String sk, String attribute) {
    take(Table.STATE, 0);
    try {
      var response =
          call(
              Table.STATE,
              () ->
                  client.deleteItem(
                      request ->
                          request
                              .tableName(name(Table.STATE))
                              .key(Item.key(pk, sk).values())
                              .conditionExpression("attribute_exists(#n0)")
                              .expressionAttributeNames(Map.of("#n0", attribute))
                              .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
      meter.written(Table.STATE, response.consumedCapacity());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * Changes an item of state, or makes it.
   *
   * @return the item as it is now; empty if the condition does not hold
   */
  Optional<Item> update(String pk, String sk, Update update) {
    int expected = units(Table.STATE, update.size());
    take(Table.STATE, expected);
    try {
      var response =
          call(
              Table.STATE,
              () ->
                  client.updateItem(
                      request ->
                          update
                              .apply(request)
                              .tableName(name(Table.STATE))
                              .key(Item.key(pk, sk).values())
                              .returnValues(ReturnValue.ALL_NEW)
                              .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
      written(Table.STATE, response.consumedCapacity(), expected);
      return Optional.of(Item.of(response.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** Waits until the units for a write are there. */
  void take(Table table, int units) {
    pacing.sleep(bucket(table).take(units), name(table));
  }

  /** Counts a write; whoever comes next waits for what it took above what was expected. */
  void written(Table table, @Nullable ConsumedCapacity consumed, int expected) {
    meter.written(table, consumed);
    if (consumed != null && consumed.capacityUnits() != null) {
      bucket(table).owe(consumed.capacityUnits() - expected);
    }
  }

  void written(Table table, List<ConsumedCapacity> consumed, int expected) {
    consumed.forEach(one -> written(table, one, expected));
  }

  /** An index is written too, at the same price. */
  private static int units(Table table, int size) {
    int units = Stored.units(size);
    return table.isOfRecords() ? 2 * units : units;
  }

  /**
   * @throws ConditionalCheckFailedException as it came, for whoever set a condition
   */
  <T> T call(Table table, Supplier<T> request) {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    Backoff backoff = pacing.start();
    for (int tries = 1; ; tries++) {
      try {
        return request.get();
      } catch (ConditionalCheckFailedException e) {
        throw e;
      } catch (SdkException e) {
        boolean again = Errors.isThrottled(e) || (Errors.isPassing(e) && tries < TRIES);
        if (!again || !backoff.pause(name(table))) {
          throw Errors.of(e, name(table));
        }
      }
    }
  }

  @Override
  public void close() {
    if (!closed && ownsClient) {
      client.close();
    }
    closed = true;
  }

  private final class Pages implements Iterator<Item> {

    private final Selection selection;
    private final ArrayDeque<Item> page = new ArrayDeque<>();
    private @Nullable Map<String, AttributeValue> after;
    private boolean last;

    Pages(Selection selection) {
      this.selection = selection;
    }

    /**
     * @throws StoreException if the next page cannot be read
     */
    @Override
    public boolean hasNext() {
      while (page.isEmpty() && !last) {
        QueryResponse response =
            call(
                selection.table(),
                () ->
                    client.query(
                        request ->
                            selection
                                .apply(request)
                                .tableName(name(selection.table()))
                                .exclusiveStartKey(after)
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
        meter.read(selection.table(), response.consumedCapacity());
        response.items().forEach(item -> page.add(Item.of(item)));
        after = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
        last = after == null;
      }
      return !page.isEmpty();
    }

    @Override
    public Item next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }
  }
}
