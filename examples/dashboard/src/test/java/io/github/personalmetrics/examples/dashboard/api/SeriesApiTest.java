package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesApiTest {

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client =
      dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);

  @BeforeEach
  void someDays() {
    dashboard.store(
        Records.weight("1", at("2026-11-01T06:00:00Z"), "80"),
        Records.weight("2", at("2026-11-02T06:00:00Z"), "79"),
        Records.weight("3", at("2026-11-02T20:00:00Z"), "79.5"),
        Records.measurement("4")
            .at(at("2026-11-03T06:00:00Z"))
            .value(Metric.BODY_WEIGHT, "60")
            .quality(Quality.AMBIGUOUS_OWNER)
            .build(),
        // Half past eleven at night in UTC is the next day in Paris.
        Records.weight("5", at("2026-11-03T23:30:00Z"), "78.25"));
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void dailyAnswersAsTheContractSays() {
    assertThat(ok("/api/v1/daily?metric=body.weight&from=2026-11-02&to=2026-11-05"))
        .isEqualTo(
            "{\"metric\":\"body.weight\",\"unit\":\"kg\",\"zone\":\"Europe/Paris\",\"window\":7,"
                + "\"days\":["
                + "{\"date\":\"2026-11-02\",\"value\":79.25,\"readings\":2,\"mean\":79.625,"
                + "\"meanDays\":2},"
                + "{\"date\":\"2026-11-04\",\"value\":78.25,\"readings\":1,\"mean\":79.166667,"
                + "\"meanDays\":3}]}");
  }

  @Test
  void theEndIsExclusiveAndTheWindowAndTheDayCanBeChosen() {
    assertThat(ok("/api/v1/daily?metric=body.weight&to=2026-11-03&window=1&day=last"))
        .contains("\"window\":1")
        .contains("\"date\":\"2026-11-01\",\"value\":80.0,\"readings\":1,\"mean\":80.0")
        .contains("\"value\":79.5,\"readings\":2,\"mean\":79.5,\"meanDays\":1")
        .doesNotContain("2026-11-04");
  }

  @Test
  void measurementsAreExactAndSayWhoseTheyAre() {
    assertThat(ok("/api/v1/measurements?metric=body.weight&from=2026-11-03&to=2026-11-04"))
        .isEqualTo(
            "{\"metric\":\"body.weight\",\"unit\":\"kg\",\"points\":["
                + "{\"at\":\"2026-11-03T06:00:00Z\",\"value\":60,"
                + "\"quality\":\"AMBIGUOUS_OWNER\",\"flagged\":true,"
                + "\"outlier\":false,\"source\":\"withings/measures\",\"id\":\"4\",\"annotation\":null}]}");
    assertThat(ok("/api/v1/measurements?metric=body.weight&from=2026-11-04"))
        .contains("\"value\":78.25,\"quality\":\"CONFIRMED\",\"flagged\":false");
  }

  @Test
  void metricsListsWhatThereIs() {
    assertThat(ok("/api/v1/metrics"))
        .isEqualTo(
            "{\"metrics\":[{\"id\":\"body.weight\",\"unit\":\"kg\",\"count\":5,"
                + "\"first\":\"2026-11-01T06:00:00Z\",\"last\":\"2026-11-03T23:30:00Z\"}]}");
  }

  @Test
  void aKnownMetricWithoutReadingsIsEmptyAndNoError() {
    assertThat(ok("/api/v1/daily?metric=body.fat-ratio")).contains("\"days\":[]");
  }

  @Test
  void weeksAreComparedWithTheCalendarWeekBefore() {
    dashboard.store(
        Records.weight("6", at("2026-11-09T06:00:00Z"), "77"),
        Records.weight("7", at("2026-11-23T06:00:00Z"), "76"));

    assertThat(ok("/api/v1/weekly?metric=body.weight&from=2026-11-02"))
        .isEqualTo(
            "{\"metric\":\"body.weight\",\"unit\":\"kg\",\"weeks\":["
                + "{\"week\":\"2026-W45\",\"monday\":\"2026-11-02\",\"mean\":78.75,\"days\":2,"
                + "\"delta\":-1.25},"
                + "{\"week\":\"2026-W46\",\"monday\":\"2026-11-09\",\"mean\":77.0,\"days\":1,"
                + "\"delta\":-1.75},"
                + "{\"week\":\"2026-W48\",\"monday\":\"2026-11-23\",\"mean\":76.0,\"days\":1,"
                + "\"delta\":null}]}");
  }

  @Test
  void evolutionSaysWhatItComparesWith() {
    dashboard.store(Records.weight("6", at("2026-11-09T06:00:00Z"), "77"));

    assertThat(ok("/api/v1/evolution?metric=body.weight"))
        .contains("\"basis\":\"mean7\"")
        // 79.5, 78.25 and 77 now; 80 and 79 a week before, whose second reading came later.
        .contains(
            "{\"since\":\"week\",\"at\":\"2026-11-09T06:00:00Z\",\"value\":78.25,"
                + "\"reference_at\":\"2026-11-02T06:00:00Z\",\"reference_date\":\"2026-11-02\","
                + "\"reference\":79.5,\"change\":-1.25}");
    assertThat(ok("/api/v1/evolution?metric=body.weight&basis=raw"))
        .contains("\"value\":77.0,\"reference_at\":\"2026-11-02T06:00:00Z\"")
        .contains("\"reference\":79.0,\"change\":-2.0}");
  }

  @Test
  void theTrendKnowsAboutGapsAndStartsAgainAfterLongOnes() {
    dashboard.store(Records.weight("6", at("2026-11-23T06:00:00Z"), "77"));

    // Two days after 79.625: three quarters of the way to 78.25.
    assertThat(ok("/api/v1/trend?metric=body.weight&alpha=0.5&from=2026-11-02"))
        .isEqualTo(
            "{\"metric\":\"body.weight\",\"unit\":\"kg\",\"zone\":\"Europe/Paris\","
                + "\"alpha\":0.5,\"lag_days\":1.0,\"max_gap\":14,\"days\":["
                + "{\"date\":\"2026-11-02\",\"value\":79.25,\"trend\":79.625,"
                + "\"starts\":false},"
                + "{\"date\":\"2026-11-04\",\"value\":78.25,\"trend\":78.59375,"
                + "\"starts\":false},"
                + "{\"date\":\"2026-11-23\",\"value\":77.0,\"trend\":77.0,"
                + "\"starts\":true}]}");
    assertThat(ok("/api/v1/trend?metric=body.weight&to=2026-11-03"))
        .contains("\"alpha\":0.1,\"lag_days\":9.0", "\"trend\":80.0,\"starts\":true")
        .contains("\"value\":79.25,\"trend\":79.925")
        .doesNotContain("2026-11-04");
    assertThat(ok("/api/v1/trend?metric=body.weight&alpha=1")).contains("\"trend\":79.25");
    assertThat(ok("/api/v1/trend?metric=body.fat-ratio")).contains("\"days\":[]");
  }

  @Test
  void whatStandsOutIsSaidAndCountsUntilThePersonSaysOtherwise() {
    dashboard.store(Records.weight("6", at("2026-11-05T06:00:00Z"), "100"));
    String parcel = "\"value\":100,\"quality\":\"CONFIRMED\",";
    String measurements = "/api/v1/measurements?metric=body.weight";

    assertThat(ok(measurements))
        .contains(parcel + "\"flagged\":false,\"outlier\":true,")
        .containsOnlyOnce("\"outlier\":true");
    assertThat(ok("/api/v1/daily?metric=body.weight")).contains("\"value\":100.0");

    annotate("6", Verdict.EXCLUDE);
    assertThat(ok(measurements)).contains(parcel + "\"flagged\":true,\"outlier\":false,");
    assertThat(ok("/api/v1/daily?metric=body.weight")).doesNotContain("100.0");

    annotate("6", Verdict.INCLUDE);
    assertThat(ok(measurements)).contains(parcel + "\"flagged\":false,\"outlier\":false,");
    assertThat(ok("/api/v1/daily?metric=body.weight")).contains("\"value\":100.0");
  }

  private void annotate(String id, Verdict verdict) {
    dashboard
        .store()
        .notes()
        .annotate(
            new Annotation(RecordKey.of(Records.MEASURES, id), verdict, dashboard.clock.instant()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily?from=2026-11-01|metric|expected one of",
        "daily?metric=body.wait|metric|there is none of that name",
        "daily?metric=body.weight&from=yesterday|from|expected a date",
        "daily?metric=body.weight&from=2026-02-30|from|expected a date",
        "daily?metric=body.weight&from=%2B999999999-01-01|from|expected a date",
        "daily?metric=body.weight&from=2026-11-02&to=2026-11-01|to|not before from",
        "daily?metric=body.weight&window=0|window|expected a whole number from 1 to 366",
        "daily?metric=body.weight&window=seven|window|expected a whole number",
        "daily?metric=body.weight&window=99999999999|window|expected a whole number",
        "daily?metric=body.weight&day=mode|day|median, mean, first, last",
        "daily?metric=body.weight&metric=body.height|metric|expected once",
        "measurements?metric=%3Cscript%3E|metric|there is none of that name",
        "measurements?metric=body.weight&to=1|to|expected a date",
        "trend|metric|expected one of",
        "trend?metric=body.weight&from=1|from|expected a date",
        "trend?metric=body.weight&alpha=0|alpha|expected a number above 0 and up to 1",
        "trend?metric=body.weight&alpha=0.0000001|alpha|to a millionth",
        "trend?metric=body.weight&alpha=1.1|alpha|expected a number",
        "trend?metric=body.weight&alpha=-0.1|alpha|expected a number",
        "trend?metric=body.weight&alpha=NaN|alpha|expected a number",
      })
  void aBadParameterIsNamedWithWhatWasExpected(String query, String parameter, String expected) {
    HttpResponse<String> response = client.get("/api/v1/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"status\":400", "\"parameter\":\"" + parameter + '"', expected);
  }

  @ParameterizedTest
  @CsvSource({"0001-01-01,9999-12-31", "1900-01-01,2200-01-01"})
  void hugeRangesAreJustAllThereIs(String from, String to) {
    assertThat(ok("/api/v1/daily?metric=body.weight&from=" + from + "&to=" + to))
        .contains("2026-11-01", "2026-11-04");
  }

  @Test
  void whatTheClientHasIsNotSentAgainUntilTheDataChanges() {
    String path = "/api/v1/daily?metric=body.weight";
    String etag = client.get(path).headers().firstValue("ETag").orElseThrow();
    client.with("If-None-Match", etag);
    HttpResponse<String> same = client.get(path);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(client.get(path + "&window=30").statusCode()).isEqualTo(200);

    dashboard.store(Records.weight("6", at("2026-11-05T06:00:00Z"), "77"));
    HttpResponse<String> changed = client.get(path);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("2026-11-05");
  }

  @Test
  void seriesTravelPackedToThoseWhoUnpack() {
    HttpResponse<String> packed =
        client.with("Accept-Encoding", "br, gzip").get("/api/v1/daily?metric=body.weight");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    HttpResponse<String> plain =
        client
            .without("Accept-Encoding")
            .with("Accept-Encoding", "gzip;q=0")
            .get("/api/v1/daily?metric=body.weight");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.body()).startsWith("{\"metric\"");
  }

  private String ok(String path) {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
