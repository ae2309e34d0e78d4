package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static io.github.personalmetrics.forecast.knn.Weeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Backtest.Band;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Score;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingOriginTest {

  private static final int FIRST = RollingOrigin.FIRST;

  @Test
  void everyWeekFromTheThirteenthOnIsForecastFromThoseBeforeItAlone() {
    List<TrainingWeek> weeks = Weeks.noisy(30, 1);
    Backtest test = test(weeks, 3);

    double sum = 0;
    for (int i = FIRST; i < weeks.size(); i++) {
      Change expected =
          new KnnForecaster(3, Weighting.UNIFORM, Weeks.CLOCK)
              .fit(weeks.subList(0, i))
              .forecast(List.of(weeks.get(i).training()))
              .weeks()
              .get(0)
              .change();
      sum += Math.abs(expected.weight() - weeks.get(i).change().weight());
    }

    assertThat(test.own().weight().weeks()).isEqualTo(18);
    assertThat(test.own().weight().mae()).isCloseTo(sum / 18, within(1e-12));
  }

  @Test
  void whatCameLaterChangesNoEarlierForecast() {
    List<TrainingWeek> weeks = Weeks.noisy(40, 2);
    var other = new ArrayList<>(weeks.subList(0, 30));
    Weeks.noisy(40, 3).subList(30, 40).forEach(other::add);

    int[] chosen = new RollingOrigin(weeks, Weighting.UNIFORM, 7, 3, 1).chosenKs();
    int[] otherwise = new RollingOrigin(other, Weighting.UNIFORM, 7, 3, 1).chosenKs();

    assertThat(chosen).hasSize(28);
    assertThat(Arrays.copyOf(otherwise, 18)).isEqualTo(Arrays.copyOf(chosen, 18));
    for (int i = 0; i < chosen.length; i++) {
      List<TrainingWeek> known = weeks.subList(0, RollingOrigin.FIRST + i);
      assertThat(chosen[i]).isEqualTo(new RollingOrigin(known, Weighting.UNIFORM, 7, 3, 1).bestK());
    }
    assertThat(Arrays.stream(chosen).distinct().count()).isGreaterThan(1);
  }

  /** The weeks alternate, and a plan tells which kind is next: asking one neighbour is right. */
  @Test
  void kIsChosenByWhatDidBestBefore() {
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < 40; i++) {
      boolean hard = i % 2 == 0;
      weeks.add(week(i, plan(hard ? 20 : 0, 0, i % 3, 40), hard ? -1 : 1, hard ? -.5 : .5));
    }

    ForecastModel model = new KnnForecaster(Weeks.CLOCK).fit(weeks);

    assertThat(model.card().k()).isLessThanOrEqualTo(9);
    Backtest test = model.card().backtest();
    assertThat(test.own().weight().skill()).isEqualTo(1);
    assertThat(test.own().weight().label()).isEqualTo(Score.Label.HAS_SKILL);
    assertThat(test.other("mean-change").orElseThrow().weight().label())
        .isNotEqualTo(Score.Label.HAS_SKILL);
  }

  @Test
  void ofPureNoiseNothingIsSaidToHaveSkillForSure() {
    int shown = 0;
    for (int seed = 0; seed < 40; seed++) {
      var weeks = new ArrayList<TrainingWeek>();
      for (TrainingWeek any : Weeks.noisy(40, seed)) {
        weeks.add(new TrainingWeek(any.monday(), any.training(), any.change()));
      }
      Backtest test = new KnnForecaster(Weeks.CLOCK).fit(weeks).card().backtest();
      shown += test.own().weight().label() == Score.Label.HAS_SKILL ? 1 : 0;
    }

    assertThat(shown).isLessThanOrEqualTo(6);
  }

  @Test
  void aTrendThatIsAheadOfItsMeanIsSeenByTheLevelAlone() {
    Backtest test = SimpleForecaster.level(Weeks.CLOCK).fit(Weeks.noisy(104, 4)).card().backtest();

    assertThat(test.own().forecaster()).isEqualTo("level");
    assertThat(test.own().weight().skill()).isPositive();
    assertThat(test.other("zero-change").orElseThrow().weight().skill()).isZero();
    assertThat(test.other("zero-change").orElseThrow().weight().label())
        .isEqualTo(Score.Label.NO_BETTER);
    assertThat(test.others())
        .extracting(Backtest.Result::forecaster)
        .containsExactly("zero-change", "mean-change", "level-and-mean-change", "knn", "automatic");
  }

  @Test
  void bandsCoverAsManyPastWeeksAsTheySay() {
    List<TrainingWeek> weeks = Weeks.noisy(104, 5);
    Backtest test = test(weeks, 5);
    int[] within = new int[Forecast.MAX_WEEKS + 1];
    int[] of = new int[Forecast.MAX_WEEKS + 1];

    for (int origin = FIRST; origin < weeks.size(); origin++) {
      int end = Math.min(origin + Forecast.MAX_WEEKS, weeks.size());
      List<TrainingWeek> coming = weeks.subList(origin, end);
      var came = Change.NONE;
      for (Forecast.Week week :
          new KnnForecaster(5, Weighting.UNIFORM, Weeks.CLOCK)
              .fit(weeks.subList(0, origin))
              .forecast(coming.stream().map(TrainingWeek::training).toList())
              .weeks()) {
        came = came.plus(coming.get(week.number() - 1).change());
        double off = Math.abs(week.cumulative().fatRatio() - came.fatRatio());
        of[week.number()]++;
        within[week.number()] += off <= test.band(week.number()).fatRatio() + 1e-9 ? 1 : 0;
      }
    }

    assertThat(of[1]).isEqualTo(92);
    // The rank of 92 errors at 80 %, and so no more than it takes.
    assertThat(within[1]).isEqualTo(75);
    for (int steps = 2; steps <= Forecast.MAX_WEEKS; steps++) {
      assertThat((double) within[steps] / of[steps]).isGreaterThanOrEqualTo(Backtest.LEVEL);
    }
  }

  @Test
  void bandsWiden() {
    List<TrainingWeek> weeks = Weeks.noisy(104, 5);
    ForecastModel model = new KnnForecaster(Weeks.CLOCK).fit(weeks);
    Backtest test = model.card().backtest();

    double before = 0;
    for (Band band : test.bands()) {
      assertThat(band.weight()).isGreaterThanOrEqualTo(before);
      before = band.weight();
    }
    assertThat(test.bands()).hasSize(Forecast.MAX_WEEKS);
    assertThat(test.band(12).weight()).isGreaterThan(test.band(1).weight());
    List<Forecast.Week> forecast =
        model.forecast(Collections.nCopies(12, plan(9, 60, 2, 40))).weeks();
    assertThat(forecast).extracting(Forecast.Week::band).isEqualTo(test.bands());
  }

  @Test
  void whereTooFewWeeksFollowEachOtherNoBandIsGiven() {
    Backtest test = new KnnForecaster(Weeks.CLOCK).fit(Weeks.noisy(20, 6)).card().backtest();

    // Eight weeks were forecast, three of them six weeks ahead: rank 4 of 3 is none.
    assertThat(test.band(1).weight()).isNotNull();
    assertThat(test.band(5).weight()).isNotNull();
    assertThat(test.band(6)).isEqualTo(Band.UNKNOWN);
    assertThat(test.band(12)).isEqualTo(Band.UNKNOWN);
  }

  @Test
  void aGapEndsAForecastOfManyWeeksAndNothingElse() {
    var weeks = new ArrayList<TrainingWeek>();
    for (TrainingWeek any : Weeks.noisy(30, 8)) {
      int number = weeks.size() + (weeks.size() < 20 ? 0 : 3);
      weeks.add(
          new TrainingWeek(
              Weeks.FIRST.plusWeeks(number), any.training(), any.change(), any.lead()));
    }

    Backtest gap = test(weeks, 5);

    assertThat(gap.own()).isEqualTo(test(Weeks.noisy(30, 8), 5).own());
    assertThat(gap.bands()).isNotEqualTo(test(Weeks.noisy(30, 8), 5).bands());
  }

  @Test
  void belowTwentyWeeksThereIsAForecastAndNoTest() {
    ForecastModel model = new KnnForecaster(Weeks.CLOCK).fit(Weeks.noisy(19, 9));

    assertThat(model.card().backtest()).isNull();
    assertThat(model.card().k()).isEqualTo(5);
    assertThat(model.forecast(List.of(plan(1, 1, 1, 1))).weeks().get(0).band())
        .isEqualTo(Band.UNKNOWN);
  }

  private static Backtest test(List<TrainingWeek> weeks, int k) {
    return new KnnForecaster(k, Weighting.UNIFORM, Weeks.CLOCK).fit(weeks).card().backtest();
  }
}
