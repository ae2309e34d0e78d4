package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Evaluation;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.time.Clock;
import java.util.List;

/**
 * Looks at the body alone and not at its training: what a forecaster has to beat. Safe for use by
 * many threads.
 */
public final class SimpleForecaster implements Forecaster {

  private final Simple simple;
  private final Clock clock;

  private SimpleForecaster(Simple simple, Clock clock) {
    this.simple = simple;
    this.clock = clock;
  }

  /** Expects that nothing changes. */
  public static SimpleForecaster zeroChange(Clock clock) {
    return new SimpleForecaster(Simple.ZERO_CHANGE, clock);
  }

  /** Expects of every week the mean of all. */
  public static SimpleForecaster meanChange(Clock clock) {
    return new SimpleForecaster(Simple.MEAN_CHANGE, clock);
  }

  /** Expects that the body goes where its daily trend already is. */
  public static SimpleForecaster level(Clock clock) {
    return new SimpleForecaster(Simple.LEVEL, clock);
  }

  /** Expects that it goes there, and on by the mean of all weeks. */
  public static SimpleForecaster levelAndMeanChange(Clock clock) {
    return new SimpleForecaster(Simple.LEVEL_AND_MEAN_CHANGE, clock);
  }

  /** Such as {@code mean-change}. */
  public String name() {
    return simple.id();
  }

  @Override
  public ForecastModel fit(TrainingData data) {
    Cards.checkEnough(data);
    List<TrainingWeek> weeks = data.weeks();
    Evaluation evaluation = LeaveOneOut.of(weeks, simple);
    Backtest backtest =
        Cards.canBeTested(data)
            ? new RollingOrigin(weeks, Weighting.UNIFORM, KnnForecaster.ks()).of(simple)
            : null;
    return new SimpleModel(
        simple, data, Cards.of(data, simple.id(), null, null, evaluation, backtest, clock));
  }

  /**
   * @throws Unreadable if it is not one of this forecaster
   */
  @Override
  public ForecastModel load(StoredModel stored) {
    ForecastModel model = ModelFile.read(stored);
    if (!model.card().forecaster().equals(simple.id())) {
      throw ModelFile.otherForecaster(stored, model.card().forecaster(), simple.id());
    }
    return model;
  }
}
