package io.github.personalmetrics.forecast;

import java.util.List;

/** What was learnt. Immutable, and so safe for use by many threads. */
public interface ForecastModel {

  /**
   * @param plans one for each coming week, 1 to {@link Forecast#MAX_WEEKS}
   */
  Forecast forecast(List<WeeklyPlan> plans);

  /** What this model is made of. */
  ModelCard card();

  /** What it learnt from, for those who would learn something else from it. */
  TrainingData data();

  /** Everything {@link Forecaster#load} needs. */
  StoredModel store();
}
