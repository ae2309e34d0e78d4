package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.Evaluation;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is the forecaster of this package that did best on the person's own past, until there is enough
 * of it the {@link KnnForecaster}. Its backtest chooses at each origin anew, so that it does not
 * praise what it was chosen by. Safe for use by many threads.
 */
public final class AutomaticForecaster implements Forecaster {

  /** What a model of this forecaster calls itself; its card says what was chosen. */
  public static final String NAME = "automatic";

  private final Clock clock;

  /**
   * @param clock dates the models
   */
  public AutomaticForecaster(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ForecastModel fit(TrainingData data) {
    Cards.checkEnough(data);
    RollingOrigin test =
        Cards.canBeTested(data)
            ? new RollingOrigin(data.weeks(), Weighting.UNIFORM, KnnForecaster.ks())
            : null;
    Optional<Simple> best = test == null ? Optional.empty() : test.best();
    return best.isPresent() ? simple(best.get(), data, test) : knn(data, test);
  }

  private ForecastModel simple(Simple simple, TrainingData data, @Nullable RollingOrigin test) {
    Evaluation evaluation = LeaveOneOut.of(data.weeks(), simple);
    return new SimpleModel(
        simple, data, Cards.of(data, NAME, simple.id(), null, evaluation, backtest(test), clock));
  }

  private ForecastModel knn(TrainingData data, @Nullable RollingOrigin test) {
    List<TrainingWeek> weeks = data.weeks();
    int k = Math.min(test == null ? KnnForecaster.DEFAULT_K : test.bestK(), weeks.size());
    Evaluation evaluation = LeaveOneOut.of(weeks, k, Weighting.UNIFORM);
    return new KnnModel(
        data,
        Scaling.of(weeks),
        k,
        Weighting.UNIFORM,
        Cards.of(data, NAME, KnnForecaster.NAME, k, evaluation, backtest(test), clock));
  }

  private static @Nullable Backtest backtest(@Nullable RollingOrigin test) {
    return test == null ? null : test.ofTheBest(NAME);
  }

  @Override
  public ForecastModel load(StoredModel stored) {
    ForecastModel model = ModelFile.read(stored);
    if (!model.card().forecaster().equals(NAME)) {
      throw ModelFile.otherForecaster(stored, model.card().forecaster(), NAME);
    }
    return model;
  }
}
