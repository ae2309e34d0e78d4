package io.github.personalmetrics.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.testing.s3mock.S3MockApplication;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What is deployed, beside a dashboard that publishes to the bucket it reads. */
class ForecastLambdaIT {

  private static final String INPUTS =
      "distance_running=%s&duration_running=%s&nbr_crossfit=%s&weight_crossfit=%s";
  private static final String USUAL = INPUTS.formatted("12.5", "75", "3", "42");

  /** Good ones and bad ones. */
  private static final List<String> QUESTIONS =
      List.of(
          USUAL,
          USUAL + "&weeks=1",
          USUAL + "&weeks=12",
          USUAL + "&utm_source=mail&a&&=",
          INPUTS.formatted("5", "30", "1", "40"),
          INPUTS.formatted("20", "120", "2", "50"),
          INPUTS.formatted("0", "0", "0", "0"),
          INPUTS.formatted("13.333333333", "7.1e1", ".5", "41.0"),
          INPUTS.formatted("100", "75", "3", "0") + "&weeks=8",
          INPUTS.formatted("+12.5", "%37%35", "3", "42"),
          INPUTS.formatted("1000", "10080", "100", "1000"),
          "",
          "weeks=4",
          INPUTS.formatted("", "75", "3", "42"),
          INPUTS.formatted("abc", "75", "3", "42"),
          INPUTS.formatted("12,5", "75", "3", "42"),
          INPUTS.formatted("12.5", "NaN", "3", "42"),
          INPUTS.formatted("12.5", "Infinity", "3", "42"),
          INPUTS.formatted("12.5", "75", "-1", "42"),
          INPUTS.formatted("12.5", "75", "3", "1e300"),
          INPUTS.formatted("12.5", "75", "3", "1e999"),
          INPUTS.formatted("12.5", "75", "101", "42"),
          INPUTS.formatted("12.5", "75", "0x1p3", "42"),
          INPUTS.formatted("12.5", "75", "3&nbr_crossfit=3", "42"),
          INPUTS.formatted("%3Cscript%3E", "75", "3", "42"),
          INPUTS.formatted("%C3%A9", "75", "3", "42"),
          USUAL + "&weeks=0",
          USUAL + "&weeks=13",
          USUAL + "&weeks=1.5",
          USUAL + "&weeks=",
          USUAL + "&forecaster=level",
          USUAL + "&forecaster=level&forecaster=knn",
          USUAL + "&forecaster=level&weeks=12");

  private static final String WEEK =
      "{\"distance_running\":%s,\"duration_running\":%s,\"nbr_crossfit\":%s,\"weight_crossfit\":%s}";
  private static final String USUAL_WEEK = WEEK.formatted("12.5", "75", "3", "42");
  private static final String LAZY_WEEK = WEEK.formatted("5", "30", "1", "40");
  private static final String MALFORMED = "[{\"distance_running\":";

  /** Good ones and bad ones, behind the query that they are sent with. */
  private static final List<List<String>> PLANS =
      List.of(
          List.of("", "[" + USUAL_WEEK + "]"),
          List.of("", "[" + USUAL_WEEK + "," + LAZY_WEEK + "]"),
          List.of("", "[" + String.join(",", Collections.nCopies(12, LAZY_WEEK)) + "]"),
          List.of("forecaster=level", "[" + USUAL_WEEK + "," + LAZY_WEEK + "]"),
          List.of("forecaster=automatic", "[" + LAZY_WEEK + "]"),
          List.of("", "[" + WEEK.formatted("0", "0", "0", "0") + "]"),
          List.of("", "[" + WEEK.formatted("1.25e1", "75.0", "3", "42") + "]"),
          List.of("forecaster=nobody", "[" + USUAL_WEEK + "]"),
          List.of("", "[" + String.join(",", Collections.nCopies(13, LAZY_WEEK)) + "]"),
          List.of("", "[" + WEEK.formatted("-1", "75", "3", "42") + "]"),
          List.of("", "[" + WEEK.formatted("\"9\"", "75", "3", "42") + "]"),
          List.of("", "[" + USUAL_WEEK + "," + WEEK.formatted("1", "1e300", "3", "42") + "]"),
          List.of("", ""),
          List.of("", "[]"),
          List.of("", "{}"),
          List.of("", "[{}]"),
          List.of("", MALFORMED));

