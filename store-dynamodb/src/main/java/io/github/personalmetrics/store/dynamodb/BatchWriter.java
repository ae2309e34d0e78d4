package io.github.personalmetrics.store.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes of one table, of each key the last, in batches that the table's capacity bears.
 * What comes back unprocessed is sent again after a pause, in smaller batches. For one thread.
 */
final class BatchWriter {

  private static final int BATCH = 25;

  private final Gateway gateway;
  private final Table table;
  private final String pk;
  private final Runnable beforeEach;
  private final Map<String, Write> writes = new LinkedHashMap<>();
  private final Map<String, Stored> stored = new HashMap<>();

  private record Write(String sk, @Nullable Item item, int units) {}

  /**
   * @param beforeEach batch, such as a look at the lease
   */
  BatchWriter(Gateway gateway, Table table, String pk, Runnable beforeEach) {
    this.gateway = gateway;
    this.table = table;
    this.pk = pk;
    this.beforeEach = beforeEach;
  }

  /** What is there by sort key, as far as it is known: to replace or delete it costs its size. */
  BatchWriter over(Map<String, Stored> known) {
    stored.putAll(known);
    return this;
  }

  void put(Item item) {
    item.put(Item.PK, pk);
    int size = item.size();
    ItemSize.require(table, item.sk(), size);
    int units = stored(item.sk()).unitsToReplace(table, item, Stored.note(item, size));
    writes.put(item.sk(), new Write(item.sk(), item, units));
  }

  void delete(String sk) {
    delete(sk, stored(sk));
  }

  void delete(String sk, Stored known) {
    writes.put(sk, new Write(sk, null, known.unitsToDelete(table)));
  }

  private Stored stored(String sk) {
    return stored.getOrDefault(sk, Stored.NOTHING);
  }

  void deleteAll(Collection<String> sks) {
    sks.forEach(this::delete);
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  void flush() {
    Deque<Write> left = new ArrayDeque<>(writes.values());
    writes.clear();
    int most = BATCH;
    Supplier<Backoff> fresh = gateway.pacing()::start;
    Backoff backoff = fresh.get();
    while (!left.isEmpty()) {
      List<Write> batch = next(left, most);
      Set<String> unprocessed = send(batch);
      if (unprocessed.isEmpty()) {
        most = Math.min(BATCH, most * 2);
        backoff = fresh.get();
        continue;
      }
      for (int i = batch.size() - 1; i >= 0; i--) {
        if (unprocessed.contains(batch.get(i).sk())) {
          left.addFirst(batch.get(i));
        }
      }
      most = Math.max(1, batch.size() / 2);
      if (unprocessed.size() < batch.size()) {
        backoff = fresh.get();
      }
      if (!backoff.pause(gateway.name(table))) {
        throw Errors.throttled(gateway.name(table), null);
      }
    }
  }

  /** Never more than the table takes in a second, but always one. */
  private List<Write> next(Deque<Write> left, int most) {
    var batch = new ArrayList<Write>();
    int units = 0;
    while (!left.isEmpty() && batch.size() < most) {
      int more = left.getFirst().units();
      if (!batch.isEmpty() && units + more > gateway.bucket(table).most()) {
        break;
      }
      units += more;
      batch.add(left.removeFirst());
    }
    gateway.take(table, units);
    return batch;
  }

  /**
   * @return the sort keys of what was not processed
   */
  private Set<String> send(List<Write> batch) {
    beforeEach.run();
    String name = gateway.name(table);
    BatchWriteItemResponse response =
        gateway.call(
            table,
            () ->
                gateway
                    .client()
                    .batchWriteItem(
                        request ->
                            request
                                .requestItems(
                                    Map.of(name, batch.stream().map(this::request).toList()))
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)));
    int expected = batch.stream().mapToInt(Write::units).sum();
    gateway.written(table, response.consumedCapacity(), expected);
    var unprocessed = new HashSet<String>();
    for (WriteRequest request : response.unprocessedItems().getOrDefault(name, List.of())) {
      Map<String, AttributeValue> item =
          request.putRequest() == null
              ? request.deleteRequest().key()
              : request.putRequest().item();
      unprocessed.add(Item.of(item).sk());
    }
    return unprocessed;
  }

  private WriteRequest request(Write write) {
    Item item = write.item();
    return WriteRequest.builder()
        .applyMutation(
            it -> {
              if (item == null) {
                it.deleteRequest(delete -> delete.key(Item.key(pk, write.sk()).values()));
              } else {
                it.putRequest(put -> put.item(item.values()));
              }
            })
        .build();
  }
}
