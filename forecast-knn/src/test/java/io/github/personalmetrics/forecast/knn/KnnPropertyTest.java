package io.github.personalmetrics.forecast.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class KnnPropertyTest {

  @Property(tries = 300)
  void theOrderInWhichWeeksAreGivenChangesNothing(
      @ForAll("weeks") List<TrainingWeek> weeks,
      @ForAll("plans") WeeklyPlan plan,
      @ForAll @IntRange(min = 1, max = 45) int k,
      @ForAll Weighting weighting,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(weeks);
    Collections.shuffle(shuffled, random);

    assertThat(change(shuffled, plan, k, weighting)).isEqualTo(change(weeks, plan, k, weighting));
  }

  /** Stronger: also when the rows inside the model stand in another order. */
  @Property(tries = 300)
  void whenAWeekWasDoesNotMatter(
      @ForAll("weeks") List<TrainingWeek> weeks,
      @ForAll("plans") WeeklyPlan plan,
      @ForAll @IntRange(min = 1, max = 45) int k,
      @ForAll Weighting weighting,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(weeks);
    Collections.shuffle(shuffled, random);

    Change change = change(Weeks.numbered(shuffled), plan, k, weighting);

    Change expected = change(weeks, plan, k, weighting);
    assertThat(change.weight()).isCloseTo(expected.weight(), within(1e-12));
    assertThat(change.fatRatio()).isCloseTo(expected.fatRatio(), within(1e-12));
  }

  @Property(tries = 200)
  void aColumnThatIsTheSameEverywhereCountsNothing(
      @ForAll("weeks") List<TrainingWeek> weeks,
      @ForAll("plans") WeeklyPlan plan,
      @ForAll @IntRange(min = 1, max = 45) int k,
      @ForAll @DoubleRange(max = 500) double constant,
      @ForAll @DoubleRange(max = 500) double planned) {
    Change without = change(withLoad(weeks, 0), withLoad(plan, 0), k, Weighting.UNIFORM);

    Change with = change(withLoad(weeks, constant), withLoad(plan, planned), k, Weighting.UNIFORM);

    assertThat(with).isEqualTo(without);
  }

  @Property(tries = 200)
  void theNearestOfAWeekOfTheModelAreTheWeeksLikeIt(
      @ForAll("weeks") List<TrainingWeek> weeks,
      @ForAll @IntRange(max = 7) int which,
      @ForAll Weighting weighting) {
    WeeklyPlan plan = weeks.get(which).training();
    double mean =
        weeks.stream()
            .filter(week -> week.training().equals(plan))
            .mapToDouble(week -> week.change().weight())
            .average()
            .orElseThrow();

    assertThat(change(weeks, plan, 1, weighting).weight()).isCloseTo(mean, within(1e-12));
  }

  @Property(tries = 200)
  void aForecastLiesBetweenTheExtremesAndItsSharesAddUpToOne(
      @ForAll("weeks") List<TrainingWeek> weeks,
      @ForAll("plans") WeeklyPlan plan,
      @ForAll @IntRange(min = 1, max = 45) int k,
      @ForAll Weighting weighting) {
    Forecast.Week week = model(weeks, k, weighting).forecast(List.of(plan)).weeks().get(0);

    var outcomes = weeks.stream().mapToDouble(any -> any.change().weight()).summaryStatistics();
    assertThat(week.change().weight())
        .isBetween(outcomes.getMin() - 1e-12, outcomes.getMax() + 1e-12);
    assertThat(week.neighbours()).hasSizeGreaterThanOrEqualTo(Math.min(k, weeks.size()));
    assertThat(week.neighbours().stream().mapToDouble(Forecast.Neighbour::share).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(week.neighbours())
        .isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
  }

  @Provide
  Arbitrary<List<TrainingWeek>> weeks() {
    return Weeks.any();
  }

  /** Some on the grid of the weeks, so that ties are common. */
  @Provide
  Arbitrary<WeeklyPlan> plans() {
    var input =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 5).map(Integer::doubleValue),
            Arbitraries.doubles().between(0, 100));
    return Combinators.combine(input, input, input, input).as(WeeklyPlan::new);
  }

  private static Change change(
      List<TrainingWeek> weeks, WeeklyPlan plan, int k, Weighting weighting) {
    return model(weeks, k, weighting).forecast(List.of(plan)).weeks().get(0).change();
  }

  private static ForecastModel model(List<TrainingWeek> weeks, int k, Weighting weighting) {
    return new KnnForecaster(k, weighting, Weeks.CLOCK).fit(weeks);
  }

  private static List<TrainingWeek> withLoad(List<TrainingWeek> weeks, double load) {
    return weeks.stream()
        .map(
            week -> new TrainingWeek(week.monday(), withLoad(week.training(), load), week.change()))
        .toList();
  }

  private static WeeklyPlan withLoad(WeeklyPlan plan, double load) {
    return new WeeklyPlan(plan.distanceRunning(), plan.durationRunning(), plan.sessions(), load);
  }
}
