package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adobe.testing.s3mock.S3MockApplication;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The setting {@code models=s3:...}, wired as the dashboard wires it. */
class BucketModelsTest {

  private static final String QUESTION =
      "/api/v1/forecast?distance_running=12.5&duration_running=75&nbr_crossfit=3&weight_crossfit=42";
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

  private static final String LOGGING = "org.springframework.boot.logging.LoggingSystem";

  @TempDir static Path root;

  private static S3MockApplication server;
  private static URI endpoint;
  private static S3Client s3;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
    CREDENTIALS.forEach(name -> System.setProperty(name, "hunter2hunter2"));
  }

  @AfterAll
  static void stop() {
    CREDENTIALS.forEach(System::clearProperty);
    System.clearProperty(LOGGING);
    s3.close();
    server.stop();
  }

  @Test
  void whatOneDashboardLearnsAnotherForecastsWith() {
    s3.createBucket(request -> request.bucket("shared"));
    try (var one = TestDashboard.start(settings("shared/health"));
        var other = TestDashboard.start(settings("shared/health"))) {
      TrainingHistory.store(one, 13);
      assertThat(other.program().get(QUESTION).statusCode()).isEqualTo(422);
      one.trained();

      var answer = one.program().get(QUESTION);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(other.program().get("/api/v1/model").body())
          .isEqualTo(one.program().get("/api/v1/model").body());
      assertThat(keys("shared")).hasSize(2).allMatch(key -> key.startsWith("health/me/"));

      assertThat(one.application.erase()).isTrue();
      assertThat(keys("shared")).isEmpty();
    }
  }

  @Test
  void aBucketThatIsNotThereIsToldAndIsNoReasonNotToServe() {
    try (var dashboard = TestDashboard.start(settings("nowhere"))) {
      var answer = dashboard.program().get(QUESTION);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("(model.bucket-missing)").doesNotContain("s3:", "hunter2");
      assertThat(dashboard.program().get("/api/v1/metrics").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void checkSaysAPlainWordAboutTheBucket() throws IOException {
    s3.createBucket(request -> request.bucket("checked"));
    check("checked");
    assertThat(out.toString())
        .contains("models OK s3://checked/models at " + endpoint + " can be read and has none yet");

    assertThat(check("missing")).isEqualTo(1);
    assertThat(out.toString())
        .contains("models FAILED cannot read the current model in s3://missing/models/me/: S3")
        .contains("create the bucket. (model.bucket-missing)")
        .doesNotContain("hunter2");
  }

  @Test
  void whereNothingNamesTheRegionAllElseStillWorks() throws IOException {
    assumeTrue(System.getenv("AWS_REGION") == null && System.getenv("AWS_PROFILE") == null);
    assumeTrue(Files.notExists(Path.of(System.getProperty("user.home"), ".aws")));
    System.setProperty("aws.disableEc2Metadata", "true");
    try {
      assertThat(check("somewhere", "")).isEqualTo(1);
      assertThat(out.toString())
          .contains("store OK")
          .contains(
              "models FAILED nothing names the region of s3://somewhere/models. Set s3.region")
          .contains("(model.no-region)");
      try (var dashboard = TestDashboard.start(Map.of("PM_MODELS", "s3:somewhere"))) {
        assertThat(dashboard.program().get(QUESTION).body()).contains("(model.no-region)");
        assertThat(dashboard.program().get("/api/v1/metrics").statusCode()).isEqualTo(200);
      }
    } finally {
      System.clearProperty("aws.disableEc2Metadata");
    }
  }

  private static Map<String, String> settings(String place) {
    return Map.of("PM_MODELS", "s3:" + place, "PM_S3_ENDPOINT", endpoint.toString());
  }

  private static List<String> keys(String bucket) {
    return s3.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private int check(String place) throws IOException {
    return check(place, "s3.endpoint=" + endpoint);
  }

  private int check(String place, String where) throws IOException {
    Files.writeString(
        folder.resolve("personal-metrics.properties"),
        "store=sqlite:%s/me.db\nsecrets.key-file=%s/key\nmodels=s3:%s\n%s\n"
            .formatted(folder, folder, place, where));
    var world =
        new World(
            Map.of(),
            folder,
            SettableClock.at(TestDashboard.NOW),
            new BufferedReader(new StringReader("")),
            List.of(new FakeProvider(List.of())),
            serving -> {});
    return Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("check");
  }
}
