package io.github.personalmetrics.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;

/** Making tables, and refusing those of another shape. */
class DynamoDbTablesTest {

  private FakeDynamoDb fake;
  private DynamoDbTables tables;

  @BeforeEach
  void start() {
    fake = FakeDynamoDb.start();
    tables = DynamoDbTables.of(StoreOnFake.client(fake.endpoint()), "pm");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void fourTablesAreMadeAndMakingThemAgainChangesNothing() {
    tables.create(TableOptions.onDemand());
    tables.create(TableOptions.provisioned());
    tables.verify();

    assertThat(tables.names())
        .containsExactly("pm-measurements", "pm-activities", "pm-workouts", "pm-state");
    for (String table : tables.names()) {
      assertThat(fake.tables().definition(table))
          .containsEntry("BillingMode", "PAY_PER_REQUEST")
          .containsEntry("TimeToLive", Map.of("AttributeName", "expires", "Enabled", true))
          .doesNotContainKey("PointInTimeRecovery");
    }
    assertThat(fake.operations()).filteredOn("CreateTable"::equals).hasSize(4);
  }

  @Test
  void capacityAndOptionsAreAsAskedFor() {
    tables.create(
        TableOptions.provisioned()
            .withPointInTimeRecovery()
            .withDeletionProtection()
            .withoutExpiry());

    assertThat(fake.tables().definition("pm-activities"))
        .containsEntry("BillingMode", "PROVISIONED")
        .containsEntry("DeletionProtectionEnabled", true)
        .containsEntry("PointInTimeRecovery", Map.of("PointInTimeRecoveryEnabled", true))
        .doesNotContainKey("TimeToLive");
  }

  @Test
  void optionsThatATableLacksAreSwitchedOn() {
    tables.create(TableOptions.onDemand().withoutExpiry());
    fake.tables().refuseBackups(2);

    tables.create(TableOptions.onDemand().withPointInTimeRecovery().withDeletionProtection());
    int before = fake.operations().size();
    tables.create(TableOptions.onDemand().withPointInTimeRecovery().withDeletionProtection());

    for (String table : tables.names()) {
      assertThat(fake.tables().definition(table))
          .containsEntry("TimeToLive", Map.of("AttributeName", "expires", "Enabled", true))
          .containsEntry("PointInTimeRecovery", Map.of("PointInTimeRecoveryEnabled", true))
          .containsEntry("DeletionProtectionEnabled", true);
    }
    var again = fake.operations().subList(before, fake.operations().size());
    assertThat(again).allMatch(operation -> operation.startsWith("Describe"));
  }

  @Test
  void tablesAreMadeOneAfterTheOther() {
    tables.create(TableOptions.onDemand());

    var made = fake.operations().stream().filter(it -> it.endsWith("Table")).toList();
    assertThat(made.subList(0, 4))
        .containsExactly("DescribeTable", "CreateTable", "DescribeTable", "DescribeTable");
  }

  @Test
  void aMissingTableIsNamed() {
    tables.create(TableOptions.onDemand());
    fake.tables().drop("pm-workouts");

    assertRefused("store.table-missing", "there is no table pm-workouts");
  }

  @Test
  void aTableOfAnotherShapeIsRefusedByNameAndDifference() {
    refuse(
        "its key is id HASH S, not pk HASH S, sk RANGE S", Map.of("KeySchema", keys("id", null)));
    refuse("it has no local index by-time", Map.of("LocalSecondaryIndexes", List.of()));
    refuse(
        "the key of its index by-time is pk HASH S, at RANGE S, not pk HASH S, t RANGE S",
        Map.of("LocalSecondaryIndexes", List.of(index("at", "ALL"))));
    refuse(
        "its index by-time holds KEYS_ONLY, not ALL attributes",
        Map.of("LocalSecondaryIndexes", List.of(index("t", "KEYS_ONLY"))));
  }

  @Test
  void aTableOfStateHasNoIndex() {
    tables.create(TableOptions.onDemand());
    fake.tables().drop("pm-state");
    fake.tables().create(definition("pm-state", Map.of()));

    assertRefused("store.other-shape", "it has the index by-time, none is used");
  }

  @Test
  void aStoreOpensOnlyOnItsTables() {
    var client = StoreOnFake.client(fake.endpoint());

    assertThatThrownBy(() -> DynamoDbStore.builder("other").client(client).open())
        .isInstanceOf(StoreException.Unavailable.class)
        .hasMessage("there is no table other-measurements");
    assertThatThrownBy(() -> DynamoDbStore.builder("no spaces"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"no spaces\"");
    fake.fail("DescribeTable", FakeDynamoDb.Mode.ACCESS_DENIED, 1);
    assertThatThrownBy(() -> StoreOnFake.on(client, "pm", Clock.systemUTC()).open())
        .isInstanceOf(StoreException.Unavailable.class)
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo("store.access-denied");
  }

  @Test
  void readsOfEveryTableAreLetScale() throws Exception {
    var requests = new ArrayList<String>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(target + ' ' + new String(body, StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try (var scaling =
        ApplicationAutoScalingClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      tables.scaleReads(scaling, TableOptions.provisioned());
    } finally {
      server.stop(0);
    }

    assertThat(requests).hasSize(8);
    assertThat(requests.get(0))
        .startsWith("AnyScaleFrontendService.RegisterScalableTarget")
        .contains("\"table/pm-measurements\"", "\"MinCapacity\":10", "\"MaxCapacity\":50");
    assertThat(requests.get(7))
        .startsWith("AnyScaleFrontendService.PutScalingPolicy")
        .contains("\"table/pm-state\"", "\"TargetValue\":70.0");
    assertThatThrownBy(() -> tables.scaleReads(null, TableOptions.onDemand()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStoreLetsTheReadsScaleOfTheTablesThatItMakes() {
    withCredentials(
        () -> {
          openAndScale();
          assertThat(fake.tables().definition("pm-state"))
              .extractingByKey("RegisterScalableTarget")
              .isEqualTo(
                  Map.of(
                      "ServiceNamespace", "dynamodb",
                      "ResourceId", "table/pm-state",
                      "ScalableDimension", "dynamodb:table:ReadCapacityUnits",
                      "MinCapacity", 10.0,
                      "MaxCapacity", 50.0));
          assertThat(fake.tables().definition("pm-measurements")).containsKey("PutScalingPolicy");

          // Somebody may have changed it since.
          fake.tables().definition("pm-state").remove("RegisterScalableTarget");
          openAndScale();
          assertThat(fake.tables().definition("pm-state"))
              .doesNotContainKey("RegisterScalableTarget");
        });
  }

  @Test
  void readsThatMayNotScaleYetAreLetScaleByWhoeverOpensTheStoreLater() {
    withCredentials(
        () -> {
          fake.fail("PutScalingPolicy", FakeDynamoDb.Mode.ACCESS_DENIED, 1, Integer.MAX_VALUE);
          openAndScale();
          assertThat(fake.tables().definition("pm-measurements")).containsKey("PutScalingPolicy");
          assertThat(fake.tables().definition("pm-activities"))
              .doesNotContainKey("PutScalingPolicy");
          assertThat(scalingRequests()).as("one that is refused is enough").isEqualTo(4);
          openAndScale();
          assertThat(scalingRequests()).isEqualTo(6);

          fake.heal();
          openAndScale();
          for (String name : tables.names()) {
            assertThat(fake.tables().definition(name)).containsKey("PutScalingPolicy");
          }
          assertThat(scalingRequests()).as("three tables were left").isEqualTo(12);

          openAndScale();
          assertThat(scalingRequests()).isEqualTo(12);
          assertThat(fake.tables().size("pm-state")).isZero();
        });
  }

  private long scalingRequests() {
    return fake.operations().stream().filter(it -> it.contains("Scal")).count();
  }

  private static void withCredentials(Runnable work) {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try {
      work.run();
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  private void openAndScale() {
    DynamoDbStore.builder("pm")
        .region("eu-west-1")
        .endpoint(fake.endpoint())
        .createTables(TableOptions.provisioned())
        .scaleReads()
        .open()
        .close();
  }

  private void refuse(String difference, Map<String, Object> otherwise) {
    for (String name : tables.names()) {
      fake.tables().drop(name);
    }
    tables.create(TableOptions.onDemand());
    fake.tables().drop("pm-activities");
    fake.tables().create(definition("pm-activities", otherwise));

    assertRefused("store.other-shape", "pm-activities is not one of this store's: " + difference);
    assertThatThrownBy(() -> tables.create(TableOptions.onDemand()))
        .isInstanceOf(StoreException.Corrupt.class);
  }

  private void assertRefused(String code, String message) {
    assertThatThrownBy(tables::verify)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(code);
  }

  private static Map<String, Object> definition(String name, Map<String, Object> otherwise) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("TableName", name);
    definition.put("KeySchema", keys("pk", "sk"));
    definition.put(
        "AttributeDefinitions", List.of(text("pk"), text("sk"), text("t"), text("at"), text("id")));
    definition.put("LocalSecondaryIndexes", List.of(index("t", "ALL")));
    definition.putAll(otherwise);
    return definition;
  }

  private static List<Object> keys(String hash, String range) {
    var keys = new ArrayList<Object>();
    keys.add(Map.of("AttributeName", hash, "KeyType", "HASH"));
    if (range != null) {
      keys.add(Map.of("AttributeName", range, "KeyType", "RANGE"));
    }
    return keys;
  }

  private static Object index(String range, String projection) {
    return Map.of(
        "IndexName",
        "by-time",
        "KeySchema",
        keys("pk", range),
        "Projection",
        Map.of("ProjectionType", projection));
  }

  private static Object text(String name) {
    return Map.of("AttributeName", name, "AttributeType", "S");
  }
}
