package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningApiTest {

  private static final SourceId WATCH = SourceId.of("fake", "watch");
  private static final String TRACK = "activities/strava/activities/1/track";

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client = dashboard.program();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void runsAreTotalledByWeekMonthAndYearAndCountOnce() {
    threeRuns();

    String october =
        ",\"runs\":1,\"distance\":5000.0,\"time\":1250.0,\"elevation_gain\":10.0,"
            + "\"speed\":4.0}";
    String november =
        ",\"runs\":2,\"distance\":22000.0,\"time\":6600.0,"
            + "\"elevation_gain\":160.0,\"speed\":3.333333}";
    String both =
        "\"runs\":3,\"distance\":27000.0,\"time\":7850.0,\"elevation_gain\":170.0,"
            + "\"speed\":3.43949}";
    assertThat(ok("running/summary"))
        .startsWith(
            "{\"total\":{"
                + both
                + ",\"weeks\":[{\"start\":\"2026-10-05\""
                + october
                + ",{\"start\":\"2026-11-16\""
                + november
                + "],\"months\":[{\"start\":\"2026-10-01\""
                + october
                + ",{\"start\":\"2026-11-01\""
                + november
                + "],\"years\":[{\"start\":\"2026-01-01\","
                + both
                + "],\"bests\":{\"farthest\":{\"source\":\"strava/activities\",\"id\":\"2\",")
        .contains("\"longest\":{\"source\":\"strava/activities\",\"id\":\"2\",")
        .contains("\"highest\":{\"source\":\"strava/activities\",\"id\":\"1\",")
        .contains("\"fastest\":{\"source\":\"strava/activities\",\"id\":\"race\",")
        .contains("\"also_from\":[{\"source\":\"fake/watch\",\"id\":\"w\"}]")
        .endsWith("\"elevation_effect\":null}");
  }

  @Test
  void datesCutEverything() {
    threeRuns();

    assertThat(ok("running/summary?from=2026-11-20&to=2026-11-22"))
        .startsWith("{\"total\":{\"runs\":1,\"distance\":10000.0,\"time\":3000.0,")
        .contains("\"weeks\":[{\"start\":\"2026-11-16\",\"runs\":1,", "\"id\":\"1\"")
        .doesNotContain("\"id\":\"2\"", "race\",");
  }

  @Test
  void hillsSlowByALineThroughTenRuns() {
    double[] speeds = {4.1, 3.9, 4.1, 3.9, 4.0, 3.1, 2.9, 3.1, 2.9, 3.0};
    for (int i = 0; i < speeds.length; i++) {
      assertThat(ok("running/summary")).endsWith("\"elevation_effect\":null}");
      double kilometres = speeds[i];
      dashboard.storeFrom(
          Records.ACTIVITIES,
          Records.activity("r" + i)
              .at(at("2026-11-01T08:00:00Z").plus(Duration.ofDays(i)))
              .distance(kilometres * 1000)
              .time(Duration.ofSeconds(1000), Duration.ofSeconds(1000))
              .elevationGain(i < 5 ? 0 : 10 * kilometres)
              .build());
    }

    // 1 m/s less for 10 m/km; the residuals square to 0.08, the climbs to 250.
    assertThat(ok("running/summary"))
        .endsWith(
            "\"elevation_effect\":{\"slope\":-0.1,\"standard_error\":0.006325,"
                + "\"flat_speed\":4.0,\"n\":10}}");
  }

  @Test
  void withoutRunsThereIsNothingAndNoError() {
    assertThat(ok("running/summary"))
        .isEqualTo(
            "{\"total\":{\"runs\":0,\"distance\":0.0,\"time\":0.0,\"elevation_gain\":0.0,"
                + "\"speed\":null},\"weeks\":[],\"months\":[],\"years\":[],"
                + "\"bests\":{\"farthest\":null,\"longest\":null,\"highest\":null,"
                + "\"fastest\":null},\"elevation_effect\":null}");
  }

  @Test
  void aTrackHasItsSamplesInColumnsItsSplitsAndItsBestEfforts() {
    someRunWith(hilly());

    assertThat(ok(TRACK))
        .startsWith(
            "{\"source\":\"strava/activities\",\"id\":\"1\",\"samples\":4,"
                + "\"time\":[0.0,100.0,250.0,450.0],"
                + "\"channels\":{\"altitude\":[10.0,null,20.0,20.0],"
                + "\"distance\":[0.0,500.0,1000.0,2000.0]},\"distance\":2000.0,")
        .contains("\"splits\":[{\"number\":1,\"distance\":1000.0,\"time\":250.0,\"speed\":4.0,")
        .contains("\"climb\":10.0", "{\"number\":2,\"distance\":1000.0,\"time\":200.0,")
        .contains("\"climb\":0.0")
        .contains(
            "\"best_efforts\":[{\"distance\":400.0,\"time\":80.0,\"speed\":5.0,"
                + "\"start_distance\":0.0,\"start_time\":0.0},")
        .contains(
            "{\"distance\":1000.0,\"time\":200.0,\"speed\":5.0,\"start_distance\":1000.0,"
                + "\"start_time\":250.0}")
        .doesNotContain("\"flat_distance\":null", "\"distance\":5000.0");
    assertThat(ok(TRACK + "?split=mile"))
        .contains("\"splits\":[{\"number\":1,\"distance\":1609.344,\"time\":371.8688,")
        .contains("{\"number\":2,\"distance\":390.656,\"time\":78.1312,\"speed\":5.0,");
  }

  @Test
  void onTheFlatTheFlatDistanceIsTheDistance() {
    double[] level = {10, 10, 10};
    double[] metres = {0, 1000, 2000};
    someRunWith(
        Track.of(
            new int[] {0, 250_000, 500_000},
            Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, level)));

    assertThat(ok(TRACK)).contains("\"distance\":2000.0,\"flat_distance\":2000.0,\"splits\"");
  }

  @Test
  void theCostOfRunningSaysNothingAboutARide() {
    dashboard.storeFrom(
        Records.ACTIVITIES, Records.activity("1").sport(Sport.RIDE, "Ride").build());
    dashboard.track(RecordKey.of(Records.ACTIVITIES, "1"), hilly());

    assertThat(ok(TRACK)).contains("\"distance\":2000.0,\"flat_distance\":null,\"splits\"");
  }

  @Test
  void aStretchThatTakesNoTimeHasNoSpeed() {
    double[] metres = {0, 1000, 1010};
    someRunWith(Track.of(new int[] {0, 250_000, 250_000}, Map.of(Channel.DISTANCE, metres)));

    assertThat(ok(TRACK))
        .contains(
            "{\"number\":2,\"distance\":10.0,\"time\":0.0,\"speed\":null,\"climb\":null,"
                + "\"flat_distance\":null}");
  }

  @Test
  void aTrackWithoutDistancesHasNoSplits() {
    double[] beats = {120, 130};
    someRunWith(Track.of(new int[] {0, 1000}, Map.of(Channel.HEART_RATE, beats)));

    assertThat(ok(TRACK))
        .contains("\"channels\":{\"heart_rate\":[120.0,130.0]},\"distance\":0.0,")
        .endsWith("\"splits\":[],\"best_efforts\":[]}");
  }

  @Test
  void anActivityWithoutATrackSaysSoEvenToThoseWhoAskAgain() {
    dashboard.storeFrom(Records.ACTIVITIES, Records.activity("1").build());

    HttpResponse<String> response = client.get("/api/v1/" + TRACK);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("ETag")).isEmpty();
    assertThat(response.body()).contains("That activity has no track.");

    dashboard.track(RecordKey.of(Records.ACTIVITIES, "1"), hilly());
    assertThat(ok(TRACK)).contains("\"samples\":4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strava/activities/99", "strava/runs/2", "STRAVA/activities/2"})
  void anActivityThatIsNotThereIsNotFound(String path) {
    HttpResponse<String> response = client.get("/api/v1/activities/" + path + "/track");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("There is no such activity");
  }

  @Test
  void viewersMayRead() {
    someRunWith(hilly());
    Browser viewer = dashboard.viewer();

    assertThat(viewer.get("/api/v1/running/summary").statusCode()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/" + TRACK).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "running/summary?from=x|from|expected a date",
        "running/summary?from=2026-11-02&to=2026-11-01|to|not before from",
        "activities/strava/activities/1/track?split=furlong|split|kilometre, mile",
      })
  void aBadParameterIsNamed(String query, String parameter, String expected) {
    HttpResponse<String> response = client.get("/api/v1/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + '"', expected);
  }

  /** One of them from two sources, and a ride. */
  private void threeRuns() {
    Duration hour = Duration.ofHours(1);
    dashboard
        .storeFrom(
            Records.ACTIVITIES,
            Records.run("1", at("2026-11-20T08:00:00Z"), 10_000),
            Records.activity("2")
                .at(at("2026-11-22T08:00:00Z"))
                .sport(Sport.TRAIL_RUN, "TrailRun")
                .distance(12_000)
                .time(hour, hour)
                .build(),
            Records.activity("race")
                .at(at("2026-10-10T08:00:00Z"))
                .race()
                .distance(5_000)
                .time(Duration.ofSeconds(1200), Duration.ofSeconds(1250))
                .elevationGain(10)
                .build(),
            Records.activity("3").at(at("2026-11-21T08:00:00Z")).sport(Sport.RIDE, "Ride").build())
        .storeFrom(
            WATCH,
            Records.activity("w")
                .from(WATCH)
                .at(at("2026-11-22T08:00:40Z"))
                .distance(12_100)
                .time(hour, hour)
                .build());
  }

  private void someRunWith(Track track) {
    dashboard.storeFrom(Records.ACTIVITIES, Records.activity("1").build());
    dashboard.track(RecordKey.of(Records.ACTIVITIES, "1"), track);
  }

  private static Track hilly() {
    double[] metres = {0, 500, 1000, 2000};
    double[] altitudes = {10, Double.NaN, 20, 20};
    return Track.of(
        new int[] {0, 100_000, 250_000, 450_000},
        Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, altitudes));
  }

  private String ok(String path) {
    HttpResponse<String> response = client.get("/api/v1/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
