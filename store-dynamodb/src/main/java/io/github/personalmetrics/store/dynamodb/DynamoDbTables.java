package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Makes the tables of a store, or looks whether they are as they must be. The index cannot be
 * changed afterwards, so a table of another shape is refused, never mended.
 */
public final class DynamoDbTables {

  private static final Logger log = LoggerFactory.getLogger(DynamoDbTables.class);

  private static final Set<TimeToLiveStatus> EXPIRING =
      Set.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);

  private final DynamoDbClient client;
  private final String prefix;
  private final Backoff.Pacing pacing;

  /** As the tables have it that were looked at; 0 if they are paid for by request. */
  private final Map<Table, Integer> writeUnits = new ConcurrentHashMap<>();

  DynamoDbTables(DynamoDbClient client, String prefix, Backoff.Pacing pacing) {
    this.client = client;
    this.prefix = prefix;
    this.pacing = pacing;
  }

  /** Waits on the calling thread, for two minutes at most. */
  public static DynamoDbTables of(DynamoDbClient client, String prefix) {
    return new DynamoDbTables(
        client, DynamoDbStore.checkedPrefix(prefix), DynamoDbStore.systemPacing());
  }

  /** The names of the four tables. */
  public List<String> names() {
    var names = new ArrayList<String>();
    for (Table table : Table.values()) {
      names.add(table.name(prefix));
    }
    return names;
  }

  /**
   * Looks at all four tables.
   *
   * @throws StoreException naming the table that is missing or of another shape, and how
   */
  public void verify() {
    for (Table table : Table.values()) {
      String name = table.name(prefix);
      verify(table, describe(name).orElseThrow(() -> Errors.tableMissing(name, null)));
    }
  }

  /**
   * Makes the tables that are not there, one after the other, and waits until each can be used.
   * Options that a table lacks are switched on, also by whoever finds it half-made; none is
   * switched off, and a table that is there keeps its capacity.
   *
   * @return the names of those that were made
   * @throws StoreException if one is there in another shape, or cannot be made
   */
  public List<String> create(TableOptions options) {
    var made = new ArrayList<String>();
    for (Table table : Table.values()) {
      String name = table.name(prefix);
      Optional<TableDescription> found = describe(name);
      if (found.isPresent()) {
        verify(table, found.get());
      } else {
        create(table, options);
        made.add(name);
      }
      configure(name, awaitActive(table), options);
    }
    return List.copyOf(made);
  }

  /**
   * Lets the read capacity of all tables follow their use. Deleting a table does not undo it.
   *
   * @param scaling needs the jar {@code applicationautoscaling}, which is optional
   * @throws IllegalArgumentException if the tables are paid for by request
   */
  public void scaleReads(ApplicationAutoScalingClient scaling, TableOptions options) {
    if (options.isOnDemand()) {
      throw new IllegalArgumentException("tables that are paid for by request scale by themselves");
    }
    names().forEach(name -> ReadScaling.apply(scaling, name, options));
  }

  /** A second, of each table that was looked at; 0 if it is paid for by request. */
  Map<Table, Integer> writeUnits() {
    return Map.copyOf(writeUnits);
  }

  private Optional<TableDescription> describe(String name) {
    try {
      return Optional.of(client.describeTable(request -> request.tableName(name)).table());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw Errors.of(e, name);
    }
  }

  static CreateTableRequest request(Table table, String name, TableOptions options) {
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .keySchema(key(Item.PK, KeyType.HASH), key(Item.SK, KeyType.RANGE))
            .deletionProtectionEnabled(options.deletionProtection());
    var attributes = new ArrayList<>(List.of(text(Item.PK), text(Item.SK)));
    if (table.isOfRecords()) {
      attributes.add(text(RecordCodec.TIME));
      request.localSecondaryIndexes(
          LocalSecondaryIndex.builder()
              .indexName(Selection.BY_TIME)
              .keySchema(key(Item.PK, KeyType.HASH), key(RecordCodec.TIME, KeyType.RANGE))
              .projection(it -> it.projectionType(ProjectionType.ALL))
              .build());
    }
    request.attributeDefinitions(attributes);
    if (options.isOnDemand()) {
      request.billingMode(BillingMode.PAY_PER_REQUEST);
    } else {
      request
          .billingMode(BillingMode.PROVISIONED)
          .provisionedThroughput(
              it ->
                  it.readCapacityUnits((long) options.minReadUnits())
                      .writeCapacityUnits((long) options.writeUnits()));
    }
    return request.build();
  }

  private void create(Table table, TableOptions options) {
    String name = table.name(prefix);
    try {
      client.createTable(request(table, name, options));
    } catch (ResourceInUseException e) {
      // Somebody else is making it: it is verified once it is there.
    } catch (SdkException e) {
      throw Errors.of(e, name);
    }
  }

  private TableDescription awaitActive(Table table) {
    String name = table.name(prefix);
    Backoff backoff = pacing.start();
    Optional<TableDescription> found = describe(name);
    while (found.filter(it -> it.tableStatus() == TableStatus.ACTIVE).isEmpty()) {
      if (!backoff.pause(name)) {
        throw Errors.notReady(name);
      }
      found = describe(name);
    }
    verify(table, found.get());
    return found.get();
  }

  private void configure(String name, TableDescription found, TableOptions options) {
    if (options.expiry()) {
      expire(name);
    }
    if (options.pointInTimeRecovery()) {
      keepBackups(name);
    }
    if (options.deletionProtection() && !Boolean.TRUE.equals(found.deletionProtectionEnabled())) {
      call(
          name, () -> client.updateTable(it -> it.tableName(name).deletionProtectionEnabled(true)));
    }
  }

  private void keepBackups(String name) {
    ContinuousBackupsDescription found =
        call(name, () -> client.describeContinuousBackups(it -> it.tableName(name)))
            .continuousBackupsDescription();
    PointInTimeRecoveryDescription recovery = found.pointInTimeRecoveryDescription();
    if (recovery != null
        && recovery.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED) {
      return;
    }
    call(
        name,
        () ->
            client.updateContinuousBackups(
                request ->
                    request
                        .tableName(name)
                        .pointInTimeRecoverySpecification(
                            it -> it.pointInTimeRecoveryEnabled(true))));
  }

  /** Not every DynamoDB can, and nothing that is read depends on it. */
  private void expire(String name) {
    try {
      TimeToLiveDescription found =
          send(name, () -> client.describeTimeToLive(it -> it.tableName(name)))
              .timeToLiveDescription();
      if (found != null && EXPIRING.contains(found.timeToLiveStatus())) {
        return;
      }
      send(
          name,
          () ->
              client.updateTimeToLive(
                  request ->
                      request
                          .tableName(name)
                          .timeToLiveSpecification(
                              it -> it.attributeName(Item.EXPIRES).enabled(true))));
    } catch (SdkException e) {
      if (!Errors.isUnknownOperation(e)) {
        throw Errors.of(e, name);
      }
      log.warn("this DynamoDB does not let items of {} expire", name);
    }
  }

  private <T> T call(String name, Supplier<T> request) {
    try {
      return send(name, request);
    } catch (SdkException e) {
      throw Errors.of(e, name);
    }
  }

  /** A table that was just made is not at once ready for everything. */
  private <T> T send(String name, Supplier<T> request) {
    Backoff backoff = pacing.start();
    while (true) {
      try {
        return request.get();
      } catch (ContinuousBackupsUnavailableException | ResourceInUseException e) {
        if (!backoff.pause(name)) {
          throw Errors.notReady(name);
        }
      } catch (SdkException e) {
        if (!Errors.isThrottled(e) || !backoff.pause(name)) {
          throw e;
        }
      }
    }
  }

  private void verify(Table table, TableDescription found) {
    ProvisionedThroughputDescription capacity = found.provisionedThroughput();
    long units =
        capacity == null || capacity.writeCapacityUnits() == null
            ? 0
            : capacity.writeCapacityUnits();
    writeUnits.put(table, Math.toIntExact(units));
    String keys = keys(found.keySchema(), found.attributeDefinitions());
    String expected = "pk HASH S, sk RANGE S";
    if (!keys.equals(expected)) {
      throw Errors.otherShape(found.tableName(), "its key is " + keys + ", not " + expected);
    }
    List<LocalSecondaryIndexDescription> indexes = found.localSecondaryIndexes();
    if (!table.isOfRecords()) {
      if (!indexes.isEmpty()) {
        throw Errors.otherShape(
            found.tableName(), "it has the index " + indexes.get(0).indexName() + ", none is used");
      }
      return;
    }
    LocalSecondaryIndexDescription index =
        indexes.stream()
            .filter(it -> it.indexName().equals(Selection.BY_TIME))
            .findFirst()
            .orElseThrow(
                () ->
                    Errors.otherShape(
                        found.tableName(), "it has no local index " + Selection.BY_TIME));
    String indexKeys = keys(index.keySchema(), found.attributeDefinitions());
    String expectedKeys = "pk HASH S, " + RecordCodec.TIME + " RANGE S";
    if (!indexKeys.equals(expectedKeys)) {
      throw Errors.otherShape(
          found.tableName(),
          "the key of its index "
              + Selection.BY_TIME
              + " is "
              + indexKeys
              + ", not "
              + expectedKeys);
    }
    if (index.projection().projectionType() != ProjectionType.ALL) {
      throw Errors.otherShape(
          found.tableName(),
          "its index "
              + Selection.BY_TIME
              + " holds "
              + index.projection().projectionTypeAsString()
              + ", not ALL attributes");
    }
  }

  private static String keys(List<KeySchemaElement> keys, List<AttributeDefinition> attributes) {
    var parts = new ArrayList<String>();
    for (KeySchemaElement key : keys) {
      String type =
          attributes.stream()
              .filter(it -> it.attributeName().equals(key.attributeName()))
              .map(AttributeDefinition::attributeTypeAsString)
              .findFirst()
              .orElse("?");
      parts.add(key.attributeName() + ' ' + key.keyTypeAsString() + ' ' + type);
    }
    return String.join(", ", parts);
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
