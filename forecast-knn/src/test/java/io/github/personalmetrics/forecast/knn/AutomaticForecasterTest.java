package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static io.github.personalmetrics.forecast.knn.Weeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AutomaticForecasterTest {

  private final AutomaticForecaster forecaster = new AutomaticForecaster(Weeks.CLOCK);

  @Test
  void ofAPersonWhoseTrainingTellsItAsksTheNearestWeeks() {
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < 40; i++) {
      boolean hard = i % 2 == 0;
      weeks.add(week(i, plan(hard ? 20 : 0, 0, i % 3, 40), hard ? -1 : 1, hard ? -.5 : .5));
    }

    ForecastModel model = forecaster.fit(weeks);

    assertThat(model.card().forecaster()).isEqualTo("automatic");
    assertThat(model.card().chosen()).isEqualTo("knn");
    assertThat(model.forecast(List.of(plan(20, 0, 1, 40))).weeks().get(0).change().weight())
        .isCloseTo(-1, within(1e-9));
    assertThat(model.card().backtest().own().weight().skill()).isEqualTo(1);
  }

  @Test
  void ofAPersonWhoseTrendTellsItGoesWhereThatIs() {
    var random = new Random(5);
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < 40; i++) {
      var training = plan(random.nextInt(30), random.nextInt(200), random.nextInt(5), 40);
      var lead = new Change(random.nextGaussian(), random.nextGaussian());
      weeks.add(new TrainingWeek(Weeks.FIRST.plusWeeks(i), training, lead, lead));
    }

    ForecastModel model = forecaster.fit(weeks);

    assertThat(model.card().chosen()).isEqualTo("level");
    assertThat(model.card().k()).isNull();
    assertThat(model.card().backtest().others())
        .extracting(result -> result.forecaster())
        .containsExactly("zero-change", "mean-change", "level", "level-and-mean-change", "knn");
  }

  @Test
  void itsOwnScoreIsTheOneThatOthersQuoteOfIt() {
    List<TrainingWeek> weeks = Weeks.noisy(60, 11);

    assertThat(forecaster.fit(weeks).card().backtest().own())
        .isEqualTo(
            new KnnForecaster(Weeks.CLOCK)
                .fit(weeks)
                .card()
                .backtest()
                .other("automatic")
                .orElseThrow());
  }

  @Test
  void untilThereIsATestItIsTheNearestWeeks() {
    ForecastModel model = forecaster.fit(Weeks.noisy(19, 9));

    assertThat(model.card().chosen()).isEqualTo("knn");
    assertThat(model.card().k()).isEqualTo(KnnForecaster.DEFAULT_K);
    assertThat(model.card().backtest()).isNull();
  }

  @Test
  void everyForecasterIsThereByTheNameThatItsModelsHave() {
    assertThat(Forecasters.byName())
        .hasSize(6)
        .allSatisfy(
            (name, make) -> {
              ForecastModel model = fit(make, Weeks.noisy(30, 3));
              assertThat(model.card().forecaster()).isEqualTo(name);
              assertThat(make.apply(Weeks.CLOCK).load(model.store()).card())
                  .isEqualTo(model.card());
            });
    assertThatThrownBy(
            () -> forecaster.load(new KnnForecaster(Weeks.CLOCK).fit(Weeks.rising()).store()))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("one of knn, not of automatic");
  }

  private static ForecastModel fit(Function<Clock, Forecaster> make, List<TrainingWeek> weeks) {
    return make.apply(Weeks.CLOCK).fit(weeks);
  }
}
