package io.github.personalmetrics.forecast;

import java.util.List;

/** Learns from weeks of training. Safe for use by many threads. */
public interface Forecaster {

  /** Below this there is no model, only noise. */
  int MINIMUM_WEEKS = 8;

  /**
   * The same weeks give the same forecasts, in whatever order they come.
   *
   * @throws ForecastException.TooFewWeeks if there are fewer than {@link #MINIMUM_WEEKS}
   */
  ForecastModel fit(TrainingData data);

  default ForecastModel fit(List<TrainingWeek> weeks) {
    return fit(TrainingData.of(weeks));
  }

  /**
   * The model that was stored; it answers what it answered then, bit for bit.
   *
   * @throws ForecastException.Unreadable if it is not one of this forecaster
   */
  ForecastModel load(StoredModel stored);
}
