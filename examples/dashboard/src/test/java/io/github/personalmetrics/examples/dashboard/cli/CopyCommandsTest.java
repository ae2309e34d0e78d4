package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.store.sqlite.SqliteStore;
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
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** backup, restore and migrate. */
class CopyCommandsTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final SubjectId ME = SubjectId.of("me");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final ScriptedConnector connector =
      ScriptedConnector.of(SOURCE)
          .put(
              Records.measurement("1").from(SOURCE).build(),
              Records.measurement("2").from(SOURCE).build());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void syncOnce() throws IOException {
    set("me.db", "me");
    assertThat(run("sync")).isZero();
    clock.advance(Duration.ofHours(1));
    out.getBuffer().setLength(0);
  }

  @Test
  void aBackupSaysWhatIsInItAndWhatIsNot() {
    assertThat(run("backup", "copy.db")).isZero();

    assertThat(out.toString().lines())
        .startsWith(
            file("me.db") + " is copied to " + file("copy.db") + ",",
            "integrity ok, of me:",
            "  measurements 2",
            "  activities 0")
        .contains("  runs 1")
        .endsWith(
            "Not in it: the key file "
                + file("key")
                + ", without which the tokens in it cannot be read; keep a copy elsewhere.",
            "Nor the settings, nor the models in " + file("models") + '.');
    assertThat(err.toString()).isEmpty();
    assertThat(run("backup", "copy.db")).isEqualTo(1);
    assertThat(err.toString()).contains("already there");
  }

  @Test
  void aBackupIsMadeWhileTheStoreIsOpen() {
    try (var serving = SqliteStore.open(file("me.db"), clock)) {
      assertThat(serving.list()).containsExactly(ME);
      assertThat(run("backup", "copy.db")).isZero();
      assertThat(run("restore", "copy.db")).isEqualTo(1);
      assertThat(err.toString()).contains("has " + file("me.db") + " open", "Stop serve");
      assertThat(records("me.db")).hasSize(2);
    }
  }

  @Test
  void aBackupOfNothingMakesNothing() throws IOException {
    set("other.db", "me");
    assertThat(run("backup", "copy.db")).isEqualTo(1);

    assertThat(err.toString()).contains("There is no store yet");
    assertThat(file("other.db")).doesNotExist();
    assertThat(file("copy.db")).doesNotExist();
  }

  @Test
  void whatIsRestoredIsAsItWasAndWhatWasThereIsKept() {
    run("backup", "copy.db");
    LedgerMemory memory = memory("me.db");
    connector.put(Records.measurement("3").from(SOURCE).build());
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("restore", "copy.db")).isZero();
    Path kept = file("me.db.replaced-20261123T090000Z");
    assertThat(out.toString())
        .contains(
            file("me.db") + " is restored from " + file("copy.db"),
            "measurements 2",
            "What was there is kept in " + kept);
    assertThat(records("me.db")).hasSize(2);
    assertThat(memory("me.db")).isEqualTo(memory);
    assertThat(records(kept.getFileName().toString())).hasSize(3);
    assertThat(run("sync")).isZero();
    assertThat(records("me.db")).hasSize(3);
  }

  @Test
  void nobodyIsRestoredInThePlaceOfAnother() throws IOException {
    run("backup", "copy.db");
    set("me.db", "you");
    assertThat(run("restore", "copy.db")).isEqualTo(1);
    assertThat(err.toString()).contains("holds [me], not you");

    run("sync");
    set("me.db", "me");
    assertThat(run("restore", "copy.db")).isEqualTo(1);
    assertThat(err.toString()).contains("also holds [you], who would be lost");
    assertThat(records("me.db")).hasSize(2);
  }

  @Test
  void whatIsNoBackupIsRefused() throws IOException {
    Files.writeString(file("notes.db"), "notes\n".repeat(1_000));
    assertThat(run("restore", "notes.db")).isEqualTo(1);
    assertThat(err.toString()).contains("is not a database");
    assertThat(run("restore", "nothing.db")).isEqualTo(1);
    assertThat(err.toString()).contains("is not there");
    assertThat(records("me.db")).hasSize(2);
  }

  @Test
  void whatIsNoDamagedStoreIsNotReplaced() throws Exception {
    run("backup", "copy.db");
    for (String sql : List.of("pragma user_version = 99", "pragma application_id = 7")) {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file("me.db"));
          var statement = connection.createStatement()) {
        statement.execute(sql);
        statement.execute("pragma journal_mode = delete");
      }
      byte[] before = Files.readAllBytes(file("me.db"));
      assertThat(run("restore", "copy.db")).isEqualTo(1);
      assertThat(file("me.db")).hasBinaryContent(before);
    }
    assertThat(err.toString()).contains("newer version");
    Files.write(file("me.db"), new byte[0]);
    assertThat(run("restore", "copy.db")).as(err.toString()).isZero();
    assertThat(records("me.db")).hasSize(2);
  }

  @Test
  void aStoreThatIsNotThereOrHoldsNobodyIsNotMigrated() throws IOException {
    set("mistyped.db", "me");
    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"), "--dry-run")).isEqualTo(1);
    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"))).isEqualTo(1);
    assertThat(err.toString()).contains("There is no store yet: " + file("mistyped.db"));
    assertThat(file("mistyped.db")).doesNotExist();

    set("me.db", "mistyped");
    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"), "--dry-run")).isEqualTo(1);
    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"))).isEqualTo(1);
    assertThat(err.toString()).contains("holds nothing of mistyped");
    assertThat(file("new.db")).doesNotExist();
  }

  @Test
  void aMigratedStoreIsEqualAndTheSyncGoesOnThere() throws IOException {
    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"), "--dry-run")).isZero();
    assertThat(out.toString()).startsWith("There is to copy of me:").contains("measurements 2");
    assertThat(file("new.db")).doesNotExist();
    out.getBuffer().setLength(0);

    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"))).isZero();
    assertThat(out.toString())
        .startsWith(
            "me is copied from "
                + file("me.db")
                + " to "
                + file("new.db")
                + ", and the two are equal:\n  sources 1\n  measurements 2\n")
        .contains("Now set store=sqlite:" + file("new.db") + " in ");
    assertThat(memory("new.db")).isEqualTo(memory("me.db"));
    assertThat(records("new.db")).isEqualTo(records("me.db"));

    assertThat(run("migrate", "--to", "sqlite:" + file("new.db"))).isEqualTo(1);
    assertThat(err.toString()).contains("already holds something of me");
    set("new.db", "me");
    out.getBuffer().setLength(0);
    assertThat(run("sync")).isZero();
    assertThat(out.toString()).contains("new=0 changed=0");
  }

  @Test
  void aPersonMovesToTablesAndBackAgainByABackup() throws IOException {
    LedgerMemory memory = memory("me.db");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try (FakeDynamoDb tables = FakeDynamoDb.start(clock)) {
      String region = "dynamodb.region=eu-west-1\ndynamodb.endpoint=" + tables.endpoint() + '\n';
      setStore("sqlite:" + file("me.db"), "me", region);
      assertThat(run("migrate", "--to", "dynamodb:pm")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("and the two are equal:", "measurements 2");

      setStore("dynamodb:pm", "me", region);
      assertThat(run("restore", "me.db")).isEqualTo(1);
      assertThat(err.toString()).contains("already holds something of me", "Erase it there");
      // Collected by a run that did not come to give it its name.
      Files.copy(file("me.db"), file("copy.db.me.collecting"));
      assertThat(run("backup", "copy.db")).as(err.toString()).isZero();
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("collecting"));
      }
      run("erase", "--yes");
      assertThat(run("restore", "copy.db")).as(err.toString()).isZero();
      out.getBuffer().setLength(0);
      assertThat(run("sync")).isZero();
      assertThat(out.toString()).contains("new=0 changed=0");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
    set("back.db", "me");
    assertThat(run("restore", "copy.db")).isZero();
    assertThat(records("back.db")).isEqualTo(records("me.db")).hasSize(2);
    assertThat(memory("back.db")).isEqualTo(memory);
  }

  @Test
  void aTargetThatIsNoOtherStoreIsWrongUsage() {
    assertThat(run("migrate", "--to", "mysql:x")).isEqualTo(2);
    assertThat(err.toString()).contains("--to must be sqlite:<path> or dynamodb:<prefix>");
    assertThat(run("migrate", "--to", "sqlite:" + file("me.db"))).isEqualTo(2);
    assertThat(err.toString()).contains("already in use");
    assertThat(run("migrate")).isEqualTo(2);
  }

  private List<HealthRecord> records(String store) {
    try (var stores = SqliteStore.open(file(store), clock)) {
      return stores.open(ME).metrics().find(RecordQuery.all());
    }
  }

  private LedgerMemory memory(String store) {
    try (var stores = SqliteStore.open(file(store), clock)) {
      SubjectStore me = stores.open(ME);
      return LedgerMemory.of(me);
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void set(String store, String subject) throws IOException {
    setStore("sqlite:" + file(store), subject, "");
  }

  private void setStore(String store, String subject, String more) throws IOException {
    Files.writeString(
        file("personal-metrics.properties"),
        "store=%s\nsubject=%s\nsecrets.key-file=%s\nmodels=file:%s\n%s"
            .formatted(store, subject, file("key"), file("models"), more));
  }

  private int run(String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            clock,
            new BufferedReader(new StringReader("")),
            List.of(new FakeProvider(List.of(connector))),
            started -> {});
    return Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
