package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthApiTest {

  private static final String LAST_SESSION =
      "{\"source\":\"sheets/log\",\"id\":\"b\",\"date\":\"2026-11-17\",\"sets\":2,"
          + "\"total_weight\":1080,\"repetitions\":18,\"mean_per_repetition\":60.0,"
          + "\"max_weight\":110,\"lifted_one_rm\":null,"
          + "\"estimated_one_rm\":{\"value\":121.0,\"low\":116.470588,\"high\":125.389354,"
          + "\"confidence\":\"valid\"}}";

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client = dashboard.program();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void everyExerciseIsListedWithWhenItWasDone() {
    twoSessions();

    assertThat(ok("exercises"))
        .isEqualTo(
            "{\"exercises\":["
                + "{\"exercise\":\"Deadlift\",\"sessions\":2,\"sets\":5,"
                + "\"first\":\"2026-11-10\",\"last\":\"2026-11-17\"},"
                + "{\"exercise\":\"Pull-up\",\"sessions\":1,\"sets\":1,"
                + "\"first\":\"2026-11-17\",\"last\":\"2026-11-17\"}]}");
  }

  @Test
  void anExerciseTellsInAllAndPerSession() {
    twoSessions();

    assertThat(ok("exercise?name=Deadlift"))
        .isEqualTo(
            "{\"exercise\":\"Deadlift\",\"formula\":\"epley\",\"warmups\":true,"
                + "\"total\":{\"sessions\":2,\"sets\":5,\"total_weight\":2000,"
                + "\"repetitions\":29,\"mean_per_repetition\":68.965517,\"max_weight\":120,"
                + "\"lifted_one_rm\":120,"
                + "\"estimated_one_rm\":{\"value\":121.0,\"low\":116.470588,"
                + "\"high\":125.389354,\"confidence\":\"valid\"}},"
                + "\"bests\":{\"max_weight\":{\"value\":120.0,\"date\":\"2026-11-10\"},"
                + "\"lifted_one_rm\":{\"value\":120.0,\"date\":\"2026-11-10\"},"
                + "\"estimated_one_rm\":{\"value\":121.0,\"date\":\"2026-11-17\"},"
                + "\"mean_per_repetition\":{\"value\":83.636364,\"date\":\"2026-11-10\"},"
                + "\"total_weight\":{\"value\":1080.0,\"date\":\"2026-11-17\"}},"
                + "\"sessions\":[{\"source\":\"sheets/log\",\"id\":\"a\","
                + "\"date\":\"2026-11-10\",\"sets\":3,\"total_weight\":920,\"repetitions\":11,"
                + "\"mean_per_repetition\":83.636364,\"max_weight\":120,\"lifted_one_rm\":120,"
                + "\"estimated_one_rm\":{\"value\":120.0,\"low\":120.0,\"high\":120.0,"
                + "\"confidence\":\"lifted\"}},"
                + LAST_SESSION
                + "]}");
  }

  @Test
  void warmUpsAreLeftOutOnRequest() {
    twoSessions();

    assertThat(ok("exercise?name=Deadlift&warmups=false"))
        .contains("\"warmups\":false,\"total\":{\"sessions\":2,\"sets\":4,\"total_weight\":1700,")
        .contains("\"date\":\"2026-11-10\",\"sets\":2,\"total_weight\":620,\"repetitions\":6,");
  }

  @Test
  void datesSelectSessions() {
    twoSessions();

    assertThat(ok("exercise?name=Deadlift&from=2026-11-17"))
        .contains("\"total\":{\"sessions\":1,\"sets\":2,\"total_weight\":1080,")
        .endsWith("\"sessions\":[" + LAST_SESSION + "]}");
    assertThat(ok("exercise?name=Deadlift&to=2026-11-10"))
        .contains("\"total\":{\"sessions\":0,\"sets\":0,\"total_weight\":0,\"repetitions\":0,")
        .endsWith("\"sessions\":[]}");
  }

  @Test
  void anotherFormulaEstimatesWithinTheSameRange() {
    twoSessions();

    // 36 x 110 over 37 - 3.
    assertThat(ok("exercise?name=Deadlift&formula=brzycki&from=2026-11-17"))
        .contains("\"formula\":\"brzycki\"")
        .contains(
            "\"estimated_one_rm\":{\"value\":116.470588,\"low\":116.470588,"
                + "\"high\":125.389354,\"confidence\":\"valid\"}");
  }

  @Test
  void bodyWeightHasNoKilograms() {
    twoSessions();

    assertThat(ok("exercise?name=Pull-up"))
        .contains(
            "\"total\":{\"sessions\":1,\"sets\":1,\"total_weight\":0,\"repetitions\":10,"
                + "\"mean_per_repetition\":null,\"max_weight\":null,\"lifted_one_rm\":null,"
                + "\"estimated_one_rm\":null}")
        .contains(
            "\"bests\":{\"max_weight\":null,\"lifted_one_rm\":null,"
                + "\"estimated_one_rm\":null,\"mean_per_repetition\":null,"
                + "\"total_weight\":null}");
  }

  @Test
  void anEmptyLogHasNoExercises() {
    assertThat(ok("exercises")).isEqualTo("{\"exercises\":[]}");
  }

  @Test
  void anExerciseThatWasNeverDoneIsNotFound() {
    HttpResponse<String> response = client.get("/api/v1/exercise?name=Deadlift");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("There is no such exercise; /api/v1/exercises lists");

    twoSessions();
    assertThat(ok("exercise?name=Deadlift")).contains("\"sessions\":2");
  }

  @Test
  void viewersMayRead() {
    twoSessions();
    Browser viewer = dashboard.viewer();

    assertThat(viewer.get("/api/v1/exercises").statusCode()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/exercise?name=Deadlift").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exercise|name|expected one of those of /api/v1/exercises",
        "exercise?name=x&from=y|from|expected a date",
        "exercise?name=x&from=2026-11-02&to=2026-11-01|to|not before from",
        "exercise?name=x&warmups=no|warmups|expected true or false",
        "exercise?name=x&formula=mine|formula|"
            + "epley, brzycki, lander, lombardi, mayhew, oconner, wathan",
      })
  void aBadParameterIsNamed(String query, String parameter, String expected) {
    HttpResponse<String> response = client.get("/api/v1/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + '"', expected);
  }

  private void twoSessions() {
    var warmUp = new ExerciseSet("Deadlift", 5, new BigDecimal("60"), null, null, false, true, "");
    dashboard.storeFrom(
        Records.LOG,
        Records.workout("a")
            .at(Instant.parse("2026-11-10T10:00:00Z"))
            .set(warmUp)
            .set("Deadlift", 5, "100")
            .set("Deadlift", 1, "120")
            .build(),
        Records.workout("b")
            .at(Instant.parse("2026-11-17T10:00:00Z"))
            .set("Deadlift", 3, "110")
            .set(ExerciseSet.of("Pull-up", 10, null))
            .set("Deadlift", 15, "50")
            .build());
  }

  private String ok(String path) {
    HttpResponse<String> response = client.get("/api/v1/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
