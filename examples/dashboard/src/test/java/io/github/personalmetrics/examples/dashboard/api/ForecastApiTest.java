package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.Noise;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastApiTest {

  private static final Map<String, String> ALLOWED = Map.of("PM_STRAVA_TRAINING_ALLOWED", "true");
  private static final String USUAL =
      "distance_running=12.5&duration_running=75&nbr_crossfit=3&weight_crossfit=42";
  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  private static TestDashboard dashboard;
  private static Browser program;

  @BeforeAll
  static void start() {
    dashboard = TrainingHistory.store(TestDashboard.start(ALLOWED), 30).trained();
    program = dashboard.program();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @Test
  void theOriginalQuestionHasOneAnswerOnAllPaths() {
    HttpResponse<String> answer = program.get("/api/v1/forecast?" + USUAL);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"weight\":-0.2,\"fat_ratio\":-0.05,\"start\":");
    assertThat(program.get("/testget?" + USUAL).body()).isEqualTo(answer.body());
    assertThat(program.get("/api/v1/testget?" + USUAL).body()).isEqualTo(answer.body());
    assertThat(dashboard.viewer().get("/testget?" + USUAL).body()).isEqualTo(answer.body());
  }

  @Test
  void theWeeksAddUpFromWhatWasMeasured() {
    // The last of 30 weeks ends a round of three, which adds up to nothing: 80 kg and 20 %.
    assertThat(program.get("/api/v1/forecast?weeks=2&" + USUAL).body())
        .contains(
            "\"start\":{\"week\":\"2026-W47\",\"monday\":\"2026-11-16\","
                + "\"weight\":80.0,\"fat_ratio\":20.0}")
        .contains(
            "\"weeks\":[{\"week\":1,\"monday\":\"2026-11-23\",\"weight\":"
                + "{\"change\":-0.2,\"low\":-0.2,\"high\":-0.2,\"value\":79.8},\"fat_ratio\":"
                + "{\"change\":-0.05,\"low\":-0.05,\"high\":-0.05,\"value\":19.95}},"
                + "{\"week\":2,\"monday\":\"2026-11-30\",\"weight\":"
                + "{\"change\":-0.4,\"low\":-0.4,\"high\":-0.4,\"value\":79.6},\"fat_ratio\":"
                + "{\"change\":-0.1,\"low\":-0.1,\"high\":-0.1,\"value\":19.9}}],\"neigh");
  }

  @Test
  void theNeighboursAreThePastWeeksLikeThePlan() {
    String answer = program.get("/api/v1/forecast?" + USUAL).body();

    assertThat(answer.split("\"share\"", -1)).hasSize(1 + 10);
    assertThat(answer)
        .contains("\"distance\":0.0,\"share\":0.1,\"training\":{\"distance_running\":12.5")
        .contains("\"weight_crossfit\":42.0},\"change\":{\"weight\":-0.2,\"fat_ratio\":-0.05}");
  }

  @Test
  void moreThanEverIsCalledExtrapolating() {
    assertThat(program.get("/api/v1/forecast?" + USUAL).body()).contains("\"extrapolating\":[]");
    assertThat(
            program
                .get(
                    "/api/v1/forecast?distance_running=100&duration_running=75&nbr_crossfit=3"
                        + "&weight_crossfit=0")
                .body())
        .contains("\"extrapolating\":[\"distance_running\",\"weight_crossfit\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zero-change", "mean-change", "level", "level-and-mean-change", "automatic"})
  void anotherForecasterAnswersWhenItIsAskedFor(String forecaster) {
    String question = USUAL + "&forecaster=" + forecaster;
    HttpResponse<String> answer = program.get("/api/v1/forecast?" + question);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"forecaster\":\"" + forecaster + '"', "\"created_at\":\"" + TestDashboard.NOW)
        .contains("{\"forecaster\":\"knn\",\"weight_skill\":1.0");
    assertThat(program.get("/testget?" + question).body()).isEqualTo(answer.body());
    assertThat(program.get("/api/v1/model?forecaster=" + forecaster).body())
        .contains("\"forecaster\":\"" + forecaster + '"');
  }

  @Test
  void theNearestWeeksCanBeAskedForByName() {
    assertThat(program.get("/testget?forecaster=knn&" + USUAL).body())
        .isEqualTo(program.get("/testget?" + USUAL).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KNN", "oracle", "level&forecaster=level", "%3Cscript%3E"})
  void aForecasterThatThereIsNotIsRefusedWithTheList(String forecaster) {
    String list = "zero-change, mean-change, level, level-and-mean-change, automatic";
    assertBad(
        program.get("/api/v1/forecast?" + USUAL + "&forecaster=" + forecaster), "forecaster", list);
    assertBad(program.get("/api/v1/model?forecaster=" + forecaster), "forecaster", list);
    assertBad(
        program.postJson(
            "/api/v1/forecast?forecaster=" + forecaster,
            "[{\"distance_running\":1,\"duration_running\":1,\"nbr_crossfit\":1,\"weight_crossfit\":1}]"),
        "forecaster",
        list);
  }

  @Test
  void theModelCardSaysWhereItComesFrom() {
    assertThat(program.get("/api/v1/model").body())
        .startsWith("{\"version\":\"2026-W47-")
        .contains("\"forecaster\":\"knn\",\"chosen\":null,\"k\":", "\"weeks\":29")
        .contains("\"tested\":\"weight: has shown skill; fat ratio: has shown skill\"")
        .contains(
            "\"backtest\":{\"level\":0.8,\"weight\":{\"label\":\"has shown skill\",\"weeks\":17,")
        .contains("\"mae_of_no_change\":", "\"skill\":1.0,\"p\":0.0}", "{\"forecaster\":\"level\",")
        .contains("\"first_week\":\"2026-05-04\",\"last_week\":\"2026-11-16\"")
        .contains(
            "\"method\":\"leave-one-out\"",
            "\"unused\":[],\"sources\":[\"",
            "\"excluded_sources\":[]")
        .contains("Not medical advice.", "Food is not in the model.");
  }

  static Stream<Arguments> badQuestions() {
    var inputs =
        Map.of(
            "distance_running", "from 0 to 1000 (km)",
            "duration_running", "from 0 to 10080 (minutes)",
            "nbr_crossfit", "from 0 to 100 (sessions)",
            "weight_crossfit", "from 0 to 1000 (kg per repetition)");
    var values =
        Stream.of(
                "=",
                "=%20",
                "=abc",
                "=NaN",
                "=Infinity",
                "=-Infinity",
                "=-1",
                "=1e300",
                "=1e999",
                "=99999",
                "=0x1p3",
                "=1f",
                "=12,5",
                "=1&{}=2",
                "=%3Cscript%3E")
            .toList();
    return inputs.entrySet().stream()
        .flatMap(
            input ->
                Stream.concat(
                    Stream.of(Arguments.of(input.getKey(), "", input.getValue())),
                    values.stream()
                        .map(v -> v.replace("{}", input.getKey()))
                        .map(
                            v ->
                                Arguments.of(
                                    input.getKey(), input.getKey() + v, input.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("badQuestions")
  void aBadInputIsNamedWithItsRange(String parameter, String instead, String range) {
    String query = USUAL.replaceAll(parameter + "=[0-9.]+", instead);
    for (String path : List.of("/api/v1/forecast?", "/testget?")) {
      assertBad(program.get(path + query), parameter, range);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "13", "-1", "1.5", "abc", "NaN", "9999999999"})
  void aBadNumberOfWeeksIsNamedWithItsRange(String weeks) {
    assertBad(
        program.get("/api/v1/forecast?" + USUAL + "&weeks=" + weeks), "weeks", "from 1 to 12");
  }

  @Test
  void aModelThatIsNoBetterThanNoChangeSaysSo() {
    try (var noise = Noise.store(TestDashboard.start(ALLOWED), 40).trained()) {
      assertThat(noise.program().get("/api/v1/forecast?" + USUAL).body())
          .contains("\"tested\":\"weight: no better than assuming no change; fat ratio: ");
      assertThat(noise.owner().get("/forecast").body())
          .contains("data-testid=\"no-better\"", "no better than assuming that nothing changes");
    }
  }

  @Test
  void belowTwentyWeeksThereIsANumberWithoutARange() {
    try (var young = TrainingHistory.store(TestDashboard.start(ALLOWED), 15).trained()) {
      assertThat(young.program().get("/api/v1/forecast?" + USUAL).body())
          .contains("\"low\":null,\"high\":null,\"value\":")
          .contains("\"tested\":\"not tested yet, 14 of 20 weeks\"", "\"backtest\":null");
    }
  }

  @Test
  void everyWeekMayHaveAPlanOfItsOwnAndTheHabitsStandBesideIt() {
    String usual =
        "{\"distance_running\":12.5,\"duration_running\":75,\"nbr_crossfit\":3,\"weight_crossfit\":42}";
    String lazy =
        "{\"distance_running\":5,\"duration_running\":30,\"nbr_crossfit\":1,\"weight_crossfit\":40}";
    HttpResponse<String> answer = post('[' + usual + ',' + lazy + ']');

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"plan\":{\"weight\":-0.2,\"fat_ratio\":-0.05,\"start\":")
        .contains(
            "{\"week\":2,\"monday\":\"2026-11-30\",\"weight\":{\"change\":0.1,",
            "\"baseline\":{\"weight\":");
    assertThat(post('[' + usual + ']').body())
        .contains(program.get("/api/v1/forecast?weeks=1&" + USUAL).body());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, body, 1 to 12 weeks",
        "`[]`, body, 1 to 12 weeks",
        "`{}`, body, 1 to 12 weeks",
        "`[1]`, body, 1 to 12 weeks",
        "`[{`, body, 1 to 12 weeks",
        "`[{\"distance\":1}]`, body, distance_running",
        "`[{}]`, [0].distance_running, from 0 to 1000 (km)",
        "`[{\"distance_running\":-1}]`, [0].distance_running, from 0 to 1000 (km)",
        "`[{\"distance_running\":\"9\"}]`, [0].distance_running, from 0 to 1000 (km)",
        "`[{\"distance_running\":1,\"duration_running\":1e300}]`, [0].duration_running, minutes",
      })
  void aBadPlanIsNamedWithItsWeekAndRange(String body, String parameter, String range) {
    assertBad(post(body), parameter, range);
  }

  private static HttpResponse<String> post(String body) {
    return program.postJson("/api/v1/forecast", body);
  }

  @Test
  void strangersAreAskedForATokenAndNotSentToAPage() {
    HttpResponse<String> answer = dashboard.stranger().get("/testget?" + USUAL);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void tooFewWeeksAreCounted() {
    try (var young = TrainingHistory.store(TestDashboard.start(ALLOWED), 8)) {
      for (String path : List.of("/api/v1/forecast?" + USUAL, "/api/v1/model")) {
        HttpResponse<String> answer = young.program().get(path);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("needs 8 usable weeks, and there are 7");
      }
    }
  }

  @Test
  void withoutAModelItSaysWhatToDo() {
    try (var untrained = TrainingHistory.store(TestDashboard.start(ALLOWED), 9)) {
      HttpResponse<String> answer = untrained.program().get("/testget?" + USUAL);

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("there is no model yet. Run `dashboard train`");
    }
  }

  @Test
  void withoutPermissionRunningIsUnusedAndTheAnswerSaysWhy() {
    try (var strict = TrainingHistory.store(TestDashboard.start(), 30).trained()) {
      String answer = strict.program().get("/api/v1/forecast?" + USUAL).body();
      String reason = "strava/activities may not be used to train a model";

      assertThat(answer)
          .contains("{\"parameter\":\"distance_running\",\"reason\":\"" + reason)
          .contains("{\"parameter\":\"duration_running\",\"reason\":\"" + reason)
          .contains("\"excluded_sources\":[\"strava/activities\"]")
          .contains("\"training\":{\"distance_running\":0.0");
      assertThat(strict.program().get("/api/v1/forecast?" + USUAL.replace("12.5", "900")).body())
          .isEqualTo(answer);
    }
  }

  @Test
  void aSyncTrainsWhenAWeekHasPassedAndBroughtSomethingNew() {
    var connector = ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build());
    try (var syncing = TestDashboard.start(ALLOWED, List.of(connector))) {
      TrainingHistory.store(syncing, 30);
      String first = modelAfterSync(syncing);
      assertThat(first).contains("\"created_at\":\"" + TestDashboard.NOW);

      syncing.clock.advance(Duration.ofDays(8));
      assertThat(modelAfterSync(syncing)).as("no new week").isEqualTo(first);

      for (int day = 0; day < 7; day++) {
        syncing.store(
            Records.measurement("new" + day)
                .at(TrainingHistory.END.plus(Duration.ofDays(day)))
                .value(Metric.BODY_WEIGHT, "79.9")
                .value(Metric.FAT_RATIO, "19.9")
                .build());
      }
      assertThat(modelAfterSync(syncing))
          .contains("\"weeks\":30", "\"created_at\":\"2026-12-01T08:00:00Z");
    }
  }

  @Test
  void aModelOfWeeksThatWereMadeOtherwiseIsReplacedByTheNextSync() {
    var connector = ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build());
    try (var syncing = TestDashboard.start(ALLOWED, List.of(connector))) {
      TrainingHistory.store(syncing, 30);
      TrainingData data = syncing.application.training().data();
      syncing
          .application
          .models()
          .publish(new KnnForecaster(syncing.clock).fit(TrainingData.of(data.weeks())).store());
      assertThat(syncing.program().get("/api/v1/model").body()).contains("\"recipe\":\"given\"");

      assertThat(modelAfterSync(syncing)).contains("\"recipe\":\"3\"");
    }
  }

  private static String modelAfterSync(TestDashboard dashboard) {
    Browser client = dashboard.program();
    client.request("POST", "/api/v1/sync");
    while (client.get("/api/v1/sync").body().contains("\"running\":true")) {
      Thread.onSpinWait();
    }
    return client.get("/api/v1/model").body();
  }

  private static void assertBad(HttpResponse<String> answer, String parameter, String range) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"parameter\":\"" + parameter + '"', range)
        .doesNotContain("script");
  }
}
