package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.Records;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the description says is what the dashboard does. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordKey RUN = RecordKey.of(Records.ACTIVITIES, "run-with-track");
  private static final String PLAN =
      "{\"distance_running\":12.5,\"duration_running\":75,\"nbr_crossfit\":3,"
          + "\"weight_crossfit\":42}";

  private static TestDashboard dashboard;
  private static JsonNode description;
  private static String exercise = "";

  @BeforeAll
  static void start() throws IOException {
    dashboard =
        TrainingHistory.store(TestDashboard.start(Map.of("PM_STRAVA_TRAINING_ALLOWED", "true")), 30)
            .trained();
    dashboard.storeFrom(
        Records.ACTIVITIES,
        Records.run(RUN.externalId(), Instant.parse("2026-11-20T08:00:00Z"), 5_000));
    dashboard.track(RUN, Records.track(50));
    dashboard.reject(Records.rejection(Records.LOG, "7", "{\"row\":7}"));
    dashboard.store().notes().setGoal(new Goal(Metric.BODY_WEIGHT, new BigDecimal("72.5"), null));
    dashboard
        .store()
        .metrics()
        .scan(RecordQuery.workouts(), workout -> exercise = workout.sets().get(0).exercise());
    description = JSON.readTree(dashboard.program().get("/api/v1/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @Test
  void everyRouteOfTheApiIsDescribedAndNothingElse() {
    Set<String> routes =
        dashboard.dashboard.routes().stream()
            .map(route -> route.replaceAll("<(\\w+)>", "{$1}"))
            .filter(route -> route.matches("\\w+ (/api/.*|/testget|/healthz)"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(operations().keySet()).isEqualTo(routes).hasSizeGreaterThan(30);
  }

  @Test
  void everyAnswerIsAsItsSchemaSays() throws IOException {
    int checked = 0;
    for (var operation : operations().entrySet()) {
      JsonNode answer = operation.getValue().at("/responses/200/content/application~1json/schema");
      if (!operation.getKey().startsWith("GET ") || answer.isMissingNode()) {
        continue;
      }
      String address = address(operation.getKey().substring(4), operation.getValue());
      HttpResponse<String> response = dashboard.program().get(address);
      assertThat(response.statusCode()).as(address + response.body()).isEqualTo(200);
      assertFits(answer, response.body(), address);
      checked++;
    }
    assertThat(checked).isGreaterThan(20);
  }

  @Test
  void aPlanAndAStartedSyncAreAnsweredAsDescribed() throws IOException {
    var program = dashboard.program();
    assertFits(
        schema("POST /api/v1/forecast", "200"),
        program.postJson("/api/v1/forecast", "[" + PLAN + ',' + PLAN + ']').body(),
        "a plan");
    assertFits(
        description.at("/components/schemas/PlannedWeek"), PLAN, "a week that is asked about");
    assertFits(
        schema("POST /api/v1/sync", "202"),
        program.request("POST", "/api/v1/sync").body(),
        "a started sync");
    assertFits(
        schema("POST /api/v1/sync/stop", "202"),
        program.request("POST", "/api/v1/sync/stop").body(),
        "a stopped sync");
  }

  @Test
  void errorsAreProblemsThatNameTheParameter() throws IOException {
    var program = dashboard.program();
    for (var operation : operations().entrySet()) {
      boolean canBeWrong = operation.getValue().at("/responses/400").isObject();
      if (!operation.getKey().startsWith("GET ") || !canBeWrong) {
        continue;
      }
      for (JsonNode parameter : operation.getValue().path("parameters")) {
        String name = parameter.get("name").asText();
        if (!takesAnything(parameter)) {
          String address = address(operation.getKey().substring(4), operation.getValue());
          HttpResponse<String> answer = program.get(with(address, name, "no-such%21"));
          assertThat(answer.statusCode()).as(name + " of " + address).isEqualTo(400);
          assertThat(JSON.readTree(answer.body()).get("parameter").asText()).isEqualTo(name);
          assertFits(description.at("/components/schemas/Problem"), answer.body(), address);
        }
      }
    }
  }

  @Test
  void whatIsAskedWithoutAnyLoginIsRefusedAsDescribed() {
    for (var operation : operations().entrySet()) {
      boolean open = operation.getValue().at("/security").isArray();
      assertThat(operation.getValue().at("/responses/401").isObject())
          .as(operation.getKey())
          .isNotEqualTo(open);
    }
  }

  /** By method and path. */
  private static Map<String, JsonNode> operations() {
    var operations = new TreeMap<String, JsonNode>();
    description
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey(),
                                operation.getValue())));
    return operations;
  }

  private static JsonNode schema(String operation, String status) {
    return operations()
        .get(operation)
        .at("/responses/" + status + "/content/application~1json/schema");
  }

  /** With what it takes to be answered: the examples, and what is stored here. */
  private static String address(String path, JsonNode operation) {
    String address =
        path.replace("{provider}", RUN.source().provider())
            .replace("{stream}", RUN.source().stream())
            .replace("{id}", RUN.externalId());
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.get("name").asText();
      if (parameter.get("in").asText().equals("query") && parameter.get("required").asBoolean()) {
        String value = name.equals("name") ? exercise : parameter.get("example").asText();
        address = with(address, name, URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return address;
  }

  private static String with(String address, String name, String value) {
    String others = address.replaceAll("(?<=[?&])" + name + "=[^&]*&?", "");
    return others + (others.contains("?") ? '&' : '?') + name + '=' + value;
  }

  private static boolean takesAnything(JsonNode parameter) {
    JsonNode schema = parameter.get("schema");
    boolean isAnyText =
        schema.get("type").asText().equals("string")
            && !schema.has("enum")
            && !schema.has("format");
    String name = parameter.get("name").asText();
    return isAnyText && !Set.of("metric", "sport", "forecaster").contains(name);
  }

  private static void assertFits(JsonNode schema, String answer, String what) throws IOException {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", description.get("components"));
    var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    assertThat(validator.validate(JSON.readTree(answer))).as(what + ": " + answer).isEmpty();
  }
}
