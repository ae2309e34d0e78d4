package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static io.github.personalmetrics.forecast.knn.Weeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnnForecasterTest {

  private final Forecaster forecaster = new KnnForecaster(3, Weighting.UNIFORM, Weeks.CLOCK);

  @Test
  void aForecastNamesTheWeeksItIsMadeOf() {
    Forecast.Week week = only(forecaster.fit(distances(0, 1, 2, 3, 4, 5, 6, 10)), 1.2);

    assertThat(week.neighbours())
        .extracting(neighbour -> neighbour.week().training().distanceRunning())
        .containsExactly(1.0, 2.0, 0.0);
    assertThat(week.neighbours().get(0).distance()).isCloseTo(0.02, within(1e-12));
    assertThat(week.neighbours()).allMatch(n -> Math.abs(n.share() - 1 / 3.0) < 1e-15);
    assertThat(week.change().weight()).isCloseTo((1 + 2 + 0) / 3.0, within(1e-15));
    assertThat(week.change().fatRatio()).isCloseTo((1 + 2 + 0) / -6.0, within(1e-15));
  }

  @Test
  void equallyDistantWeeksShareThePlaceThatIsLeft() {
    Forecast.Week week = only(forecaster.fit(distances(0, 1, 2, 3, 4, 5, 6, 10)), 1);

    // 1 is there, 0 and 2 are one off: with k = 3 all count fully; with k = 2 half each.
    assertThat(week.change().weight()).isCloseTo(1, within(1e-15));
    Forecast.Week two =
        only(
            new KnnForecaster(2, Weighting.UNIFORM, Weeks.CLOCK)
                .fit(distances(0, 1, 2, 3, 4, 5, 6, 10)),
            1);
    assertThat(two.neighbours())
        .extracting(Forecast.Neighbour::share)
        .containsExactly(.5, .25, .25);
  }

  @Test
  void weeksAreForecastOneByOneAndAddedUp() {
    var model = forecaster.fit(Weeks.rising());
    var hard = plan(9, 54, 3, 49);
    var easy = plan(0, 0, 0, 40);

    Forecast forecast = model.forecast(List.of(hard, easy, hard));

    assertThat(forecast.weeks()).extracting(Forecast.Week::number).containsExactly(1, 2, 3);
    assertThat(forecast.weeks()).extracting(Forecast.Week::plan).containsExactly(hard, easy, hard);
    Change first = forecast.weeks().get(0).change();
    Change second = forecast.weeks().get(1).change();
    assertThat(first).isNotEqualTo(second);
    assertThat(forecast.weeks().get(0).cumulative()).isEqualTo(first);
    assertThat(forecast.weeks().get(1).cumulative()).isEqualTo(first.plus(second));
    assertThat(forecast.weeks().get(2).cumulative()).isEqualTo(first.plus(second).plus(first));
  }

  @Test
  void noWeekAndMoreThanTwelveAreRefused() {
    var model = forecaster.fit(Weeks.rising());

    assertThatThrownBy(() -> model.forecast(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 12");
    assertThatThrownBy(() -> model.forecast(Collections.nCopies(13, plan(1, 1, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("13");
  }

  @Test
  void fewerThanEightWeeksAreNoModelAndTheRefusalCountsThem() {
    assertThatThrownBy(() -> forecaster.fit(Weeks.rising(7)))
        .isInstanceOfSatisfying(
            TooFewWeeks.class,
            e -> {
              assertThat(e.usable()).isEqualTo(7);
              assertThat(e.needed()).isEqualTo(8);
              assertThat(e.code()).isEqualTo("forecast.too-few-weeks");
            });
    assertThat(forecaster.fit(Weeks.rising(8)).card().weeks()).isEqualTo(8);
  }

  @Test
  void askingMoreWeeksThanThereAreAsksAll() {
    var model = new KnnForecaster(500, Weighting.UNIFORM, Weeks.CLOCK).fit(Weeks.rising());

    assertThat(model.card().k()).isEqualTo(10);
    assertThat(only(model, 3).change().weight()).isCloseTo(.45, within(1e-15));
  }

  @Test
  void aWeekThatIsThereTwiceIsRefused() {
    var weeks = new ArrayList<>(Weeks.rising());
    weeks.add(weeks.get(3));

    assertThatThrownBy(() -> forecaster.fit(weeks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-01-26");
  }

  @Test
  void kOfZeroIsRefused() {
    assertThatThrownBy(() -> new KnnForecaster(0, Weighting.UNIFORM, Weeks.CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlanOutsideOfEverythingDoneIsSaidToBe() {
    Forecast.Week week =
        forecaster.fit(Weeks.rising()).forecast(List.of(plan(9.5, 54, 3, 39))).weeks().get(0);

    assertThat(week.extrapolating())
        .containsExactlyInAnyOrder(TrainingInput.DISTANCE_RUNNING, TrainingInput.MEAN_LOAD);
  }

  @Test
  void farOutsideNothingIsClampedAndTheNearestEdgeAnswers() {
    var model = new KnnForecaster(1, Weighting.UNIFORM, Weeks.CLOCK).fit(Weeks.rising());

    Forecast.Week week = model.forecast(List.of(plan(900, 5400, 3, 49))).weeks().get(0);

    assertThat(week.change().weight()).isEqualTo(.9);
    assertThat(week.neighbours().get(0).distance()).isGreaterThan(100);
  }

  @Test
  void anInputThatNeverChangedCountsNothingAndIsSaidToBeUnused() {
    var weeks = distances(0, 1, 2, 3, 4, 5, 6, 10);
    var forecast = forecaster.fit(weeks).forecast(List.of(plan(1.2, 0, 7, 0)));

    assertThat(forecast.weeks().get(0).change())
        .isEqualTo(only(forecaster.fit(weeks), 1.2).change());
    assertThat(forecast.weeks().get(0).extrapolating()).containsExactly(TrainingInput.SESSIONS);
    assertThat(forecast.unused())
        .extracting(UnusedInput::input)
        .containsExactly(
            TrainingInput.DURATION_RUNNING, TrainingInput.SESSIONS, TrainingInput.MEAN_LOAD);
    assertThat(forecast.unused().get(1).reason())
        .isEqualTo("it was 0.0 sessions in every week of the model");
  }

  @Test
  void anInputWhoseSourceMayNotTrainIsUnusedForThatReasonAndNeverExtrapolates() {
    var unused = new UnusedInput(TrainingInput.SESSIONS, "sheets/log may not train");
    var data =
        new TrainingData(
            "1",
            distances(0, 1, 2, 3, 4, 5, 6, 10),
            List.of(),
            List.of(unused),
            new TreeSet<>(Set.of(SourceId.of("sheets", "log"))));

    Forecast forecast = forecaster.fit(data).forecast(List.of(plan(1, 0, 7, 0)));

    assertThat(forecast.unused()).hasSize(3).contains(unused);
    assertThat(forecast.weeks().get(0).extrapolating()).isEmpty();
    assertThat(forecast.model().excludedSources()).containsExactly(SourceId.of("sheets", "log"));
  }

  @Test
  void theCardSaysWhereTheModelComesFrom() {
    var card = forecaster.fit(Weeks.rising(12)).card();

    assertThat(card.forecaster()).isEqualTo("knn");
    assertThat(card.k()).isEqualTo(3);
    assertThat(card.weeks()).isEqualTo(12);
    assertThat(card.firstWeek()).isEqualTo("2026-01-05");
    assertThat(card.lastWeek()).isEqualTo("2026-03-23");
    assertThat(card.createdAt()).isEqualTo(Instant.parse("2026-11-23T10:15:30Z"));
    assertThat(card.software()).startsWith("personal-metrics forecast-knn ");
  }

  @Test
  void theErrorIsThatOfWeeksTheForecastHadNotSeen() {
    // Every week is like no other, so an in-sample error with k = 1 would be 0.
    var evaluation =
        new KnnForecaster(1, Weighting.UNIFORM, Weeks.CLOCK)
            .fit(distances(0, 1, 3, 6, 10, 15, 21, 28))
            .card()
            .evaluation();

    assertThat(evaluation.method()).isEqualTo("leave-one-out");
    assertThat(evaluation.weeks()).isEqualTo(8);
    assertThat(evaluation.weight().mae())
        .isCloseTo((1 + 1 + 2 + 3 + 4 + 5 + 6 + 7) / 8.0, within(1e-12));
    assertThat(evaluation.weight().maeOfNoChange())
        .isCloseTo((0 + 1 + 3 + 6 + 10 + 15 + 21 + 28) / 8.0, within(1e-12));
    assertThat(evaluation.weight().skill()).isCloseTo(1 - 29 / 84.0, within(1e-12));
    assertThat(evaluation.fatRatio().mae()).isCloseTo(evaluation.weight().mae() / 2, within(1e-12));
  }

  /** Weeks that differ in the distance alone; the weight changes by as many kilograms. */
  private static List<TrainingWeek> distances(int... kilometres) {
    return IntStream.range(0, kilometres.length)
        .mapToObj(i -> week(i, plan(kilometres[i], 0, 0, 0), kilometres[i], -kilometres[i] / 2.0))
        .toList();
  }

  private static Forecast.Week only(ForecastModel model, double distance) {
    WeeklyPlan plan = plan(distance, 0, 0, 0);
    return model.forecast(List.of(plan)).weeks().get(0);
  }
}
