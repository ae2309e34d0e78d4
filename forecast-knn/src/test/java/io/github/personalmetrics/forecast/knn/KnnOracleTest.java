package io.github.personalmetrics.forecast.knn;

import static io.github.personalmetrics.forecast.knn.Weeks.plan;
import static io.github.personalmetrics.forecast.knn.Weeks.week;
import static java.lang.Double.parseDouble;
import static java.lang.Integer.parseInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Against values that somebody else computed. */
class KnnOracleTest {

  @Test
  void everyKAndBothWeightingsAgreeWithScikitLearn() {
    var weeks = new ArrayList<TrainingWeek>();
    for (String[] row : Weeks.oracle("knn_train.csv")) {
      weeks.add(week(weeks.size(), inputs(row), parseDouble(row[4]), parseDouble(row[5])));
    }
    List<WeeklyPlan> queries =
        Weeks.oracle("knn_query.csv").stream().map(KnnOracleTest::inputs).toList();
    var models = new HashMap<String, ForecastModel>();

    List<String[]> expected = Weeks.oracle("knn_expected.csv");
    for (String[] row : expected) {
      ForecastModel model =
          models.computeIfAbsent(
              row[1] + row[2],
              name ->
                  new KnnForecaster(
                          parseInt(row[1]),
                          Weighting.valueOf(row[2].toUpperCase(Locale.ROOT)),
                          Weeks.CLOCK)
                      .fit(weeks));

      Change change = only(model, queries.get(parseInt(row[0])));

      String what = "query %s, k %s, %s".formatted(row[0], row[1], row[2]);
      assertThat(change.weight()).as(what).isCloseTo(parseDouble(row[3]), within(1e-12));
      assertThat(change.fatRatio()).as(what).isCloseTo(parseDouble(row[4]), within(1e-12));
    }
    assertThat(expected).hasSizeGreaterThan(250);
  }

  @Test
  void tiedWeeksCountAsTheMeanOverAllWaysToChooseAmongThem() {
    double[][] rows = {
      {0, 0, 0, 0, 0.1}, {4, 4, 4, 4, -0.4}, {1, 0, 0, 0, 0.3}, {0, 1, 0, 0, -0.2},
      {0, 0, 1, 0, 0.5}, {0, 0, 0, 1, 0.7}, {2, 0, 0, 0, -0.1}, {0, 2, 0, 0, 0.2},
      {2, 2, 0, 0, 0.6}, {2, 0, 2, 0, -0.5}, {0, 2, 2, 0, 0.4}, {3, 3, 3, 3, 0.05}
    };
    var weeks = new ArrayList<TrainingWeek>();
    for (double[] row : rows) {
      weeks.add(week(weeks.size(), plan(row[0], row[1], row[2], row[3]), row[4], -row[4]));
    }

    List<String[]> expected = Weeks.oracle("knn_ties.csv");
    for (String[] row : expected) {
      ForecastModel model =
          new KnnForecaster(parseInt(row[4]), Weighting.UNIFORM, Weeks.CLOCK).fit(weeks);

      Change change =
          only(
              model,
              plan(
                  parseDouble(row[0]),
                  parseDouble(row[1]),
                  parseDouble(row[2]),
                  parseDouble(row[3])));

      String what = String.join(",", row);
      assertThat(change.weight()).as(what).isCloseTo(parseDouble(row[5]), within(1e-15));
      assertThat(change.fatRatio()).as(what).isCloseTo(-parseDouble(row[5]), within(1e-15));
    }
    assertThat(expected).hasSize(36);
  }

  private static WeeklyPlan inputs(String[] row) {
    double minutes = parseDouble(row[1]) / 60;
    return plan(parseDouble(row[0]), minutes, parseDouble(row[2]), parseDouble(row[3]));
  }

  private static Change only(ForecastModel model, WeeklyPlan plan) {
    return model.forecast(List.of(plan)).weeks().get(0).change();
  }
}
