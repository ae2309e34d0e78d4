package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.WaitingTracks;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest extends CommandRun {

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
}
