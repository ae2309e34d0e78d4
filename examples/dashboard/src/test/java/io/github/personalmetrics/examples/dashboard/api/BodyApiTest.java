package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyApiTest {

  private static final Instant MONDAY = Instant.parse("2026-09-07T06:00:00Z");

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client = dashboard.program();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void aSteadyGainIsOnePeriodFromItsFirstMondayToItsLastSunday() {
    tenWeeksOfGain();

    String period =
        "{\"rule\":\"trend\",\"weeks\":null,\"periods\":[{\"first_monday\":\"2026-09-07\","
            + "\"last_sunday\":\"2026-11-15\",\"fat_free_mass_at_start\":64.0,"
            + "\"fat_free_mass_at_end\":66.25,\"fat_mass_at_start\":16.0,"
            + "\"fat_mass_at_end\":15.1,\"windows\":3}]}";
    assertThat(ok("muscle-gain")).isEqualTo(period);
    assertThat(ok("muscle-gain?rule=trend&from=2026-11-15&to=2026-11-16")).isEqualTo(period);
    assertThat(ok("muscle-gain?from=2026-11-16")).contains("\"periods\":[]");
    assertThat(ok("muscle-gain?to=2026-09-07")).contains("\"periods\":[]");
  }

  @Test
  void theRawRuleTellsWeeksOfMoreWeightAndLessFat() {
    dashboard.store(weighIn(0, "80", "16"), weighIn(1, "80.5", "15.9"), weighIn(2, "80.4", "15"));

    assertThat(ok("muscle-gain?rule=raw"))
        .isEqualTo(
            "{\"rule\":\"raw\",\"weeks\":[{\"week\":\"2026-W38\",\"monday\":\"2026-09-14\"}],"
                + "\"periods\":null}");
    assertThat(ok("muscle-gain?rule=raw&from=2026-09-15")).contains("\"weeks\":[]");
    assertThat(ok("muscle-gain?rule=raw&to=2026-09-14")).contains("\"weeks\":[]");
  }

  @Test
  void whatThePersonExcludesMakesNoGain() {
    dashboard.store(
        weighIn(0, "80", "16"),
        Records.measurement("parcel")
            .at(MONDAY.plus(Duration.ofDays(8)))
            .value(Metric.BODY_WEIGHT, "90")
            .value(Metric.FAT_MASS, "12")
            .build());
    assertThat(ok("muscle-gain?rule=raw")).contains("2026-W38");

    client.request(
        "PUT", "/api/v1/measurements/withings/measures/parcel/annotation?verdict=exclude");

    assertThat(ok("muscle-gain?rule=raw")).contains("\"weeks\":[]");
  }

  @Test
  void withoutReadingsThereIsNoGainAndNoError() {
    assertThat(ok("muscle-gain")).isEqualTo("{\"rule\":\"trend\",\"weeks\":null,\"periods\":[]}");
    assertThat(ok("muscle-gain?rule=raw"))
        .isEqualTo("{\"rule\":\"raw\",\"weeks\":[],\"periods\":null}");
  }

  @Test
  void viewersMayRead() {
    assertThat(dashboard.viewer().get("/api/v1/muscle-gain").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "muscle-gain?rule=seed|rule|raw, trend",
        "muscle-gain?from=x|from|expected a date",
        "muscle-gain?from=2026-11-02&to=2026-11-01|to|not before from",
      })
  void aBadParameterIsNamed(String query, String parameter, String expected) {
    HttpResponse<String> response = client.get("/api/v1/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + '"', expected);
  }

  /** Each week 0.25 kg more without fat and 0.1 kg less fat. */
  private void tenWeeksOfGain() {
    var weight = new BigDecimal("80");
    var fat = new BigDecimal("16");
    for (int week = 0; week < 10; week++) {
      dashboard.store(weighIn(week, weight.toPlainString(), fat.toPlainString()));
      weight = weight.add(new BigDecimal("0.15"));
      fat = fat.subtract(new BigDecimal("0.1"));
    }
  }

  private static Measurement weighIn(int week, String weight, String fat) {
    return Records.measurement("w" + week)
        .at(MONDAY.plus(Duration.ofDays(7L * week)))
        .value(Metric.BODY_WEIGHT, weight)
        .value(Metric.FAT_MASS, fat)
        .build();
  }

  private String ok(String path) {
    HttpResponse<String> response = client.get("/api/v1/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
