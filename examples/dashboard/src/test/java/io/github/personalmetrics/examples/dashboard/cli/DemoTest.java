package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.simulator.WeighIn;
import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: simulator, connector over HTTP, SQLite, login, page. */
class DemoTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void thePageShowsTheMadeUpPersonsLastWeight() {
    int code =
        run(
            started -> {
              Demo demo = (Demo) started;
              Browser browser = new Browser(demo.url());
              assertThat(browser.login(Demo.USER, demo.password()).statusCode()).isEqualTo(303);
              String page = browser.get("/weight").body();
              assertThat(page).contains("data-testid=\"demo\"", "data-testid=\"chart\"");
              assertThat(page.substring(page.indexOf("data-testid=\"tile-last\"")))
                  .contains(">" + lastWeight() + " <");
              assertThat(browser.get("/api/v1/metrics").body())
                  .contains("body.weight", "body.fat-ratio", "activity.steps", "sleep.duration");
              assertThat(browser.get("/").body())
                  .contains("data-testid=\"body-weight\"", "data-testid=\"run-speed\"")
                  .contains("data-testid=\"workout-table\"");
              assertThat(browser.get("/running").body()).contains("data-testid=\"chart\"");
              assertThat(browser.get("/crossfit").body()).contains("data-testid=\"sessions\"");
              assertThat(out.toString()).contains(demo.url().toString(), demo.password());
              demo.close();
              assertThat(demo.folder()).doesNotExist();
            },
            "demo",
            "--port",
            "0",
            "--years",
            "1");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("withings/measures OK read=", "strava/activities OK read=", "sheets/log OK read=")
        .contains(
            "withings/activity OK read=", "withings/workouts OK read=", "withings/sleep OK read=");
  }

  @Test
  void theSimulatorPrintsSettingsThatLeadToIt() {
    int code =
        run(
            started -> {
              try {
                started.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            "simulate",
            "--port",
            "0");

    assertThat(code).isZero();
    assertThat(out.toString())
        .containsPattern("withings.base-url=http://127.0.0.1:\\d+/withings/\n")
        .containsPattern("withings.client-id=\\S+\nwithings.client-secret=\\S+\n")
        .containsPattern("withings.access-token=\\S+\nwithings.refresh-token=\\S+\n")
        .containsPattern("strava.base-url=http://127.0.0.1:\\d+/strava/api/v3/\n")
        .containsPattern("strava.access-token=\\S+\nstrava.refresh-token=\\S+\n")
        .containsPattern("sheets.root-url=http://127.0.0.1:\\d+/sheets/\n")
        .containsPattern("sheets.spreadsheet-id=\\S+\nsheets.credentials-file=\\S+\n");
  }

  private int run(Consumer<AutoCloseable> running, String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            CLOCK,
            new BufferedReader(new StringReader("")),
            World.discover(),
            running);
    return Commands.commandLine(world).setOut(new PrintWriter(out, true)).execute(arguments);
  }

  private static String lastWeight() {
    ZoneId zone = ZoneId.systemDefault();
    LocalDate today = LocalDate.ofInstant(NOW, zone);
    WeighIn last =
        SyntheticPerson.of(42, today.minusYears(1), today, zone).weighIns().stream()
            .filter(w -> w.origin() == Origin.SCALE || w.origin() == Origin.MANUAL)
            .filter(w -> !w.storedAt().isAfter(NOW))
            .max(Comparator.comparing(WeighIn::at))
            .orElseThrow();
    return String.format(Locale.ROOT, "%.1f", last.grams() / 1000.0);
  }
}
