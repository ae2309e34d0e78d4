package io.github.personalmetrics.forecast.knn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Score;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.knn.SimulatedPerson.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the labels and the ranges are worth, over people of whom the truth is known: each learns
 * from a year, and then twelve weeks come that nobody has seen.
 */
class PopulationTest {

  private static final int PEOPLE = 200;
  private static final int WEEKS = 52;
  private static final List<String> FORECASTERS =
      List.of("mean-change", "level", "level-and-mean-change", "knn", "automatic");

  @ParameterizedTest
  @EnumSource(Effect.class)
  void labelsPromiseLittleAndRangesHold(Effect effect) {
    int shown = 0;
    int shownOfFat = 0;
    var covered = new int[Forecast.MAX_WEEKS + 1];
    var coveredOfFat = new int[Forecast.MAX_WEEKS + 1];
    double error = 0;
    double errorOfNoChange = 0;
    var skill = new double[FORECASTERS.size()];
    for (int seed = 0; seed < PEOPLE; seed++) {
      List<TrainingWeek> all =
          new SimulatedPerson(1000L * effect.ordinal() + seed, effect)
              .weeks(WEEKS + Forecast.MAX_WEEKS);
      List<TrainingWeek> coming = all.subList(WEEKS, all.size());
      ForecastModel model = new KnnForecaster(Weeks.CLOCK).fit(all.subList(0, WEEKS));
      Backtest test = model.card().backtest();
      shown += test.own().weight().label() == Score.Label.HAS_SKILL ? 1 : 0;
      shownOfFat += test.own().fatRatio().label() == Score.Label.HAS_SKILL ? 1 : 0;

      List<WeeklyPlan> plans = coming.stream().map(TrainingWeek::training).toList();
      var came = Change.NONE;
      for (Forecast.Week week : model.forecast(plans).weeks()) {
        TrainingWeek truth = coming.get(week.number() - 1);
        came = came.plus(truth.change());
        double off = Math.abs(week.cumulative().weight() - came.weight());
        covered[week.number()] += off <= week.band().weight() ? 1 : 0;
        double offOfFat = Math.abs(week.cumulative().fatRatio() - came.fatRatio());
        coveredOfFat[week.number()] += offOfFat <= week.band().fatRatio() ? 1 : 0;
        error += Math.abs(week.change().weight() - truth.change().weight());
        errorOfNoChange += Math.abs(truth.change().weight());
      }
      for (int i = 0; i < skill.length; i++) {
        String name = FORECASTERS.get(i);
        Backtest.Result result = name.equals("knn") ? test.own() : test.other(name).orElseThrow();
        skill[i] += result.weight().skill() / PEOPLE;
      }
    }

    var line = new ArrayList<String>();
    line.add("%s: weight has shown skill for %.1f %%".formatted(effect, 100.0 * shown / PEOPLE));
    line.add("fat ratio for %.1f %%".formatted(100.0 * shownOfFat / PEOPLE));
    line.add(
        "80 %% range holds 1 week ahead %.1f %%, 4 weeks %.1f %%, 12 weeks %.1f %%"
            .formatted(share(covered[1]), share(covered[4]), share(covered[12])));
    line.add(
        "of the fat ratio %.1f %%, %.1f %%, %.1f %%"
            .formatted(share(coveredOfFat[1]), share(coveredOfFat[4]), share(coveredOfFat[12])));
    line.add("knn on the weeks after %+.1f %%".formatted(100 * (1 - error / errorOfNoChange)));
    for (int i = 0; i < skill.length; i++) {
      line.add(String.format(Locale.ROOT, "%s %+.1f %%", FORECASTERS.get(i), 100 * skill[i]));
    }
    System.out.println("POPULATION " + String.join("; ", line));

    for (int weeks : List.of(1, 4, 12)) {
      assertThat(share(covered[weeks])).as("weight, %d weeks", weeks).isBetween(75.0, 90.0);
      assertThat(share(coveredOfFat[weeks])).as("fat ratio, %d weeks", weeks).isBetween(75.0, 90.0);
    }
    if (effect == Effect.NONE) {
      assertThat(share(shown)).isLessThanOrEqualTo(15);
      assertThat(share(shownOfFat)).isLessThanOrEqualTo(15);
    }
  }

  private static double share(int people) {
    return 100.0 * people / PEOPLE;
  }
}
