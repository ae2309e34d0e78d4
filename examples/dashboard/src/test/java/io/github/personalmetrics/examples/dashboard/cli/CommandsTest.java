package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.examples.dashboard.testing.WaitingTracks;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private List<SourceConnector> connectors = List.of();
  private String input = "";
  private Consumer<AutoCloseable> running = CommandsTest::close;

  @BeforeEach
  void settings() throws IOException {
    write(places());
  }

  private String places() {
    return "store=sqlite:"
        + folder.resolve("me.db")
        + "\nsecrets.key-file="
        + folder
        + "/key\nmodels=file:"
        + folder.resolve("models")
        + "\n";
  }

  @Test
  void aSyncTellsALineForEachSource() {
    connectors =
        List.of(
            ScriptedConnector.of(SOURCE)
                .put(
                    Records.measurement("1").from(SOURCE).build(),
                    Records.measurement("2").from(SOURCE).build()));

    assertThat(run("sync")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "fake/measures OK read=2 new=2 changed=0 unchanged=0 deleted=0 rejected=0 calls=1"
                + " took=0.0s\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aSecondSyncWritesNothing() {
    connectors =
        List.of(ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build()));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("sync", "--full")).isZero();
    assertThat(out.toString()).contains("new=0 changed=0 unchanged=1");
  }

  @Test
  void aSyncCanTellJson() {
    connectors =
        List.of(ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build()));

    assertThat(run("sync", "--json", "--source", "fake/measures")).isZero();
    assertThat(out.toString())
        .startsWith("{\"runs\":[{\"source\":\"fake/measures\"")
        .contains("\"outcome\":\"OK\",\"read\":1,\"created\":1");
  }

  @Test
  void theExitCodeSaysWhatToDo() {
    assertThat(
            syncFailingWith(
                new SourceException.RateLimited(
                    "fake.limit", "Slow", "Wait.", Duration.ofMinutes(1))))
        .isEqualTo(3);
    assertThat(out.toString()).contains("fake/measures RATE_LIMITED read=0");
    assertThat(err.toString()).isEqualTo("fake/measures: Slow. Wait. (fake.limit)\n");
    clock.advance(Duration.ofMinutes(1));
    assertThat(
            syncFailingWith(
                new SourceException.Unauthorized("fake.revoked", "No", "Connect.", null)))
        .isEqualTo(4);
    assertThat(syncFailingWith(new SourceException.Refused("fake.no", "No", "Ask.", null)))
        .isEqualTo(1);
    assertThat(
            syncFailingWith(new SourceException.InvalidResponse("fake.bad", "?", "Report.", null)))
        .isEqualTo(1);
  }

  @Test
  void tracksThatWaitAreNoReasonToCallAnybody() {
    connectors =
        List.of(
            new WaitingTracks(
                ScriptedConnector.of(SOURCE).put(Records.activity("1").from(SOURCE).build())));

    assertThat(run("sync")).isZero();
    assertThat(out.toString()).contains("fake/measures RATE_LIMITED read=1 new=1");
    assertThat(err.toString()).contains("everything is read but one track", "(sync.tracks-wait)");
    out.getBuffer().setLength(0);
    assertThat(run("sync", "--help")).isZero();
    assertThat(out.toString()).contains("tracks of older activities may follow");
  }

  @Test
  void heldDeletionsAskForConfirmationWithExitCode5() {
    var snapshot = ScriptedConnector.of(SOURCE).snapshots();
    for (int i = 0; i < 30; i++) {
      snapshot.put(Records.measurement("m" + i).from(SOURCE).build());
    }
    connectors = List.of(snapshot);
    assertThat(run("sync")).isZero();
    for (int i = 0; i < 30; i++) {
      snapshot.delete("m" + i);
    }

    assertThat(run("sync")).isEqualTo(5);
    assertThat(out.toString()).contains("fake/measures NEEDS_CONFIRMATION");
  }

  @Test
  void confirmedDeletionsAreDoneBeforeTheSync() {
    heldDeletionsAskForConfirmationWithExitCode5();
    out.getBuffer().setLength(0);

    assertThat(run("sync", "--confirm-deletions", "fake/measures")).isZero();
    assertThat(err.toString()).contains("fake/measures: 30 held deletions are done");
    assertThat(out.toString()).startsWith("fake/measures OK read=0");
    assertThat(run("sync", "--confirm-deletions", "no/such")).isEqualTo(2);
  }

  @Test
  void deletedRecordsAreBackBeforeTheSyncAndStay() {
    confirmedDeletionsAreDoneBeforeTheSync();
    out.getBuffer().setLength(0);

    assertThat(run("sync", "--restore-deleted", "fake/measures")).isZero();
    assertThat(err.toString()).contains("fake/measures: 30 deleted records are back");
    assertThat(run("sync")).isZero();
    assertThat(run("erase")).isEqualTo(1);
    assertThat(err.toString()).contains("This would remove 30 records of me for good");
  }

  @Test
  void erasingLeavesNothing() throws IOException {
    connectors = List.of(weighIns(10));
    input = "correct horse battery\n";
    run("user", "add", "anna");
    run("sync");
    run("train");

    assertThat(run("erase")).isEqualTo(1);
    assertThat(run("erase", "--yes")).isZero();
    assertThat(out.toString()).endsWith("Everything of me is gone: 70 records, and all else.\n");
    assertThat(folder.resolve("models").resolve("me")).doesNotExist();
    assertThat(run("erase", "--yes")).isZero();
    assertThat(out.toString()).endsWith("Nothing was stored of me.\n");
    assertThat(loginAfter("anna", "correct horse battery")).isEqualTo(401);
  }

  @Test
  void retentionKeepsOnlyWhatIsYoungEnough() throws IOException {
    connectors = List.of(weighIns(10));
    write("fake.retention=P14D\n" + places());

    assertThat(run("sync")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("read=70 new=13 ");
    write("fake.retention=forever\n" + places());
    assertThat(run("sync", "--full")).isZero();
    assertThat(out.toString()).contains("read=70 new=57 ");
    write("fake.retention=two weeks\n" + places());
    assertThat(run("sync")).isEqualTo(1);
    assertThat(err.toString()).contains("fake.retention: expected a time such as P2Y or P90D");
  }

  @Test
  void nothingSetUpIsSaidInOneLine() {
    assertThat(run("sync")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("No source is set up in", "personal-metrics.properties");
  }

  @Test
  void anUnknownSourceIsAUsageErrorThatListsTheKnownOnes() {
    connectors = List.of(ScriptedConnector.of(SOURCE));

    assertThat(run("sync", "--source", "fake/mesures")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no source fake/mesures", "fake/measures");
  }

  @Test
  void aWrongSettingIsSaidInOneLineWithoutAStackTrace() throws IOException {
    write("zome=UTC\n");

    assertThat(run("serve")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("zome", "did you mean zone?").doesNotContain("\tat ");
  }

  @Test
  void aMissingConfigFileIsNamed() {
    assertThat(run("sync", "--config", "nowhere.properties")).isEqualTo(1);
    assertThat(err.toString()).contains("nowhere.properties");
  }

  @Test
  void aUserAddedOnTheCommandLineCanLogIn() {
    input = "correct horse battery\n";
    assertThat(run("user", "add", "anna")).isZero();
    assertThat(out.toString()).isEqualTo("anna can log in as the owner.\n");
    assertThat(run("user", "add", "anna")).isEqualTo(1);
    assertThat(err.toString()).startsWith("there is a user anna");

    assertThat(loginAfter("anna", "correct horse battery")).isEqualTo(303);
    input = "another horse battery\n";
    assertThat(run("user", "reset", "anna")).isZero();
    assertThat(loginAfter("anna", "correct horse battery")).isEqualTo(401);
    assertThat(run("user", "remove", "anna")).isZero();
    assertThat(loginAfter("anna", "another horse battery")).isEqualTo(401);
  }

  @Test
  void trainingPrintsTheModelCardAndKeepsTheModel() throws IOException {
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("9 used, from 2026-09-21 to 2026-11-16; 1 left out")
        .contains("the 5 weeks nearest to the plan", "not tested yet, 9 of 20 weeks")
        .contains("distance_running: it was 0.0 km in every week")
        .contains("2026-09-14: weight was measured on 0 days of the week before")
        .contains("Not medical advice.", "Food is not in the model.");
    String version = out.toString().lines().findFirst().orElseThrow().substring(10);
    assertThat(folder.resolve("models").resolve("me").resolve(version + ".json")).exists();
  }

  @Test
  void anEarlierModelCanBeRolledBackToAndIsListedSo() {
    assertThat(run("models")).isZero();
    assertThat(out.toString()).isEqualTo("There is no model yet. Run `dashboard train`.\n");
    connectors = List.of(weighIns(10));
    run("sync");
    run("train");
    clock.advance(Duration.ofHours(1));
    run("train");
    out.getBuffer().setLength(0);

    assertThat(run("models")).isZero();
    List<String> listed = out.toString().lines().toList();
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0)).endsWith("  published 2026-11-23T09:00:00Z  in use");
    assertThat(listed.get(1)).endsWith("  published 2026-11-23T08:00:00Z");
    out.getBuffer().setLength(0);

    assertThat(run("rollback", listed.get(1).substring(0, 20))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("is in use: 9 weeks", "until `dashboard train`");
    run("models");
    assertThat(out.toString()).contains("published 2026-11-23T08:00:00Z  in use, rolled back to");

    assertThat(run("rollback", "2026-W47")).isEqualTo(1);
    assertThat(run("rollback", "2020-W01")).isEqualTo(1);
    assertThat(err.toString())
        .contains("More than one model that is kept begins with 2026-W47. `dashboard models`")
        .contains("No model that is kept begins with 2020-W01.");
  }

  @Test
  void rollingBackMendsABrokenPointer() throws IOException {
    connectors = List.of(weighIns(10));
    run("sync");
    run("train");
    Files.writeString(folder.resolve("models").resolve("me").resolve("current.json"), "{");
    out.getBuffer().setLength(0);

    assertThat(run("models")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2026-W47-").doesNotContain("in use");
    assertThat(run("rollback", "2026-W47")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("is in use: 9 weeks");
  }

  @Test
  void trainingTellsWhatTheOtherForecastersAreWorth() {
    connectors = List.of(weighIns(40));
    run("sync");

    assertThat(run("train")).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("skill +knn: weight [+-]\\d+ %, fat ratio [+-]\\d+ %")
        .contains("zero-change: weight +0 %, fat ratio +0 %")
        .containsPattern(" automatic: weight [+-]\\d+ %");
  }

  @Test
  void trainingIfDueLeavesAModelThatKnowsEveryWeek() {
    assertThat(run("train", "--if-due")).as(err.toString()).isZero();
    assertThat(out.toString())
        .isEqualTo("No model was made: none was due, or there are too few weeks yet.\n");
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train", "--if-due")).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("model     2026-W47-");
    out.getBuffer().setLength(0);
    assertThat(run("train", "--if-due", "--json")).isZero();
    assertThat(out.toString()).isEqualTo("{\"model\":null,\"left_out\":[],\"erased\":null}\n");
  }

  @Test
  void trainingCanTellJson() {
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"model\":{\"version\":\"2026-W47-")
        .contains("\"left_out\":[{\"monday\":\"2026-09-14\",\"reason\":\"weight was");
  }

  @Test
  void tooFewWeeksToTrainAreCounted() {
    connectors = List.of(weighIns(8));
    run("sync");

    assertThat(run("train")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("a model needs 8 usable weeks, and there are 7. A week counts when");
    assertThat(folder.resolve("models")).doesNotExist();
  }

  /** Every day of so many weeks before this one. */
  private static ScriptedConnector weighIns(int weeks) {
    var connector = ScriptedConnector.of(SOURCE);
    Instant monday = Instant.parse("2026-11-23T06:00:00Z").minus(Duration.ofDays(7L * weeks));
    for (int day = 0; day < 7 * weeks; day++) {
      connector.put(
          Records.measurement("day" + day)
              .from(SOURCE)
              .at(monday.plus(Duration.ofDays(day)))
              .value(Metric.BODY_WEIGHT, "80." + day % 10)
              .value(Metric.FAT_RATIO, "20." + day % 7)
              .build());
    }
    return connector;
  }

  @Test
  void aFolderWithNothingRecordedIsNotSimulated() {
    assertThat(run("simulate", "--port", "0", "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nothing recorded in " + folder, "withings/get*_*.json");
  }

  @Test
  void aTakenPortIsSaidWithWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("serve", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
      assertThat(err.toString().strip().lines().toList())
          .last()
          .asString()
          .contains("Port " + taken.getLocalPort(), "--port");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "check",
        "connect",
        "disconnect",
        "rotate-key",
        "serve",
        "sync",
        "train",
        "models",
        "rollback",
        "user",
        "erase",
        "simulate"
      })
  void everyCommandHelps(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: dashboard " + command);
  }

  @Test
  void wrongUsageHasACodeOfItsOwn() {
    assertThat(run("synk")).isEqualTo(2);
    assertThat(run("sync", "--fast")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void theVersionIsTold() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("personal-metrics ");
  }

  private int loginAfter(String name, String password) {
    var status = new int[1];
    running =
        serving -> {
          URI url = ((ServeCommand.Serving) serving).dashboard().url();
          status[0] = new Browser(url).login(name, password).statusCode();
          close(serving);
        };
    assertThat(run("serve", "--port", "0")).as(err.toString()).isZero();
    return status[0];
  }

  private int syncFailingWith(SourceException failure) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    connectors = List.of(ScriptedConnector.of(SOURCE).thenFail(failure));
    return run("sync");
  }

  private int run(String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            clock,
            new BufferedReader(new StringReader(input)),
            List.of(new FakeProvider(connectors)),
            running);
    return Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void write(String settings) throws IOException {
    Files.writeString(folder.resolve("personal-metrics.properties"), settings);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
