package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StartingPoint;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.UnusedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  private final Forecaster forecaster = new KnnForecaster(3, Weighting.DISTANCE, Weeks.CLOCK);

  @Test
  void aStoredModelAnswersTheSameToTheLastBitAndHasTheSameCard() {
    var random = new Random(7);
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < 40; i++) {
      weeks.add(
          Weeks.week(
              i,
              plan(random.nextDouble() * 60, random.nextDouble() * 300, i % 5, 10 / 3.0 * i),
              random.nextGaussian(),
              random.nextGaussian()));
    }
    var data =
        new TrainingData(
            "7",
            weeks,
            List.of(),
            List.of(new UnusedInput(TrainingInput.MEAN_LOAD, "\"quoted\" \u2028 reason")),
            new TreeSet<>(Set.of(SourceId.of("strava", "activities"))));
    ForecastModel model = forecaster.fit(data);

    ForecastModel loaded = forecaster.load(model.store());

    assertThat(loaded.card()).isEqualTo(model.card());
    assertThat(loaded.store().version()).isEqualTo(model.store().version());
    for (int i = 0; i < 200; i++) {
      var plans =
          List.of(
              plan(random.nextDouble() * 90, random.nextDouble() * 400, i % 9, i),
              plan(0, 0, i % 3, 0));
      assertThat(loaded.forecast(plans)).isEqualTo(model.forecast(plans));
    }
  }

  @Test
  void theVersionIsTheLastWeekAndTheChecksumOfTheBytes() {
    StoredModel stored = forecaster.fit(Weeks.rising()).store();

    assertThat(stored.version().week()).isEqualTo("2026-W11");
    assertThat(stored.mediaType()).isEqualTo("application/json");
    assertThat(stored.version())
        .isEqualTo(StoredModel.of("2026-W11", "text/plain", stored.bytes()).version());
  }

  @Test
  void theFileIsJsonThatAPersonCanRead() {
    assertThat(json())
        .contains("\"format\": \"personal-metrics/knn\"")
        .contains("\"version\": 2")
        .contains("\"k\": 3")
        .contains("\"monday\": \"2026-01-05\"")
        .contains("\"distance_running\": 9.0")
        .contains("\"method\": \"leave-one-out\"")
        .doesNotContain("java", "class");
  }

  /** Written by the software of that time, and answered so by it. */
  @Test
  void aFileOfVersionOneStillAnswersWhatItDid() throws IOException {
    byte[] bytes;
    try (var file = ModelFileTest.class.getResourceAsStream("/models/version-1.json")) {
      bytes = file.readAllBytes();
    }
    StoredModel stored =
        StoredModel.verified(
            ModelVersion.parse(
                "2026-W25-bded9f2c8ba36076be9759205f6d9cb395d1123277e3e37c0815510aa53f1264"),
            "application/json",
            bytes);

    ForecastModel model = forecaster.load(stored);

    Forecast.Week week = model.forecast(List.of(plan(7.3, 50, 2, 45))).weeks().get(0);
    assertThat(week.change()).isEqualTo(new Change(0.7242261497610474, -0.3621130748805237));
    assertThat(week.band()).isEqualTo(Backtest.Band.UNKNOWN);
    assertThat(model.card().backtest()).isNull();
    assertThat(model.card().weeks()).isEqualTo(24);
    assertThat(forecaster.load(model.store()).forecast(List.of(plan(7.3, 50, 2, 45))))
        .isEqualTo(model.forecast(List.of(plan(7.3, 50, 2, 45))));
  }

  @Test
  void theBacktestTheTrendAndTheStartAreInTheFile() {
    var weeks = Weeks.noisy(40, 7);
    var start = new StartingPoint(weeks.get(39).monday(), 80.25, 20.125);
    var data =
        new TrainingData(
            "3",
            weeks,
            List.of(),
            List.of(),
            new TreeSet<>(Set.of(SourceId.of("a", "b"))),
            new TreeSet<>(),
            new Change(-.3, .1),
            start,
            plan(12.5, 70, 1.25, 55));
    for (Forecaster any :
        List.of(
            new KnnForecaster(Weeks.CLOCK),
            SimpleForecaster.zeroChange(Weeks.CLOCK),
            SimpleForecaster.meanChange(Weeks.CLOCK),
            SimpleForecaster.level(Weeks.CLOCK),
            SimpleForecaster.levelAndMeanChange(Weeks.CLOCK),
            new AutomaticForecaster(Weeks.CLOCK))) {
      ForecastModel model = any.fit(data);
      ForecastModel loaded = any.load(model.store());

      assertThat(loaded.card()).isEqualTo(model.card());
      assertThat(loaded.card().backtest()).isNotNull();
      assertThat(loaded.data()).isEqualTo(data);
      assertThat(Forecasters.load(model.store()).card()).isEqualTo(model.card());
      assertThat(loaded.store().version()).isEqualTo(model.store().version());
      var plans = Collections.nCopies(12, plan(10, 60, 2, 40));
      assertThat(loaded.forecast(plans)).isEqualTo(model.forecast(plans));
    }
  }

  @Test
  void aFileOfBeforeTheUsualWeekIsReadWithoutOne() {
    var data =
        new TrainingData(
            "3",
            Weeks.noisy(40, 7),
            List.of(),
            List.of(),
            new TreeSet<>(),
            new TreeSet<>(),
            Change.NONE,
            null,
            plan(12.5, 70, 1.25, 55));
    String json = new String(forecaster.fit(data).store().bytes(), StandardCharsets.UTF_8);
    String before = json.replaceAll("(?s) \"usual\": \\{.*?\\},\\n", "");

    assertThat(before).isNotEqualTo(json).doesNotContain("usual");
    assertThat(load(before).data().usual()).isNull();
    assertThat(load(json).data()).isEqualTo(data);
  }

  @Test
  void aModelOfAnotherForecasterIsRefusedByName() {
    StoredModel level = SimpleForecaster.level(Weeks.CLOCK).fit(Weeks.rising()).store();
    StoredModel knn = forecaster.fit(Weeks.rising()).store();

    assertThatThrownBy(() -> forecaster.load(level))
        .isInstanceOfSatisfying(
            Unreadable.class, e -> assertThat(e.code()).isEqualTo("model.other-forecaster"))
        .hasMessageContaining("one of level, not of knn");
    assertThatThrownBy(() -> SimpleForecaster.meanChange(Weeks.CLOCK).load(knn))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("one of knn, not of mean-change");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\": 2', '\"version\": 3', model.newer-version, Update",
    "'\"version\": 2', '\"version\": 0', model.older-version, Train",
    "'personal-metrics/knn', 'somebody/else', model.other-format, Load",
  })
  void anotherFormatIsRefusedWithWhatToDo(String from, String to, String code, String advice) {
    assertThatThrownBy(() -> load(json().replace(from, to)))
        .isInstanceOfSatisfying(
            Unreadable.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.advice()).startsWith(advice);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'\"forecaster\": \"knn\"', '\"forecaster\": \"oracle\"', no forecaster",
    "'\"forecaster\": \"knn\"', '\"forecasters\": \"knn\"', forecaster is missing",
    "'\"k\": 3', '\"chosen\": \"level\", \"k\": 3', knn chooses none",
    "'\"forecaster\": \"knn\"', '\"forecaster\": \"automatic\", \"chosen\": \"oracle\"', no forecaster",
    "'\"k\": 3', '\"k\": 0', k is 0",
    "'\"k\": 3', '\"k\": 11', k is 11",
    "'\"k\": 3', '\"k\": 1e99', ''",
    "'\"k\": 3', '\"kk\": 3', k is missing",
    "'\"weighting\": \"distance\"', '\"weighting\": \"java.lang.Runtime\"', JAVA.LANG.RUNTIME",
    "'\"distance_running\": 9.0', '\"distance_run\": 9.0', distance_run",
    "'\"distance_running\": 9.0', '\"distance_running\": null', distance_running is missing",
    "'\"distance_running\": 9.0', '\"distance_running\": -9.0', distance_running",
    "'\"distance_running\": 9.0', '\"distance_running\": NaN', ''",
    "'\"distance_running\": 9.0', '\"distance_running\": 1e999', ''",
    "'\"weight\": 0.9', '\"weight\": null', ''",
    "'\"weight\": 0.9', '\"wait\": 0.9', weight",
    "'2026-01-12', '2026-01-13', Monday",
    "'2026-01-12', '2026-01-05', ascend",
    "'2026-01-12', '12.1.2026', 12.1.2026",
    "'\"monday\": \"2026-01-12\"', '\"tuesday\": 1', monday is missing",
    "'\"weeks\": [', '\"weeks\": [null,', a week is missing",
    "'2026-11-23T10:15:30Z', 'yesterday', yesterday",
  })
  void aFileThatCannotBeRightIsRefusedAndSaysWhy(String from, String to, String reason) {
    assertThat(json()).contains(from);

    assertThatThrownBy(() -> load(json().replace(from, to)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining(reason);
  }

  @Test
  void aFileWithoutAWeekIsRefused() {
    String json = json().replaceAll("(?s)\"weeks\": \\[.*?\\n \\]", "\"weeks\": []");

    assertThat(json).contains("\"weeks\": []");
    assertThatThrownBy(() -> load(json))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("there are no weeks in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "null", "[]", "3", "not json", "\u0000\u0001", "{\"version\":1}"})
  void whatIsNoModelAtAllIsRefused(String text) {
    assertThatThrownBy(() -> load(text)).isInstanceOf(Unreadable.class);
  }

  @Test
  void anUnknownFieldOfALaterHandIsPassedOver() {
    String json = json().replace("\"k\": 3", "\"mood\": {\"a\": [1]}, \"k\": 3");

    assertThat(load(json).card().k()).isEqualTo(3);
  }

  @Property(tries = 200)
  void everyCutIsRefused(@ForAll @IntRange(max = 5000) int at) {
    String json = json();

    assertThatThrownBy(() -> load(json.substring(0, at % (json.length() - 1))))
        .isInstanceOf(Unreadable.class);
  }

  @Property(tries = 200)
  void everyFlippedBitIsNoticed(@ForAll @IntRange(max = 5000) int at, @ForAll("bits") int bit) {
    StoredModel stored = forecaster.fit(Weeks.rising()).store();
    byte[] bytes = stored.bytes();
    bytes[at % bytes.length] ^= (byte) (1 << bit);

    assertThatThrownBy(() -> StoredModel.verified(stored.version(), "application/json", bytes))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(stored.version().id());
  }

  @Provide
  Arbitrary<Integer> bits() {
    return Arbitraries.integers().between(0, 7);
  }

  /** Any set of weeks survives its file; the forecasts are equal to the last bit. */
  @Property(tries = 100)
  void everyModelComesBackAsItWas(@ForAll("weeks") List<TrainingWeek> weeks) {
    ForecastModel model = forecaster.fit(weeks);
    var plans = List.of(plan(1.5, 2.5, 3, 0.1));

    ForecastModel loaded = forecaster.load(model.store());

    Change expected = model.forecast(plans).weeks().get(0).change();
    assertThat(loaded.forecast(plans).weeks().get(0).change()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<TrainingWeek>> weeks() {
    return Weeks.any();
  }

  private String json() {
    return new String(forecaster.fit(Weeks.rising()).store().bytes(), StandardCharsets.UTF_8);
  }

  private ForecastModel load(String json) {
    return forecaster.load(
        StoredModel.of("2026-W11", "application/json", json.getBytes(StandardCharsets.UTF_8)));
  }
}
