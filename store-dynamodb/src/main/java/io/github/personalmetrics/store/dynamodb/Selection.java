package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SourceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A stretch of one partition, in order.
 *
 * @param index to read by, or null for the sort key
 * @param from the first sort key
 * @param to the last one, inclusive
 * @param ascending or the other way round
 * @param pageSize items asked for at once; 0 for as many as a megabyte holds
 * @param keysOnly the sort key and what it takes to know the price of a deletion
 */
record Selection(
    Table table,
    String pk,
    @Nullable String index,
    String from,
    String to,
    boolean ascending,
    int pageSize,
    boolean keysOnly) {

  static final String BY_TIME = "by-time";

  /** Sorts before whatever a sort key may be. */
  static final String FIRST = "\u0001";

  /** Sorts after whatever follows a prefix. */
  static final String LAST = "\uDBFF\uDFFD";

  /** The items of state whose sort keys begin like this. */
  static Selection state(String pk, String prefix) {
    return new Selection(Table.STATE, pk, null, prefix, prefix + LAST, true, 0, false);
  }

  /** Everything of a source in a table. */
  static Selection ofSource(Table table, String pk, SourceId source) {
    return new Selection(table, pk, null, source + "#", source + "#" + LAST, true, 0, false);
  }

  /** Everything of a person in a table. */
  static Selection all(Table table, String pk) {
    return new Selection(table, pk, null, FIRST, LAST, true, 0, false);
  }

  /**
   * Records of a family by time.
   *
   * @param to inclusive, although ranges are not: whoever reads must look
   */
  static Selection records(Table table, String pk, String family, Instant from, Instant to) {
    return new Selection(
        table,
        pk,
        BY_TIME,
        RecordCodec.time(family, from),
        RecordCodec.time(family, to),
        true,
        0,
        false);
  }

  Selection newestFirst(int pageSize) {
    return new Selection(table, pk, index, from, to, false, pageSize, keysOnly);
  }

  /** Without what fills the memory: the price is that of whole items all the same. */
  Selection keys() {
    return new Selection(table, pk, index, from, to, ascending, pageSize, true);
  }

  QueryRequest.Builder apply(QueryRequest.Builder request) {
    var names = new HashMap<String, String>();
    names.put("#pk", Item.PK);
    names.put("#sk", index == null ? Item.SK : RecordCodec.TIME);
    if (keysOnly) {
      names.putAll(Map.of("#s", Item.SK, "#u", Item.UNITS, "#t", RecordCodec.TIME));
      request.projectionExpression("#s, #u, #t");
    }
    return request
        .indexName(index)
        .consistentRead(true)
        .scanIndexForward(ascending)
        .limit(pageSize == 0 ? null : pageSize)
        .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
        .expressionAttributeNames(names)
        .expressionAttributeValues(
            Map.of(
                ":pk", AttributeValue.fromS(pk),
                ":from", AttributeValue.fromS(from),
                ":to", AttributeValue.fromS(to)));
  }
}
