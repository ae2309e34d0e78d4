package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportApiTest {

  private static final String MEASUREMENTS =
      "at,date,metric,unit,value,quality,counts,source,id\r\n";
  private static final String SETS =
      "date,session,exercise,reps,weight,duration,distance,per_side,warm_up,note,source,id\r\n";

  private static final Pattern LINKS = Pattern.compile("href=\"(/api/v1/[^\"]+)\"");

  private final TestDashboard dashboard = TestDashboard.start();
  private final Browser client =
      dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);

  @BeforeEach
  void someOfEverything() {
    dashboard
        .store(
            Records.measurement("1")
                .at(at("2026-11-20T06:00:00Z"))
                .value(Metric.BODY_WEIGHT, "78.4")
                .value(Metric.FAT_RATIO, "20.15")
                .build(),
            Records.measurement("2")
                .at(at("2026-11-21T23:30:00Z"))
                .weight("61")
                .quality(Quality.AMBIGUOUS_OWNER)
                .build())
        .storeFrom(
            Records.ACTIVITIES,
            Records.activity("3")
                .at(at("2026-11-22T08:00:00Z"))
                .name("Hills, \"twice\"")
                .distance(9_000)
                .time(Duration.ofMinutes(50), Duration.ofMinutes(52))
                .build())
        .storeFrom(
            Records.LOG,
            Records.workout("a")
                .at(at("2026-11-18T10:00:00Z"))
                .session("Legs")
                .set("Back squat", 3, "110.5")
                .set(ExerciseSet.of("Pull-up", 10, null))
                .build());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void everyValueIsARowWithItsOwnDayAndWhetherItCounts() {
    assertThat(ok("measurements.csv"))
        .isEqualTo(
            MEASUREMENTS
                + "2026-11-20T06:00:00Z,2026-11-20,body.fat-ratio,%,20.15,confirmed,true,"
                + "withings/measures,1\r\n"
                + "2026-11-20T06:00:00Z,2026-11-20,body.weight,kg,78.4,confirmed,true,"
                + "withings/measures,1\r\n"
                + "2026-11-21T23:30:00Z,2026-11-22,body.weight,kg,61,ambiguous_owner,false,"
                + "withings/measures,2\r\n");
  }

  @Test
  void aMetricAndLocalDaysNarrowItDown() {
    assertThat(ok("measurements.csv?metric=body.weight&from=2026-11-20&to=2026-11-22"))
        .startsWith(MEASUREMENTS + "2026-11-20T06:00:00Z,2026-11-20,body.weight,kg,78.4,")
        .doesNotContain("fat-ratio", ",61,");
    assertThat(ok("measurements.csv?from=2026-11-22")).contains(",61,").doesNotContain("78.4");
    assertThat(ok("measurements.csv?from=2027-01-01")).isEqualTo(MEASUREMENTS);
  }

  @Test
  void dailyValuesComeWithTheirRollingMean() {
    dashboard.store(Records.weight("5", at("2026-11-21T06:00:00Z"), "79.4"));

    assertThat(ok("daily.csv?metric=body.weight"))
        .isEqualTo(
            "date,metric,unit,value,readings,mean,mean_days\r\n"
                + "2026-11-20,body.weight,kg,78.4,1,78.4,1\r\n"
                + "2026-11-21,body.weight,kg,79.4,1,78.9,2\r\n");
  }

  @Test
  void activitiesKeepTheirNamesAndUnits() {
    assertThat(ok("activities.csv"))
        .endsWith(
            "2026-11-22T08:00:00Z,2026-11-22,run,Run,\"Hills, \"\"twice\"\"\",9000.0,3000.0,"
                + "3120.0,80.0,3.0,false,,strava/activities,3\r\n");
    assertThat(ok("activities.csv?to=2026-11-22")).doesNotContain("Hills");
    assertThat(ok("activities.csv?sport=run")).contains("Hills");
    assertThat(ok("activities.csv?sport=ride")).doesNotContain("Hills");
  }

  @Test
  void everySetIsARow() {
    assertThat(ok("sets.csv"))
        .isEqualTo(
            SETS
                + "2026-11-18,Legs,Back squat,3,110.5,,,false,false,,sheets/log,a\r\n"
                + "2026-11-18,Legs,Pull-up,10,,,,false,false,,sheets/log,a\r\n");
    assertThat(ok("sets.csv?exercise=Pull-up")).contains("Pull-up").doesNotContain("squat");
    assertThat(ok("sets.csv?from=2026-11-19")).isEqualTo(SETS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-2+3", "@SUM(A1)"})
  void aFormulaInATextStaysText(String formula) {
    dashboard.storeFrom(
        Records.LOG,
        Records.workout("f").at(at("2026-11-19T10:00:00Z")).set(formula, 5, "-20").build());

    assertThat(ok("sets.csv?from=2026-11-19"))
        .contains("'" + formula.replace("\"", "\"\""), ",5,-20,")
        .doesNotContain("," + formula, ",\"" + formula.substring(0, 1));
  }

  @Test
  void oneFileHasEverything() throws Exception {
    HttpResponse<byte[]> response = bytes("everything.zip");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/zip");
    assertThat(files(response.body()))
        .containsOnlyKeys("measurements.csv", "activities.csv", "sets.csv")
        .containsEntry("measurements.csv", ok("measurements.csv"))
        .containsEntry("activities.csv", ok("activities.csv"))
        .containsEntry("sets.csv", ok("sets.csv"));
  }

  @Test
  void aBrowserKeepsItAsAFileAndNobodyElseDoes() {
    var headers = client.get("/api/v1/export/sets.csv").headers();

    assertThat(headers.firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"sets.csv\"");
    assertThat(headers.firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @CsvSource({"/weight,2", "/running,2", "/crossfit,2", "/connections,1"})
  void thePagesOfferWhatTheyShowAsFiles(String page, int files) {
    Browser owner = dashboard.owner();
    Matcher links = LINKS.matcher(owner.get(page).body());

    int found = 0;
    while (links.find()) {
      HttpResponse<String> file = owner.get(links.group(1).replace("&amp;", "&"));
      assertThat(file.statusCode()).as(links.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isEqualTo(files);
  }

  @ParameterizedTest
  @CsvSource({
    "measurements.csv?metric=no.such,metric",
    "measurements.csv?from=2026-02-30,from",
    "daily.csv,metric",
    "daily.csv?metric=body.weight&window=0,window",
    "activities.csv?from=2026-11-02&to=2026-11-01,to",
    "sets.csv?to=tomorrow,to",
  })
  void aBadParameterIsNamedAndNoFileBegins(String query, String parameter) {
    HttpResponse<String> response = client.get("/api/v1/export/" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + '"');
  }

  private String ok(String path) {
    HttpResponse<String> response = client.get("/api/v1/export/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<byte[]> bytes(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(dashboard.url() + "/api/v1/export/" + path))
            .header("Authorization", "Bearer " + TestDashboard.API_TOKEN);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static Map<String, String> files(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
