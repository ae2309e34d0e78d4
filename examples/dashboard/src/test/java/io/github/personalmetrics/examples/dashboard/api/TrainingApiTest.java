package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ActivityBuilder;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingApiTest {

  private static final SourceId WATCH = SourceId.of("fake", "watch");
  private static final String SUNDAY =
      "{\"source\":\"strava/activities\",\"id\":\"2\",\"at\":\"2026-11-22T08:00:00Z\","
          + "\"date\":\"2026-11-22\",\"sport\":\"trail-run\",\"provider_sport\":\"TrailRun\","
          + "\"name\":\"Morning run\",\"distance\":12000.0,\"moving_time\":3600.0,"
          + "\"elapsed_time\":3720.0,\"time\":3600.0,\"elevation_gain\":80.0,\"speed\":3.333333,"
          + "\"race\":false,\"heart_rate\":null,\"also_from\":[%s]}";

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client =
      dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);

  @BeforeEach
  void someTraining() {
    dashboard
        .storeFrom(
            Records.ACTIVITIES,
            Records.run("1", at("2026-11-20T08:00:00Z"), 10_000),
            sunday("2").build(),
            Records.activity("3").at(at("2026-11-21T08:00:00Z")).sport(Sport.RIDE, "Ride").build(),
            Records.activity("4").at(at("2026-11-10T08:00:00Z")).race().build())
        .storeFrom(
            WATCH, sunday("w").from(WATCH).at(at("2026-11-22T08:00:40Z")).distance(12_100).build())
        .storeFrom(
            Records.LOG,
            Records.workout("a")
                .at(at("2026-11-18T23:30:00Z"))
                .session("Legs")
                .set("Back squat", 5, "100")
                .set("Back squat", 3, "110.5")
                .set(ExerciseSet.of("Pull-up", 10, null))
                .build(),
            Records.workout("b").at(at("2026-11-11T10:00:00Z")).set("Press", 4, "40").build());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void runsAreTheWholeFamilyInSiUnitsAndCountOnce() {
    assertThat(ok("activities?sport=run&from=2026-11-22&to=2026-11-23"))
        .isEqualTo(
            "{\"activities\":["
                + SUNDAY.formatted("{\"source\":\"fake/watch\",\"id\":\"w\"}")
                + "]}");
    assertThat(ok("activities?sport=run")).contains("\"id\":\"1\"").doesNotContain("\"ride\"");
    assertThat(ok("activities?sport=ride")).contains("\"id\":\"3\"").doesNotContain("\"run\"");
    assertThat(ok("activities")).contains("\"ride\"", "\"run\"");
  }

  @Test
  void everyCopyIsShownToThoseWhoAsk() {
    assertThat(ok("activities?from=2026-11-22&duplicates=all"))
        .contains(SUNDAY.formatted(""), "\"source\":\"fake/watch\"");
  }

  @Test
  void aRaceIsAsFastAsTheClockSays() {
    assertThat(ok("activities?to=2026-11-11"))
        .contains("\"time\":3120.0", "\"speed\":3.205128", "\"race\":true");
  }

  @Test
  void oneActivityHasAnAddress() {
    assertThat(ok("activities/strava/activities/2"))
        .isEqualTo(SUNDAY.formatted("{\"source\":\"fake/watch\",\"id\":\"w\"}"));
  }

  @Test
  void aCopyNamesTheRecordsThatItIsACopyOf() {
    assertThat(ok("activities/fake/watch/w"))
        .contains("\"also_from\":[{\"source\":\"strava/activities\",\"id\":\"2\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strava/activities/99", "strava/runs/2", "STRAVA/activities/2"})
  void anActivityThatIsNotThereIsNotFound(String path) {
    HttpResponse<String> response = client.get("/api/v1/activities/" + path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("There is no such activity");
  }

  @Test
  void sessionsTellTheirSetsAndWhatTheyAddUpTo() {
    assertThat(ok("workouts?from=2026-11-19"))
        .contains("\"source\":\"sheets/log\",\"id\":\"a\",\"date\":\"2026-11-19\"")
        .contains("\"session\":\"Legs\",\"sets\":[{\"exercise\":\"Back squat\",\"reps\":5")
        .contains("\"weight\":110.5,", "\"exercise\":\"Pull-up\",\"reps\":10,\"weight\":null")
        // 5 x 100 + 3 x 110.5 over 8 of 18 repetitions.
        .contains("\"total_weight\":831.5,\"repetitions\":18,\"mean_per_repetition\":103.9375")
        .contains("{\"exercise\":\"Pull-up\",\"sets\":1,\"total_weight\":0,\"repetitions\":10")
        .doesNotContain("Press");
    assertThat(ok("workouts?exercise=Press"))
        .contains("\"total_weight\":160,\"repetitions\":4,\"mean_per_repetition\":40.0")
        .doesNotContain("squat");
  }

  @Test
  void theOverviewHasTheLastOfEverything() {
    dashboard.store(
        Records.weight("1", at("2026-11-14T06:00:00Z"), "80"),
        Records.weight("2", at("2026-11-22T06:00:00Z"), "79"));

    assertThat(ok("overview"))
        .contains("\"metric\":\"body.weight\",\"unit\":\"kg\",\"value\":79,")
        .contains("{\"since\":\"week\",\"at\":\"2026-11-22T06:00:00Z\",\"value\":79.0,")
        .contains("\"reference_date\":\"2026-11-14\",\"reference\":80.0,\"change\":-1.0}")
        .contains("\"reference_at\":null,\"reference_date\":null,\"reference\":null")
        .contains("\"last_run\":{\"last\":{\"source\":\"strava/activities\",\"id\":\"2\"")
        .contains("\"distance_change\":2000.0,\"speed_change\":0.0,")
        .contains("\"elevation_gain_change\":0.0,\"time_change\":600.0}")
        .contains("\"last_workout\":{\"source\":\"sheets/log\",\"id\":\"a\"")
        .contains("\"this_week\":{\"monday\":\"2026-11-23\",\"runs\":0,\"distance\":0.0");
  }

  @Test
  void theNewWeekBeginsWhenTheClockSaysSo() {
    assertThat(ok("overview")).contains("\"monday\":\"2026-11-23\"");
    dashboard.clock.advance(Duration.ofDays(7));
    assertThat(ok("overview")).contains("\"monday\":\"2026-11-30\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "activities?sport=Run!|sport|expected a sport",
        "activities?from=x|from|expected a date",
        "activities?from=2026-11-02&to=2026-11-01|to|not before from",
        "activities?duplicates=some|duplicates|merged, all",
        "workouts?to=1|to|expected a date",
        "weekly|metric|expected one of",
        "weekly?metric=body.wait|metric|there is none",
        "weekly?metric=body.weight&to=1|to|expected a date",
        "evolution?metric=body.weight&basis=mean8|basis|mean7, raw",
        "evolution|metric|expected one of",
      })
  void aBadParameterIsNamed(String query, String parameter, String expected) {
    HttpResponse<String> response = client.get("/api/v1/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + '"', expected);
  }

  private static ActivityBuilder sunday(String id) {
    return Records.activity(id)
        .at(at("2026-11-22T08:00:00Z"))
        .sport(Sport.TRAIL_RUN, "TrailRun")
        .distance(12_000)
        .time(Duration.ofMinutes(60), Duration.ofMinutes(62));
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
