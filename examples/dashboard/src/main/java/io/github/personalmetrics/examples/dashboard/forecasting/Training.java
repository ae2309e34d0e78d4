package io.github.personalmetrics.examples.dashboard.forecasting;

import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.service.ModelView;
import io.github.personalmetrics.store.MetricStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from what is stored and publishes what was learnt. Safe for use by many threads. */
public final class Training {

  private static final Logger log = LoggerFactory.getLogger(Training.class);

  private final MetricStore store;
  private final Predicate<SourceId> mayTrain;
  private final BooleanSupplier mayAllTrain;
  private final Forecaster forecaster;
  private final Function<StoredModel, ForecastModel> loader;
  private final ModelRepository models;
  private final Clock clock;
  private final Supplier<ZoneId> zone;

  /**
   * What was learnt, and from what.
   *
   * @param erased why all models of before were erased; absent if they were not
   */
  public record Trained(TrainingData data, ModelView model, @Nullable String erased) {}

  /**
   * @param mayAllTrain whether there is no provider whose records may not train a model: while
   *     there is, what does not say what it learned from may not be used
   */
  public Training(
      MetricStore store,
      Predicate<SourceId> mayTrain,
      BooleanSupplier mayAllTrain,
      Forecaster forecaster,
      Function<StoredModel, ForecastModel> loader,
      ModelRepository models,
      Clock clock,
      Supplier<ZoneId> zone) {
    this.store = store;
    this.mayTrain = mayTrain;
    this.mayAllTrain = mayAllTrain;
    this.forecaster = forecaster;
    this.loader = loader;
    this.models = models;
    this.clock = clock;
    this.zone = zone;
  }

  /** What a model would learn from now. */
  public TrainingData data() {
    return TrainingWeeks.from(store, today(), mayTrain);
  }

  /** The mean of the last weeks that are over. */
  public WeeklyPlan habits(int weeks) {
    return TrainingWeeks.habits(store, today(), weeks);
  }

  /** Asked where there is no model: it needs weeks, or it needs to be made. */
  public ForecastException whyThereIsNone() {
    int weeks = data().weeks().size();
    return weeks < Forecaster.MINIMUM_WEEKS
        ? new TooFewWeeks(weeks, Forecaster.MINIMUM_WEEKS)
        : new NoModel(
            "Run `dashboard train`; `serve` also does so after its next sync. There are %d weeks to"
                    .formatted(weeks)
                + " learn from.");
  }

  /**
   * Reads a model, unless it learnt from a source that may no longer train one.
   *
   * @throws NoModel if it did, or may have
   * @throws Unreadable if it cannot be read
   */
  public ForecastModel load(StoredModel stored) {
    ForecastModel model = loader.apply(stored);
    Optional<String> forbidden = whyForbidden(model);
    if (forbidden.isPresent()) {
      throw new NoModel(
          "The model "
              + forbidden.get()
              + ". Run `dashboard train`; `serve` also does so after its next sync.");
    }
    return model;
  }

  /**
   * Publishes a model of these weeks. If one of those before learnt from what may no longer train
   * one, all of them go, once it is sure that there is a new one.
   *
   * @throws ForecastException if there are too few weeks, models cannot be kept, or somebody rolled
   *     back meanwhile
   */
  public Trained train(TrainingData data) {
    return learn(data, pinned())
        .orElseThrow(
            () ->
                new Unavailable(
                    "model.rolled-back",
                    "somebody rolled back to another model while this one was made",
                    "That one stays in use. Train again if you want a new one.",
                    null));
  }

  /**
   * Trains unless the current model is young or knows every week, or a person rolled back to it;
   * never throws for want of weeks. What may not be used goes even if too few weeks are left.
   *
   * @param every how old a model may get
   * @return empty if it did not
   */
  public Optional<Trained> trainIfDue(Duration every) {
    Optional<ModelVersion> pinned = pinned();
    TrainingData data = data();
    Optional<String> forbidden = whyForbidden();
    if (data.weeks().size() < Forecaster.MINIMUM_WEEKS) {
      forbidden.ifPresentOrElse(this::erase, this::eraseLeftovers);
      log.info("no model yet: {} of {} weeks", data.weeks().size(), Forecaster.MINIMUM_WEEKS);
      return Optional.empty();
    }
    return forbidden.isPresent()
            || current().filter(model -> isGoodEnough(model, data, every)).isEmpty()
        ? learn(data, pinned)
        : Optional.empty();
  }

