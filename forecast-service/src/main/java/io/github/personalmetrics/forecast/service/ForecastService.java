package io.github.personalmetrics.forecast.service;

import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a plan would do, by the current model and by nothing else, so that one question has
 * one answer wherever that model is asked. Another forecaster may be asked for by its name: it
 * learns from the weeks of the current model when it is first asked. Safe for use by many threads.
 */
public final class ForecastService {

  private record Answering(ForecastModel model, ModelView card) {}

  /** A version and what was made of it. */
  private record Loaded(
      ModelVersion version, Answering published, Map<String, Answering> byForecaster) {}

  private final ModelRepository models;
  private final Function<StoredModel, ForecastModel> loader;
  private final Map<String, Function<Clock, Forecaster>> forecasters;
  private final Supplier<? extends ForecastException> whyThereIsNone;
  private volatile @Nullable Loaded loaded;

  /**
   * @param models asked at every question; a version is read once
   * @param loader reads a version
   * @param forecasters that may be asked for, by name; they date their models by the clock given
   * @param whyThereIsNone asked only if there is no model
   */
  public ForecastService(
      ModelRepository models,
      Function<StoredModel, ForecastModel> loader,
      Map<String, Function<Clock, Forecaster>> forecasters,
      Supplier<? extends ForecastException> whyThereIsNone) {
    this.models = models;
    this.loader = loader;
    this.forecasters = Collections.unmodifiableMap(new LinkedHashMap<>(forecasters));
    this.whyThereIsNone = whyThereIsNone;
  }

  /** The names of those that may be asked for. */
  public List<String> forecasters() {
    return List.copyOf(forecasters.keySet());
  }

  /**
   * @throws BadInputException if there is no such forecaster
   * @throws ForecastException if there is no model to ask
   */
  public ForecastView forecast(ForecastQuestion question) {
    return answer(asked(question.forecaster()), question.plans());
  }

  /**
   * @param plans one for each week
   * @param forecaster which is asked; absent for the one that made the current model
   * @throws BadInputException if there is no such forecaster
   * @throws ForecastException if there is no model to ask
   */
  public PlanView forecast(List<WeeklyPlan> plans, @Nullable String forecaster) {
    Answering asked = asked(forecaster);
    WeeklyPlan usual = asked.model().data().usual();
    return new PlanView(
        answer(asked, plans),
        usual == null ? null : answer(asked, Collections.nCopies(plans.size(), usual)));
  }

  /**
   * @param forecaster whose card; absent for the one that made the current model
   * @throws BadInputException if there is no such forecaster
   * @throws ForecastException if there is no model
   */
  public ModelView model(@Nullable String forecaster) {
    return asked(forecaster).card();
  }

  private static ForecastView answer(Answering asked, List<WeeklyPlan> plans) {
    Forecast forecast = asked.model().forecast(plans);
    return ForecastView.of(forecast, asked.model().data().start(), asked.card());
  }

  private Answering asked(@Nullable String forecaster) {
    if (forecaster != null && !forecasters.containsKey(forecaster)) {
      throw new BadInputException(
          ForecastQuestion.FORECASTER,
          "expected one of " + String.join(", ", forecasters.keySet()));
    }
    Loaded current = current();
    return forecaster == null || forecaster.equals(current.published().card().forecaster())
        ? current.published()
        : current.byForecaster().computeIfAbsent(forecaster, name -> learnt(name, current));
  }

  /** Dated as the model whose weeks it learns from, so that it is the same wherever it is made. */
  private Answering learnt(String name, Loaded from) {
    Function<Clock, Forecaster> forecaster = forecasters.get(name);
    if (forecaster == null) {
      throw new IllegalArgumentException("there is no forecaster " + name);
    }
    ForecastModel published = from.published().model();
    Clock then = Clock.fixed(published.card().createdAt(), ZoneOffset.UTC);
    ForecastModel model = forecaster.apply(then).fit(published.data());
    return new Answering(model, ModelView.of(from.version(), model));
  }

  private Loaded current() {
    StoredModel stored = models.current().orElseThrow(whyThereIsNone);
    Loaded known = loaded;
    if (known != null && known.version().equals(stored.version())) {
      return known;
    }
    ForecastModel model = loader.apply(stored);
    var published = new Answering(model, ModelView.of(stored.version(), model));
    var fresh = new Loaded(stored.version(), published, new ConcurrentHashMap<>());
    loaded = fresh;
    return fresh;
  }
}
