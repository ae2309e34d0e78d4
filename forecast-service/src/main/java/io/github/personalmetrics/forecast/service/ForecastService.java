package io.github.personalmetrics.forecast.service;

import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a plan would do, by the current model and by nothing else, so that one question has
 * one answer wherever that model is asked. Safe for use by many threads.
 */
public final class ForecastService {

  private record Loaded(ModelVersion version, ForecastModel model, ModelView card) {}

  private final ModelRepository models;
  private final Forecaster forecaster;
  private final Supplier<? extends ForecastException> whyThereIsNone;
  private volatile @Nullable Loaded loaded;

  /**
   * @param models asked at every question; a version is read once
   * @param forecaster loads them
   * @param whyThereIsNone asked only if there is no model
   */
  public ForecastService(
      ModelRepository models,
      Forecaster forecaster,
      Supplier<? extends ForecastException> whyThereIsNone) {
    this.models = models;
    this.forecaster = forecaster;
    this.whyThereIsNone = whyThereIsNone;
  }

  /**
   * @throws ForecastException if there is no model to ask
   */
  public ForecastView forecast(ForecastQuestion question) {
    return answer(current(), question.plans());
  }

  /**
   * @param plans one for each week
   * @param usual what the person does anyway; absent if nobody knows
   * @throws ForecastException if there is no model to ask
   */
  public PlanView forecast(List<WeeklyPlan> plans, @Nullable WeeklyPlan usual) {
    Loaded current = current();
    return new PlanView(
        answer(current, plans),
        usual == null ? null : answer(current, Collections.nCopies(plans.size(), usual)));
  }

  /**
   * @throws ForecastException if there is no model
   */
  public ModelView model() {
    return current().card();
  }

  private static ForecastView answer(Loaded current, List<WeeklyPlan> plans) {
    Forecast forecast = current.model().forecast(plans);
    return ForecastView.of(forecast, current.model().data().start(), current.card());
  }

  private Loaded current() {
    StoredModel stored = models.current().orElseThrow(whyThereIsNone);
    Loaded known = loaded;
    if (known != null && known.version().equals(stored.version())) {
      return known;
    }
    ForecastModel model = forecaster.load(stored);
    var fresh = new Loaded(stored.version(), model, ModelView.of(stored.version(), model));
    loaded = fresh;
    return fresh;
  }
}
