package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Backtest.Band;
import io.github.personalmetrics.forecast.Evaluation;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all forecasters of this package have in common. */
final class Cards {

  private Cards() {}

  static void checkEnough(TrainingData data) {
    if (data.weeks().size() < Forecaster.MINIMUM_WEEKS) {
      throw new TooFewWeeks(data.weeks().size(), Forecaster.MINIMUM_WEEKS);
    }
  }

  static boolean canBeTested(TrainingData data) {
    return data.weeks().size() >= Backtest.MINIMUM_WEEKS;
  }

  static ModelCard of(
      TrainingData data,
      String forecaster,
      @Nullable String chosen,
      @Nullable Integer k,
      Evaluation evaluation,
      @Nullable Backtest backtest,
      Clock clock) {
    List<TrainingWeek> weeks = data.weeks();
    return new ModelCard(
        forecaster,
        chosen,
        k,
        data.recipe(),
        weeks.size(),
        weeks.get(0).monday(),
        weeks.get(weeks.size() - 1).monday(),
        data.unused(),
        data.sources(),
        data.excludedSources(),
        evaluation,
        backtest,
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        software());
  }

  static void checkLength(List<WeeklyPlan> plans) {
    if (plans.isEmpty() || plans.size() > Forecast.MAX_WEEKS) {
      throw new IllegalArgumentException(
          "a forecast is for 1 to " + Forecast.MAX_WEEKS + " weeks, not for " + plans.size());
    }
  }

  static Band band(ModelCard card, int weeks) {
    return card.backtest() == null ? Band.UNKNOWN : card.backtest().band(weeks);
  }

  private static String software() {
    String version = Cards.class.getPackage().getImplementationVersion();
    return "personal-metrics forecast-knn " + (version == null ? "unreleased" : version);
  }
}
