package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with {@code store=dynamodb:...}, on a small DynamoDB over real HTTP. */
class DynamoDbStoreTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final ScriptedConnector connector =
      ScriptedConnector.of(SOURCE)
          .put(
              Records.measurement("1").from(SOURCE).weight("80.5").build(),
              Records.measurement("2").from(SOURCE).weight("81").build());
  private FakeDynamoDb fake;

  @BeforeAll
  static void letTheSdkFindCredentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterAll
  static void forgetThem() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void start() {
    fake = FakeDynamoDb.start(clock);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void aSyncMakesTheTablesFillsThemAndSaysWhatItCost() throws IOException {
    String first = run("sync");

    assertThat(first)
        .contains("fake/measures OK read=2 new=2")
        .containsPattern("store: [0-9.]+ read and [0-9.]+ write units, \\$[0-9.]+ a time");
    assertThat(fake.tables().size("pm-measurements")).isEqualTo(2);
    assertThat(run("sync")).contains("fake/measures OK read=0 new=0");
    assertThat(run("sync", "--full")).contains("new=0 changed=0 unchanged=2");
    assertThat(run("sync", "--json"))
        .containsPattern("\"store\":\\{\"readUnits\":[0-9.]+,\"writeUnits\":[0-9.]+,\"dollars\":");
  }

  @Test
  void checkSaysInAPlainWordHowTheStoreIs() throws IOException {
    String line = "store OK dynamodb:pm in eu-west-1 at " + fake.endpoint() + ", on demand,";

    assertThat(run("check")).contains(line + " can be read and written", "fake/measures OK");
  }

  @Test
  void readsOfProvisionedTablesScaleByThemselves() throws IOException {
    assertThat(run(List.of("dynamodb.capacity=provisioned"), "check")).contains("provisioned,");

    assertThat(fake.tables().definition("pm-activities"))
        .extractingByKey("RegisterScalableTarget", MAP)
        .containsEntry("MinCapacity", 10.0)
        .containsEntry("MaxCapacity", 50.0);
    assertThat(fake.tables().definition("pm-state")).containsKey("PutScalingPolicy");
  }

  @Test
  void aTableOfAnotherShapeStopsTheCommandByName() throws IOException {
    run("check");
    Map<String, Object> activities = fake.tables().definition("pm-activities");
    fake.tables().drop("pm-activities");
    activities.remove("LocalSecondaryIndexes");
    fake.tables().create(activities);

    assertThat(run("check"))
        .contains("pm-activities is not one of this store's: it has no local index by-time");
  }

  @Test
  void erasingLeavesNoItemOfThePerson() throws IOException {
    run("sync");
    run("erase", "--yes");

    assertThat(fake.tables().size("pm-measurements")).isZero();
    // The counter that keeps numbers from coming back names nobody.
    assertThat(fake.tables().size("pm-state")).isEqualTo(1);
  }

  private String run(String... arguments) throws IOException {
    return run(List.of(), arguments);
  }

  private String run(List<String> settings, String... arguments) throws IOException {
    Files.writeString(
        folder.resolve("personal-metrics.properties"),
        "store=dynamodb:pm\ndynamodb.region=eu-west-1\ndynamodb.endpoint=%s\nsecrets.key-file=%s/key\nmodels=file:%s/models\n"
                .formatted(fake.endpoint(), folder, folder)
            + String.join("\n", settings));
    var world =
        new World(
            Map.of(),
            folder,
            clock,
            new BufferedReader(new StringReader("")),
            List.of(new FakeProvider(List.of(connector))),
            started -> {});
    var out = new StringWriter();
    Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(arguments);
    return out.toString();
  }
}
