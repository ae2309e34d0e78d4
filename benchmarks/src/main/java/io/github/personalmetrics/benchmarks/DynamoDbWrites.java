package io.github.personalmetrics.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A page of new records: what a commit costs beside plain loops over the same batches. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class DynamoDbWrites {

  private static final String TABLE = "bench-measurements";

  @Benchmark
  public void ours(DynamoDbTablesState tables) {
    tables.commit(tables.newcomer());
  }

  /** The same promise: looks which records are there, and writes the others. */
  @Benchmark
  public void bareReadAndWrite(DynamoDbTablesState tables) {
    String pk = "U#bare-" + UUID.randomUUID();
    for (int from = 0; from < DynamoDbTablesState.RECORDS; from += 100) {
      var keys = new ArrayList<Map<String, AttributeValue>>();
      for (int i = from; i < from + 100; i++) {
        keys.add(key(pk, i));
      }
      KeysAndAttributes asked = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
      tables.client.batchGetItem(it -> it.requestItems(Map.of(TABLE, asked)));
    }
    write(tables, pk);
  }

  /** Less: overwrites whatever is there. */
  @Benchmark
  public void bareWrite(DynamoDbTablesState tables) {
    write(tables, "U#bare-" + UUID.randomUUID());
  }

  private static void write(DynamoDbTablesState tables, String pk) {
    for (int from = 0; from < DynamoDbTablesState.RECORDS; from += 25) {
      List<WriteRequest> batch = new ArrayList<>();
      for (int i = from; i < from + 25; i++) {
        var item = key(pk, i);
        String time = DynamoDbTablesState.RECORDS_OF_TEN_YEARS.get(i).at().toString();
        item.put("t", AttributeValue.fromS("b#" + time));
        item.put("z", AttributeValue.fromS("Europe/Paris"));
        item.put("f", AttributeValue.fromS("1:0123456789abcdef0123456789abcdef"));
        item.put("c", AttributeValue.fromN("4294967296"));
        item.put(
            "v",
            AttributeValue.fromM(
                Map.of(
                    "body.weight", AttributeValue.fromS("80.5 kg"),
                    "body.fat-ratio", AttributeValue.fromS("20.1 %"))));
        batch.add(WriteRequest.builder().putRequest(it -> it.item(item)).build());
      }
      tables.client.batchWriteItem(it -> it.requestItems(Map.of(TABLE, batch)));
    }
  }

  private static Map<String, AttributeValue> key(String pk, int i) {
    var key = new HashMap<String, AttributeValue>();
    key.put("pk", AttributeValue.fromS(pk));
    key.put("sk", AttributeValue.fromS("withings/measures#w" + i));
    return key;
  }
}
