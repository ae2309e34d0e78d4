package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.Evaluation;
import io.github.personalmetrics.forecast.Evaluation.Errors;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Forecasts each week from all the others, scaling included. It has seen later weeks and is no
 * proof for the future, but it is not the memory of what was learnt either.
 */
final class LeaveOneOut {

  static final String METHOD = "leave-one-out";

  private LeaveOneOut() {}

  static Evaluation of(List<TrainingWeek> weeks, int k, Weighting weighting) {
    return of(
        weeks,
        (others, week) -> {
          var neighbourhood = new Neighbourhood(others, Scaling.of(others));
          return Neighbourhood.expected(neighbourhood.nearest(week.training(), k, weighting));
        });
  }

  static Evaluation of(List<TrainingWeek> weeks, Simple simple) {
    return of(weeks, (others, week) -> simple.expected(true, week.lead(), Simple.mean(others)));
  }

  /**
   * @param forecast of a week, from all the others
   */
  private static Evaluation of(
      List<TrainingWeek> weeks, BiFunction<List<TrainingWeek>, TrainingWeek, Change> forecast) {
    double weight = 0;
    double weightOfNoChange = 0;
    double fatRatio = 0;
    double fatRatioOfNoChange = 0;
    for (int i = 0; i < weeks.size(); i++) {
      var others = new ArrayList<>(weeks);
      TrainingWeek week = others.remove(i);
      Change expected = forecast.apply(others, week);
      weight += Math.abs(expected.weight() - week.change().weight());
      weightOfNoChange += Math.abs(week.change().weight());
      fatRatio += Math.abs(expected.fatRatio() - week.change().fatRatio());
      fatRatioOfNoChange += Math.abs(week.change().fatRatio());
    }
    int n = weeks.size();
    return new Evaluation(
        METHOD,
        n,
        new Errors(weight / n, weightOfNoChange / n),
        new Errors(fatRatio / n, fatRatioOfNoChange / n));
  }
}
