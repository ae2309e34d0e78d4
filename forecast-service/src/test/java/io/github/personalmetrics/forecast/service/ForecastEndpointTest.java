package io.github.personalmetrics.forecast.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.forecast.knn.SimpleForecaster;
import io.github.personalmetrics.forecast.knn.Weighting;
import io.github.personalmetrics.testkit.InMemoryModelRepository;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastEndpointTest {

  private static final String HARD =
      "distance_running=20&duration_running=120&nbr_crossfit=4&weight_crossfit=55";
  private static final String JSON =
      "{\"distance_running\":20,\"duration_running\":120,\"nbr_crossfit\":4,\"weight_crossfit\":55}";

  private final InMemoryModelRepository models = new InMemoryModelRepository();
  private final KnnForecaster forecaster = new KnnForecaster(1, Weighting.UNIFORM, History.CLOCK);
  private final ForecastEndpoint endpoint = endpoint(() -> new NoModel("Train one."));

  private ForecastEndpoint endpoint(Supplier<ForecastException> why) {
    return new ForecastEndpoint(
        new ForecastService(models, Forecasters::load, Forecasters.byName(), why));
  }

  private ForecastEndpointTest learn(int weeks) {
    models.publish(forecaster.fit(History.data(weeks)).store());
    return this;
  }

  @Test
  void aPlanIsAnsweredByTheWeeksLikeItFromWhereTheModelStands() {
    ForecastAnswer answer = learn(30).endpoint.forecast(HARD + "&weeks=2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .isEqualTo(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));
    assertThat(answer.body())
        .startsWith(
            "{\"weight\":-0.5,\"fat_ratio\":-0.5,\"start\":{\"week\":\"2026-W31\","
                + "\"monday\":\"2026-07-27\",\"weight\":80.5,\"fat_ratio\":20.25},\"weeks\":["
                + "{\"week\":1,\"monday\":\"2026-08-03\",\"weight\":"
                + "{\"change\":-0.5,\"low\":-0.5,\"high\":-0.5,\"value\":80.0},\"fat_ratio\":"
                + "{\"change\":-0.5,\"low\":-0.5,\"high\":-0.5,\"value\":19.75}},"
                + "{\"week\":2,\"monday\":\"2026-08-10\",\"weight\":{\"change\":-1.0,")
        .contains("\"created_at\":\"2026-11-23T10:15:30Z\"", "\"extrapolating\":[]");
  }

  @Test
  void aModelThatKnowsNoStartAnswersChangesAlone() {
    models.publish(forecaster.fit(TrainingData.of(History.data(30).weeks())).store());

    assertThat(endpoint.forecast(HARD).body())
        .contains("\"start\":null", "{\"week\":1,\"monday\":null,\"weight\":{\"change\":-0.5,")
        .contains("\"value\":null");
  }

  @Test
  void theOrderOfParametersTheirEncodingAndStrangersChangeNothing() {
    learn(30);

    assertThat(
            endpoint.forecast(
                "weight_crossfit=5%35.0&nbr_crossfit=+4&a=b&&=&utm=1&duration_running=1.2e2&distance%5Frunning=20"))
        .isEqualTo(endpoint.forecast(HARD));
  }

  @ParameterizedTest
  @CsvSource({
    "distance_running=20, distance_running=2%, distance_running, from 0 to 1000 (km)",
    "distance_running=20, distance_running=%zz, distance_running, from 0 to 1000 (km)",
    "distance_running=20, distance_running, distance_running, from 0 to 1000 (km)",
    "duration_running=120, duration_running=NaN, duration_running, from 0 to 10080 (minutes)",
    "nbr_crossfit=4, nbr_crossfit=4&nbr_crossfit=4, nbr_crossfit, from 0 to 100 (sessions)",
    "nbr_crossfit=4, nbr_crossfit=-1, nbr_crossfit, from 0 to 100 (sessions)",
    "weight_crossfit=55, weight_crossfit=1e999, weight_crossfit, from 0 to 1000 (kg per repetition)",
    "weight_crossfit=55, weight_crossfit=55&weeks=13, weeks, from 1 to 12",
  })
  void aBadParameterIsNamedWithItsRange(String from, String to, String parameter, String range) {
    ForecastAnswer answer = learn(30).endpoint.forecast(HARD.replace(from, to));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body())
        .startsWith(
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\""
                + parameter
                + ": expected one ")
        .contains(range)
        .endsWith(",\"parameter\":\"" + parameter + "\",\"reference\":null}");
  }

  @Test
  void withoutAQueryTheFirstParameterIsMissing() {
    assertThat(learn(30).endpoint.forecast(null).body()).contains("distance_running: expected");
    assertThat(endpoint.forecast("").body()).contains("distance_running: expected");
  }

  @Test
  void everyWeekMayHaveAPlanOfItsOwn() {
    assertThat(learn(30).endpoint.plan(null, '[' + JSON + ']').body())
        .startsWith("{\"plan\":{\"weight\":-0.5,")
        .contains("\"baseline\":{\"weight\":0.2,");
    assertThat(endpoint.plan("forecaster=level", '[' + JSON + ']').body())
        .contains("\"baseline\":{\"weight\":-0.3,");
    assertThat(endpoint.plan(null, "{}").status()).isEqualTo(400);
  }

  @Test
  void aModelThatKnowsNoUsualWeekAnswersThePlanAlone() {
    models.publish(forecaster.fit(TrainingData.of(History.data(30).weeks())).store());

    assertThat(endpoint.plan(null, '[' + JSON + ']').body())
        .startsWith("{\"plan\":{\"weight\":-0.5,")
        .endsWith("\"baseline\":null}");
  }

  @Test
  void withoutAModelOneStatusSaysWhyInWords() {
    ForecastAnswer few = endpoint(() -> new TooFewWeeks(7, 8)).forecast(HARD);
    ForecastAnswer none = endpoint.model(null);

    assertThat(few.status()).isEqualTo(422);
    assertThat(few.body()).contains("needs 8 usable weeks, and there are 7");
    assertThat(none.status()).isEqualTo(422);
    assertThat(endpoint.plan(null, '[' + JSON + ']')).isEqualTo(none);
    assertThat(none.body()).contains("there is no model yet. Train one.");
  }

  @Test
  void whereModelsAreKeptIsForTheLogAlone() {
    Supplier<ForecastException> why =
        () -> new Unavailable("model.denied", "cannot read s3://secret", "Ask root.", null);

    ForecastAnswer answer = endpoint(why).forecast(HARD);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .contains("cannot be reached now", "(model.denied)")
        .doesNotContain("secret", "root");
  }

  @Test
  void anotherForecasterLearnsFromTheSameWeeksAndDatesItselfAsTheModel() {
    ForecastAnswer level = learn(30).endpoint.forecast(HARD + "&forecaster=level");

    assertThat(level.body())
        .startsWith("{\"weight\":-0.3,\"fat_ratio\":0.1,\"start\":{\"week\":\"2026-W31\"")
        .contains("\"neighbours\":[],\"extrapolating\":[]", "\"forecaster\":\"level\"")
        .contains("\"created_at\":\"2026-11-23T10:15:30Z\"");
    assertThat(endpoint(() -> new NoModel("")).forecast(HARD + "&forecaster=level"))
        .isEqualTo(level);
  }

  @Test
  void anAutomaticChoiceSaysWhatItFellOn() {
    assertThat(learn(30).endpoint.model("forecaster=automatic").body())
        .contains("\"forecaster\":\"automatic\",\"chosen\":\"knn\"");
  }

  @Test
  void aPublishedModelOfAnotherKindIsTheDefaultAndTheNearestWeeksStayAvailable() {
    models.publish(SimpleForecaster.level(History.CLOCK).fit(History.data(30)).store());

    assertThat(endpoint.model(null).body()).contains("\"forecaster\":\"level\"");
    assertThat(endpoint.model("forecaster=knn").body()).contains("\"forecaster\":\"knn\"");
  }

  @Test
  void theNextQuestionIsAnsweredByTheModelThatIsCurrentThen() {
    assertThat(learn(30).endpoint.model(null).body()).contains("\"weeks\":30");
    assertThat(learn(31).endpoint.model(null).body()).contains("\"weeks\":31");
  }
}
