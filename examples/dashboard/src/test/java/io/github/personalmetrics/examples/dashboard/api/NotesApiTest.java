package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.TestCommit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person says changes every number that is made of it, and nothing that is stored. */
class NotesApiTest {

  private static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");
  private static final String PARCEL = "/api/v1/measurements/withings/measures/parcel/annotation";
  private static final String GUEST = "/api/v1/measurements/withings/measures/a/b%20c/annotation";

  private final TestDashboard dashboard =
      TestDashboard.start()
          .store(
              Records.weight("me", MORNING, "80"),
              Records.weight("parcel", MORNING.plus(Duration.ofDays(1)), "100"),
              Records.measurement("a/b c")
                  .at(MORNING.plus(Duration.ofDays(2)))
                  .weight("78")
                  .quality(Quality.AMBIGUOUS_OWNER)
                  .build());
  private Browser program;

  @BeforeEach
  void client() {
    program = dashboard.program();
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void anExcludedReadingIsShownAsSuchAndCountsNoMore() {
    assertThat(daily()).contains("\"value\":100.0");

    assertThat(put(PARCEL + "?verdict=exclude").statusCode()).isEqualTo(204);

    assertThat(daily()).contains("\"value\":80.0").doesNotContain("100");
    assertThat(measurements())
        .contains(
            "\"value\":100,\"quality\":\"CONFIRMED\",\"flagged\":true,\"outlier\":false,"
                + "\"source\":\"withings/measures\",\"id\":\"parcel\",\"annotation\":\"exclude\"");
    assertThat(program.get("/api/v1/overview").body()).contains("\"value\":80,");
  }

  @Test
  void aReadingThatIsClaimedCounts() {
    assertThat(daily()).doesNotContain("78.0");

    assertThat(put(GUEST + "?verdict=MINE").statusCode()).isEqualTo(204);

    assertThat(daily()).contains("\"value\":78.0");
    assertThat(measurements())
        .contains("\"value\":78,\"quality\":\"AMBIGUOUS_OWNER\",\"flagged\":false");
  }

  @Test
  void aWordCanBeTakenBack() {
    put(PARCEL + "?verdict=not_mine");
    assertThat(program.request("DELETE", PARCEL).statusCode()).isEqualTo(204);

    assertThat(daily()).contains("\"value\":100.0");
    assertThat(measurements()).contains("\"id\":\"parcel\",\"annotation\":null");
  }

  @Test
  void whatIsHeldAsDeletedIsShownButDoesNotCount() {
    TestCommit.to(dashboard.store(), Records.MEASURES, dashboard.clock).held("parcel").commit();

    assertThat(daily()).doesNotContain("100");
    assertThat(measurements()).contains("\"value\":100,\"quality\":\"CONFIRMED\",\"flagged\":true");
  }

  @Test
  void aWrongWordOrAnUnknownReadingIsSaid() {
    HttpResponse<String> wrong = put(PARCEL + "?verdict=maybe");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"parameter\":\"verdict\"", "exclude, include, mine");
    assertThat(put(PARCEL).statusCode()).isEqualTo(400);
    assertThat(put(PARCEL.replace("parcel", "other") + "?verdict=mine").statusCode())
        .isEqualTo(404);
    assertThat(put(PARCEL.replace("withings", "With-Ings") + "?verdict=mine").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aViewerMayNotSayAnything() {
    Browser viewer = dashboard.viewer();
    viewer.with("X-CSRF-Token", viewer.csrf("/weight"));

    assertThat(viewer.request("PUT", PARCEL + "?verdict=exclude").statusCode()).isEqualTo(403);
    assertThat(viewer.request("PUT", "/api/v1/goals/body.weight?target=70").statusCode())
        .isEqualTo(403);
    assertThat(viewer.get("/api/v1/goals").body()).isEqualTo("{\"goals\":[]}");
  }

  @Test
  void aGoalStandsBesideItsMetric() {
    assertThat(put("/api/v1/goals/body.weight?target=72.50&by=2027-01-31").statusCode())
        .isEqualTo(204);

    String goal =
        "{\"metric\":\"body.weight\",\"unit\":\"kg\",\"target\":72.5,\"by\":\"2027-01-31\"}";
    assertThat(program.get("/api/v1/goals").body()).isEqualTo("{\"goals\":[" + goal + "]}");
    assertThat(program.get("/api/v1/overview").body()).contains("\"goal\":" + goal);

    program.request("DELETE", "/api/v1/goals/body.weight");
    assertThat(program.get("/api/v1/overview").body()).contains("\"goal\":null");
  }

  @ParameterizedTest
  @CsvSource({
    "body.weight?target=, 400",
    "body.weight?target=72%2C5, 400",
    "body.weight?target=1e9, 400",
    "body.weight?target=9999999, 400",
    "body.weight?target=NaN, 400",
    "body.weight?target=72&by=soon, 400",
    "no.such-metric?target=72, 404"
  })
  void aGoalThatCannotBeIsRefused(String goal, int status) {
    assertThat(put("/api/v1/goals/" + goal).statusCode()).isEqualTo(status);
    assertThat(program.get("/api/v1/goals").body()).isEqualTo("{\"goals\":[]}");
  }

  private HttpResponse<String> put(String path) {
    return program.request("PUT", path);
  }

  private String daily() {
    return program.get("/api/v1/daily?metric=body.weight&window=1").body();
  }

  private String measurements() {
    return program.get("/api/v1/measurements?metric=body.weight").body();
  }
}
