package io.github.personalmetrics.examples.dashboard.forecasting;

import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.ModelRepository;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from what is stored and publishes what was learnt. Safe for use by many threads. */
public final class Training {

  private static final Logger log = LoggerFactory.getLogger(Training.class);

  /** So many weeks make a habit. */
  public static final int HABIT_WEEKS = 4;

  private final MetricStore store;
  private final Predicate<SourceId> mayTrain;
  private final Forecaster forecaster;
  private final Function<StoredModel, ForecastModel> loader;
  private final ModelRepository models;
  private final Clock clock;
  private final Supplier<ZoneId> zone;

  /** What was learnt, and from what. */
  public record Trained(TrainingData data, ModelView model) {}

  public Training(
      MetricStore store,
      Predicate<SourceId> mayTrain,
      Forecaster forecaster,
      Function<StoredModel, ForecastModel> loader,
      ModelRepository models,
      Clock clock,
      Supplier<ZoneId> zone) {
    this.store = store;
    this.mayTrain = mayTrain;
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
   * @throws NoModel if it did
   * @throws Unreadable if it cannot be read
   */
  public ForecastModel load(StoredModel stored) {
    ForecastModel model = loader.apply(stored);
    Set<SourceId> forbidden = forbidden(model);
    if (!forbidden.isEmpty()) {
      throw new NoModel(
          "The last one learned from "
              + names(forbidden)
              + ", which may not be used to train a model any more. Run `dashboard train`; `serve`"
              + " also does so after its next sync.");
    }
    return model;
  }

  /**
   * Publishes a model of these weeks. If the one before learnt from what may no longer train one,
   * it goes, and every older one with it.
   *
   * @throws ForecastException if there are too few weeks, or models cannot be kept
   */
  public Trained train(TrainingData data) {
    forgetWhatIsForbidden();
    ForecastModel model = forecaster.fit(data);
    StoredModel stored = model.store();
    models.publish(stored);
    log.info("model {} learned from {} weeks", stored.version(), data.weeks().size());
    return new Trained(data, ModelView.of(stored.version(), model));
  }

  /**
   * Trains unless the current model is young or knows every week, or a person rolled back to it;
   * never throws for want of weeks.
   *
   * @param every how old a model may get
   */
  public void trainIfDue(Duration every) {
    forgetWhatIsForbidden();
    TrainingData data = data();
    if (data.weeks().size() < Forecaster.MINIMUM_WEEKS) {
      log.info("no model yet: {} of {} weeks", data.weeks().size(), Forecaster.MINIMUM_WEEKS);
    } else if (current().filter(model -> isGoodEnough(model, data, every)).isEmpty()) {
      train(data);
    }
  }

  /**
   * Makes an earlier model the current one; {@link #trainIfDue} leaves it so until {@link #train}.
   *
   * @throws ForecastException if it is not kept, or may not be used; nothing has changed then
   */
  public ModelView rollBack(ModelVersion version) {
    Optional<StoredModel> before = whole();
    boolean wasRolledBack = before.isPresent() && models.isRolledBack();
    models.rollBack(version);
    try {
      return ModelView.of(version, load(models.current().orElseThrow()));
    } catch (ForecastException e) {
      before.ifPresent(
          model -> {
            if (wasRolledBack) {
              models.rollBack(model.version());
            } else {
              models.publish(model);
            }
          });
      throw e;
    }
  }

  private void forgetWhatIsForbidden() {
    Set<SourceId> forbidden = current().map(this::forbidden).orElse(Set.of());
    if (!forbidden.isEmpty()) {
      log.warn("the models learned from {}, which may not be used any more: erased", forbidden);
      models.erase();
    }
  }

  private Set<SourceId> forbidden(ForecastModel model) {
    return model.data().sources().stream()
        .filter(source -> !mayTrain.test(source))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(Set<SourceId> sources) {
    return sources.stream().map(SourceId::toString).collect(Collectors.joining(", "));
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
