package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.strava.StravaProvider;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.SourceException;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at(NOW.toString());
  private final ScriptedConnector connector =
      ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).at(NOW).build());
  private String strava = "";
  private StringWriter out = new StringWriter();

  @BeforeEach
  void theSourceTakesItsTime() {
    connector.onFetch(request -> clock.advance(Duration.ofMillis(200)));
  }

  @Test
  void theStoreAndEverySourceGetALineAndWhatIsNotSetUpIsNamed() throws IOException {
    assertThat(check()).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "store OK " + folder.resolve("me.db") + " can be read and written",
            "models OK " + folder.resolve("models") + " can be read and has none yet",
            "fake/measures OK answered in 0.2 s",
            "strava not set up; its settings are strava.client-id, strava.client-secret,"
                + " strava.access-token, strava.refresh-token, strava.since");
  }

  @Test
  void aSourceIsAskedOnceForItsLastDayAndNothingIsStored() throws IOException {
    check();

    assertThat(connector.requests())
        .containsExactly(
            FetchRequest.window(TimeRange.of(Instant.parse("2026-11-22T08:00:00Z"), NOW)));
    try (var store = SqliteStore.open(folder.resolve("me.db"), clock)) {
      var me = store.open(SubjectId.of("me"));
      assertThat(me.metrics().metrics()).isEmpty();
      assertThat(me.ledger().history(10)).isEmpty();
      assertThat(me.ledger().lease(SOURCE, "somebody", NOW.plusSeconds(60))).isPresent();
    }
  }

  @Test
  void whatWentWrongIsToldWithAdviceAndCodeAndDecidesTheExitCode() throws IOException {
    connector.thenFail(
        new SourceException.Unauthorized("fake.revoked", "Fake says no", "Connect again.", null));
    assertThat(check()).isEqualTo(4);
    assertThat(out.toString())
        .contains("fake/measures NEEDS_REAUTH Fake says no. Connect again. (fake.revoked)\n");

    connector.thenFail(
        new SourceException.RateLimited("fake.limit", "Slow", "Wait.", Duration.ofMinutes(1)));
    assertThat(check()).isEqualTo(3);
    connector.thenFail(new SourceException.Refused("fake.no", "No", "Ask.", null));
    assertThat(check()).isEqualTo(1);
    assertThat(out.toString()).contains("fake/measures REFUSED No. Ask. (fake.no)\n");
    connector.thenFail(new SourceException.Unavailable("fake.down", "Down", "Later.", null));
    assertThat(check()).isEqualTo(1);
    connector.thenFail(new IllegalStateException("hunter2"));
    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains("fake/measures FAILED its connector failed with IllegalStateException")
        .doesNotContain("hunter2");
  }

  @Test
  void aConnectorWhoseJarDoesNotHoldAllItNeedsIsNamed() throws IOException {
    connector.onFetch(
        request -> {
          throw new NoClassDefFoundError("okhttp3/OkHttpClient");
        });

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains("fake/measures FAILED its connector failed with NoClassDefFoundError")
        .contains("strava not set up");
  }

  @Test
  void aSettingThatCannotBeRightIsNamedAndTheOtherSourcesAreStillAsked() throws IOException {
    strava = "strava.client-id=1\n";

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains("fake/measures OK", "strava FAILED the setting strava.client-secret: is missing");
  }

  private int check() throws IOException {
    out = new StringWriter();
    Files.writeString(
        folder.resolve("personal-metrics.properties"),
        "store=sqlite:%s/me.db\nmodels=file:%s/models\nsecrets.key-file=%s/key\n%s"
            .formatted(folder, folder, folder, strava));
    var world =
        new World(
            Map.of(),
            folder,
            clock,
            new BufferedReader(new StringReader("")),
            List.of(new FakeProvider(List.of(connector)), new StravaProvider()),
            started -> {});
    return Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute("check");
  }
}
