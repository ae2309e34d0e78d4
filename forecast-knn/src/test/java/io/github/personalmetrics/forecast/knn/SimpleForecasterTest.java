package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.UnusedInput;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

class SimpleForecasterTest {

  /** The mean of the changes is 0.45 kg and -0.225 points; the trend is 0.3 kg below the mean. */
  private static final TrainingData DATA =
      new TrainingData(
          "3",
          Weeks.rising(),
          List.of(),
          List.of(),
          new TreeSet<>(),
          new TreeSet<>(),
          new Change(-0.3, 0.1),
          null,
          null);

  @Test
  void zeroChangeExpectsThatNothingChanges() {
    assertThat(cumulative(SimpleForecaster.zeroChange(Weeks.CLOCK))).containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void meanChangeExpectsTheMeanOfEveryWeek() {
    assertThat(cumulative(SimpleForecaster.meanChange(Weeks.CLOCK)))
        .satisfiesExactly(near(.45), near(.9), near(1.35));
  }

  @Test
  void levelGoesWhereTheTrendIsAndStaysThere() {
    assertThat(cumulative(SimpleForecaster.level(Weeks.CLOCK)))
        .satisfiesExactly(near(-.3), near(-.3), near(-.3));
  }

  @Test
  void levelAndMeanChangeGoesOnFromThere() {
    assertThat(cumulative(SimpleForecaster.levelAndMeanChange(Weeks.CLOCK)))
        .satisfiesExactly(near(.15), near(.6), near(1.05));
  }

  @Test
  void noInputMovesItAndItSaysSo() {
    Forecast forecast =
        SimpleForecaster.level(Weeks.CLOCK).fit(DATA).forecast(List.of(plan(900, 1, 1, 1)));

    assertThat(forecast.unused())
        .extracting(UnusedInput::input)
        .containsExactlyElementsOf(Arrays.asList(TrainingInput.values()));
    assertThat(forecast.weeks().get(0).neighbours()).isEmpty();
    assertThat(forecast.weeks().get(0).extrapolating()).isEmpty();
    assertThat(forecast.model().forecaster()).isEqualTo("level");
    assertThat(forecast.model().k()).isNull();
  }

  @Test
  void fewerThanEightWeeksAreRefusedHereToo() {
    assertThatThrownBy(() -> SimpleForecaster.meanChange(Weeks.CLOCK).fit(Weeks.rising(7)))
        .isInstanceOf(TooFewWeeks.class);
  }

  private static List<Double> cumulative(SimpleForecaster forecaster) {
    return forecaster.fit(DATA).forecast(Collections.nCopies(3, plan(1, 1, 1, 1))).weeks().stream()
        .map(week -> week.cumulative().weight())
        .toList();
  }

  private static ThrowingConsumer<Double> near(double expected) {
    return actual -> assertThat(actual).isCloseTo(expected, within(1e-12));
  }
}
