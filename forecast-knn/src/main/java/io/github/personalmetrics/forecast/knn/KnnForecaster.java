package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelCard;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Expects of a plan what came of the k past weeks that resemble it most. Every input counts the
 * same, by the person's own range of it. Safe for use by many threads.
 */
public final class KnnForecaster implements Forecaster {

  /** What a model of this forecaster calls itself. */
  public static final String NAME = "knn";

  /** Small enough to differ from the mean of all weeks, large enough to smooth a bad reading. */
  public static final int DEFAULT_K = 5;

  private final int k;
  private final Weighting weighting;
  private final Clock clock;

  /** Asks {@link #DEFAULT_K} weeks, which all count the same. */
  public KnnForecaster(Clock clock) {
    this(DEFAULT_K, Weighting.UNIFORM, clock);
  }

  /**
   * @param k how many weeks to ask, 1 or more; of fewer weeks, all
   * @param clock dates the models
   */
  public KnnForecaster(int k, Weighting weighting, Clock clock) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, not " + k);
    }
    this.k = k;
    this.weighting = weighting;
    this.clock = clock;
  }

  @Override
  public ForecastModel fit(TrainingData data) {
    List<TrainingWeek> weeks = data.weeks();
    if (weeks.size() < MINIMUM_WEEKS) {
      throw new TooFewWeeks(weeks.size(), MINIMUM_WEEKS);
    }
    int asked = Math.min(k, weeks.size());
    var scaling = Scaling.of(weeks);
    var card =
        new ModelCard(
            NAME,
            asked,
            data.recipe(),
            weeks.size(),
            weeks.get(0).monday(),
            weeks.get(weeks.size() - 1).monday(),
            data.unused(),
            data.excludedSources(),
            LeaveOneOut.of(weeks, asked, weighting),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            software());
    return new KnnModel(weeks, scaling, asked, weighting, card);
  }

  @Override
  public ForecastModel load(StoredModel stored) {
    return ModelFile.read(stored);
  }

  private static String software() {
    String version = KnnForecaster.class.getPackage().getImplementationVersion();
    return "personal-metrics forecast-knn " + (version == null ? "unreleased" : version);
  }
}