  /**
   * Makes an earlier model the current one; {@link #trainIfDue} leaves it so until {@link #train}.
   *
   * @throws ForecastException if it is not kept, or may not be used; nothing has changed then
   */
  public ModelView rollBack(ModelVersion version) {
    ForecastModel model = load(models.read(version));
    models.rollBack(version);
    return ModelView.of(version, model);
  }

  /**
   * @param pinned what was rolled back to before it began
   * @return empty if somebody rolled back since: a person's choice is not undone
   */
  private Optional<Trained> learn(TrainingData data, Optional<ModelVersion> pinned) {
    ForecastModel model = forecaster.fit(data);
    StoredModel stored = model.store();
    Optional<String> forbidden = whyForbidden();
    forbidden.ifPresentOrElse(this::erase, this::eraseLeftovers);
    Optional<ModelVersion> now = pinned();
    if (now.isPresent() && !now.equals(pinned)) {
      log.info("not published: {} was rolled back to meanwhile", now.get());
      return Optional.empty();
    }
    models.publish(stored);
    log.info("model {} learned from {} weeks", stored.version(), data.weeks().size());
    return Optional.of(
        new Trained(data, ModelView.of(stored.version(), model), forbidden.orElse(null)));
  }

  private void erase(String why) {
    log.warn("all models are erased: one {}", why);
    models.erase();
  }

  /** What an erasure that was cut short left, or a publisher that died: nothing points to it. */
  private void eraseLeftovers() {
    try {
      if (models.current().isEmpty() && models.erase()) {
        log.warn("models that nothing pointed to are erased");
      }
    } catch (Unreadable e) {
      log.debug("the current model is damaged, and the next takes its place", e);
    }
  }

  /** What a person rolled back to; empty if it is not known either. */
  private Optional<ModelVersion> pinned() {
    try {
      return models.isRolledBack()
          ? models.list().stream().filter(Published::current).map(Published::version).findFirst()
          : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Of the models that are kept, whichever is in use: to each of them one could roll back. */
  private Optional<String> whyForbidden() {
    return models.list().stream()
        .map(published -> whyForbidden(published.version()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> whyForbidden(ModelVersion version) {
    try {
      return whyForbidden(loader.apply(models.read(version)));
    } catch (Unreadable e) {
      // One that has gone since it was listed holds nothing.
      return e.code().equals("model.missing") ? Optional.empty() : unknownSources();
    }
  }

  private Optional<String> whyForbidden(ForecastModel model) {
    if (model.data().sources().isEmpty()) {
      return unknownSources();
    }
    String names =
        model.data().sources().stream()
            .filter(source -> !mayTrain.test(source))
            .map(SourceId::toString)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "learned from " + names + ", which may not be used to train a model any more");
  }

  private Optional<String> unknownSources() {
    return mayAllTrain.getAsBoolean()
        ? Optional.empty()
        : Optional.of(
            "does not say what it learned from, and not every provider's records may be used to"
                + " train a model");
  }

  private boolean isGoodEnough(ForecastModel model, TrainingData data, Duration every) {
    if (models.isRolledBack()) {
      return true;
    }
    ModelCard card = model.card();
    // A permission that was given or taken back must not wait for the week to end.
    if (!data.excludedSources().equals(card.excludedSources())) {
      return false;
    }
    // Nor must a model of weeks that are made otherwise today, or one that could be tested by now,
    // or one to which older weeks came that were not there.
    boolean untested = card.backtest() == null && data.weeks().size() >= Backtest.MINIMUM_WEEKS;
    List<TrainingWeek> known =
        data.weeks().stream().filter(week -> !week.monday().isAfter(card.lastWeek())).toList();
    if (!data.recipe().equals(card.recipe())
        || untested
        || model.data().start() == null
        || known.size() != card.weeks()) {
      return false;
    }
    boolean young = clock.instant().isBefore(card.createdAt().plus(every));
    return young || data.weeks().equals(model.data().weeks());
  }

  /** A model that cannot be read is as good as none here: the next one takes its place. */
  private Optional<ForecastModel> current() {
    try {
      return whole().map(loader);
    } catch (Unreadable e) {
      log.warn("the current model cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<StoredModel> whole() {
    try {
      return models.current();
    } catch (Unreadable e) {
      log.warn("the current model is damaged: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone.get());
  }
}
