package io.github.personalmetrics.examples.dashboard.forecasting;

import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.forecast.Backtest;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.store.MetricStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
  private final ModelRepository models;
  private final Clock clock;
  private final Supplier<ZoneId> zone;

  /** What was learnt, and from what. */
  public record Trained(TrainingData data, ModelView model) {}

  public Training(
      MetricStore store,
      Predicate<SourceId> mayTrain,
      Forecaster forecaster,
      ModelRepository models,
      Clock clock,
      Supplier<ZoneId> zone) {
    this.store = store;
    this.mayTrain = mayTrain;
    this.forecaster = forecaster;
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

  /**
   * Publishes a model of these weeks.
   *
   * @throws ForecastException if there are too few weeks, or models cannot be kept
   */
  public Trained train(TrainingData data) {
    ForecastModel model = forecaster.fit(data);
    StoredModel stored = model.store();
    models.publish(stored);
    log.info("model {} learned from {} weeks", stored.version(), data.weeks().size());
    return new Trained(data, ModelView.of(stored.version(), model));
  }

  /**
   * Trains unless the current model is young or knows every week; never throws for want of weeks.
   *
   * @param every how old a model may get
   */
  public void trainIfDue(Duration every) {
    TrainingData data = data();
    if (data.weeks().size() < Forecaster.MINIMUM_WEEKS) {
      log.info("no model yet: {} of {} weeks", data.weeks().size(), Forecaster.MINIMUM_WEEKS);
    } else if (current().filter(card -> isGoodEnough(card, data, every)).isEmpty()) {
      train(data);
    }
  }

  private boolean isGoodEnough(ModelCard card, TrainingData data, Duration every) {
    // A permission that was taken back must not wait for the week to end.
    if (!data.excludedSources().equals(card.excludedSources())) {
      return false;
    }
    // Nor must a model of weeks that are made otherwise today, or one that could be tested by now.
    boolean untested = card.backtest() == null && data.weeks().size() >= Backtest.MINIMUM_WEEKS;
    if (!data.recipe().equals(card.recipe()) || untested) {
      return false;
    }
    boolean young = clock.instant().isBefore(card.createdAt().plus(every));
    LocalDate lastWeek = data.weeks().get(data.weeks().size() - 1).monday();
    return young || !lastWeek.isAfter(card.lastWeek());
  }

  /** A model that cannot be read is as good as none here: the next one takes its place. */
  private Optional<ModelCard> current() {
    try {
      return models.current().map(stored -> forecaster.load(stored).card());
    } catch (Unreadable e) {
      log.warn("the current model is replaced: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone.get());
  }
}