  private static final int WARM = 300;
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");
  private static final String LOGGING = "org.springframework.boot.logging.LoggingSystem";

  @TempDir static Path root;

  private static S3MockApplication server;
  private static URI endpoint;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    // Else Spring takes over the logging of this JVM, and stops it when it stops.
    System.setProperty(LOGGING, "none");
    // It adds to the map that it is given.
    Map<String, Object> properties = new HashMap<>();
    properties.put(S3MockApplication.PROP_HTTP_PORT, S3MockApplication.RANDOM_PORT);
    properties.put(S3MockApplication.PROP_HTTPS_PORT, S3MockApplication.RANDOM_PORT);
    properties.put(S3MockApplication.PROP_SILENT, true);
    properties.put("com.adobe.testing.s3mock.store.root", root.toString());
    server = S3MockApplication.start(properties);
    endpoint = URI.create("http://127.0.0.1:" + server.getHttpPort());
    s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    CREDENTIALS.forEach(name -> System.setProperty(name, "nobody-checks"));
  }

  @AfterAll
  static void stop() {
    CREDENTIALS.forEach(System::clearProperty);
    System.clearProperty(LOGGING);
    s3.close();
    server.stop();
  }

  @Test
  void theSameQuestionHasTheSameAnswerToTheByteAsAtTheDashboard() throws Exception {
    s3.createBucket(request -> request.bucket("health"));
    try (var dashboard = TrainingHistory.store(dashboard("health/models"), 30).trained()) {
      Browser program = dashboard.program();
      long started = System.nanoTime();
      try (var function = Function.start(endpoint, Map.of(Environment.MODELS, "health/models"))) {
        Map<?, ?> first = function.get("/testget", USUAL);
        long cold = System.nanoTime() - started;
        assertThat(first.get("statusCode")).isEqualTo(200.0);

        for (String question : QUESTIONS) {
          HttpResponse<String> answer = program.get("/api/v1/forecast?" + question);
          assertThat(program.get("/testget?" + question).body()).isEqualTo(answer.body());
          for (String path : List.of("/forecast", "/testget")) {
            assertSame(function.get(path, question), answer, question);
          }
        }
        for (List<String> asked : PLANS) {
          String address = asked.get(0).isEmpty() ? "" : '?' + asked.get(0);
          HttpResponse<String> answer =
              program.postJson("/api/v1/forecast" + address, asked.get(1));
          assertSame(function.post("/forecast", asked.get(0), asked.get(1)), answer, asked);
        }
        report(cold, rate(function));
      }
    }
  }

  @Test
  void aListOfWeeksIsAnsweredWithWhatTheUsualWeekWouldDo() throws Exception {
    s3.createBucket(request -> request.bucket("plans"));
    try (var dashboard = TrainingHistory.store(dashboard("plans"), 30).trained();
        var function = Function.start(endpoint, Map.of(Environment.MODELS, "plans"))) {
      String plan = dashboard.program().get("/testget?weeks=1&" + USUAL).body();

      assertThat((String) function.post("/forecast", "", "[" + USUAL_WEEK + "]").get("body"))
          .startsWith("{\"plan\":" + plan + ",\"baseline\":{\"weight\":");
    }
  }

  @Test
  void whatIsRestoredFromASnapshotAnswersByTheModelOfToday() throws Exception {
    s3.createBucket(request -> request.bucket("snapshots"));
    var variables =
        Map.of(Environment.MODELS, "snapshots", "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var dashboard = TrainingHistory.store(dashboard("snapshots"), 30);
        var function = Function.start(endpoint, variables)) {
      function.api().awaitSnapshot();
      dashboard.trained();
      long restored = System.nanoTime();
      function.api().restore();

      assertThat(function.get("/forecast", USUAL).get("body"))
          .isEqualTo(dashboard.program().get("/testget?" + USUAL).body());
      System.out.printf(
          Locale.ROOT,
          "LAMBDA from the snapshot to the first answer %d ms%n",
          Duration.ofNanos(System.nanoTime() - restored).toMillis());

      dashboard.clock.advance(Duration.ofHours(1));
      dashboard.trained();
      assertThat(function.get("/forecast", USUAL).get("body"))
          .isEqualTo(dashboard.program().get("/testget?" + USUAL).body());
    }
  }

  @Test
  void withoutAModelOrABucketItSaysWhatToDo() throws Exception {
    s3.createBucket(request -> request.bucket("empty"));
    try (var young = TrainingHistory.store(dashboard("empty"), 8);
        var empty = Function.start(endpoint, Map.of(Environment.MODELS, "empty"))) {
      Map<?, ?> none = empty.get("/forecast", USUAL);
      assertThat(none.get("statusCode"))
          .isEqualTo((double) young.program().get("/testget?" + USUAL).statusCode())
          .isEqualTo(422.0);
      assertThat((String) none.get("body"))
          .contains("there is no model yet. Run `dashboard train`");
      String plans = "[" + USUAL_WEEK + "]";
      assertThat(empty.post("/forecast", "", plans).get("statusCode"))
          .isEqualTo((double) young.program().postJson("/api/v1/forecast", plans).statusCode())
          .isEqualTo(422.0);
    }
    try (var nowhere = Function.start(endpoint, Map.of(Environment.MODELS, "nowhere"))) {
      Map<?, ?> noBucket = nowhere.get("/forecast", USUAL);
      assertThat(noBucket.get("statusCode")).isEqualTo(503.0);
      assertThat((String) noBucket.get("body"))
          .contains("cannot be reached", "(model.")
          .doesNotContain("nowhere");
      assertThat(nowhere.get("/forecast", "").get("statusCode")).isEqualTo(400.0);
    }
  }

  @Test
  void onlyOneHttpClientIsDeployed() {
    assertThat(Function.names())
        .contains("url-connection-client-", "forecast-lambda-")
        .doesNotContain(
            "netty", "apache-client", "apache5-client", "crt-client", "s3mock", "spring");
  }

  private static void assertSame(Map<?, ?> same, HttpResponse<String> answer, Object question) {
    assertThat(same.get("body")).as("%s", question).isEqualTo(answer.body());
    assertThat(same.get("statusCode")).isEqualTo((double) answer.statusCode());
    assertThat(((Map<?, ?>) same.get("headers")).get("Content-Type"))
        .isEqualTo(answer.headers().firstValue("Content-Type").orElseThrow());
  }

  private static TestDashboard dashboard(String models) {
    return TestDashboard.start(
        Map.of(
            "PM_MODELS",
            "s3:" + models,
            "PM_S3_ENDPOINT",
            endpoint.toString(),
            "PM_STRAVA_TRAINING_ALLOWED",
            "true"));
  }

  private static long rate(Function function) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < WARM; i++) {
      function.get("/forecast", QUESTIONS.get(i % QUESTIONS.size()));
    }
    return WARM * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - start);
  }

  private static void report(long cold, long rate) {
    System.out.printf(
        Locale.ROOT,
        "LAMBDA cold start to the first answer %d ms; warm %d answers/s, each with a look at the"
            + " bucket; %.1f MB in %d jars%n",
        Duration.ofNanos(cold).toMillis(),
        rate,
        Function.size() / 1e6,
        Function.names().split(" ", -1).length);
  }
}
