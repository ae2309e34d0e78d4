package io.github.personalmetrics.examples.dashboard.forecasting;

import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a plan would do, by the current model. Everything that serves forecasts asks it, so
 * that one question has one answer. Safe for use by many threads.
 */
public final class ForecastService {

  private record Loaded(ModelVersion version, ForecastModel model, ModelView card) {}

  private final ModelRepository models;
  private final Forecaster forecaster;
  private final Supplier<BodyNow> body;
  private final IntSupplier usableWeeks;
  private volatile @Nullable Loaded loaded;

  /**
   * @param body where forecasts start from
   * @param usableWeeks how many weeks a model could learn from; asked only if there is no model
   */
  public ForecastService(
      ModelRepository models,
      Forecaster forecaster,
      Supplier<BodyNow> body,
      IntSupplier usableWeeks) {
    this.models = models;
    this.forecaster = forecaster;
    this.body = body;
    this.usableWeeks = usableWeeks;
  }

  /**
   * @throws io.github.personalmetrics.forecast.ForecastException if there is no model to ask
   */
  public ForecastView forecast(ForecastQuestion question) {
    return answer(current(), question.plans(), body.get());
  }

  /**
   * @param plans one for each week
   * @param usual what the person does anyway
   * @throws io.github.personalmetrics.forecast.ForecastException if there is no model to ask
   */
  public PlanView forecast(List<WeeklyPlan> plans, WeeklyPlan usual) {
    Loaded current = current();
    BodyNow start = body.get();
    return new PlanView(
        answer(current, plans, start),
        answer(current, Collections.nCopies(plans.size(), usual), start));
  }

  private static ForecastView answer(Loaded current, List<WeeklyPlan> plans, BodyNow start) {
    Forecast forecast = current.model().forecast(plans);
    return ForecastView.of(forecast, start, current.card());
  }

  /**
   * @throws io.github.personalmetrics.forecast.ForecastException if there is no model
   */
  public ModelView model() {
    return current().card();
  }

  private Loaded current() {
    StoredModel stored = models.current().orElseThrow(this::whyThereIsNone);
    Loaded known = loaded;
    if (known != null && known.version().equals(stored.version())) {
      return known;
    }
    ForecastModel model = forecaster.load(stored);
    var fresh = new Loaded(stored.version(), model, ModelView.of(stored.version(), model));
    loaded = fresh;
    return fresh;
  }

  private RuntimeException whyThereIsNone() {
    int weeks = usableWeeks.getAsInt();
    return weeks < Forecaster.MINIMUM_WEEKS
        ? new TooFewWeeks(weeks, Forecaster.MINIMUM_WEEKS)
        : new NoModel(
            "Run `dashboard train`; `serve` also does so after its next sync. There are %d weeks to"
                    .formatted(weeks)
                + " learn from.");
  }
}
