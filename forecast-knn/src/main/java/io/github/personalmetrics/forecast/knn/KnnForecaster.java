package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expects of a plan what came of the k past weeks that resemble it most. Every input counts the
 * same, by the person's own range of it. Safe for use by many threads.
 */
public final class KnnForecaster implements Forecaster {

  /** What a model of this forecaster calls itself. */
  public static final String NAME = "knn";

  /** Small enough to differ from the mean of all weeks, large enough to smooth a bad reading. */
  public static final int DEFAULT_K = 5;

  /** Of two that do as well, the larger one is the calmer. */
  private static final int[] KS = {20, 15, 12, 9, 7, 5, 3, 2, 1};

  private final @Nullable Integer k;
  private final Weighting weighting;
  private final Clock clock;

  /**
   * Asks as many weeks as did best on the person's own past, or {@link #DEFAULT_K} until there is
   * enough of it; all of them count the same.
   *
   * @param clock dates the models
   */
  public KnnForecaster(Clock clock) {
    this(null, Weighting.UNIFORM, clock);
  }

  /** As above, with a weighting of your choice. */
  public KnnForecaster(Weighting weighting, Clock clock) {
    this(null, weighting, clock);
  }

  /**
   * @param k how many weeks to ask, 1 or more; of fewer weeks, all
   * @param clock dates the models
   */
  public KnnForecaster(int k, Weighting weighting, Clock clock) {
    this(Integer.valueOf(k), weighting, clock);
  }

  private KnnForecaster(@Nullable Integer k, Weighting weighting, Clock clock) {
    if (k != null && k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, not " + k);
    }
    this.k = k;
    this.weighting = weighting;
    this.clock = clock;
  }

  /** What k may be chosen from. */
  static int[] ks() {
    return KS.clone();
  }

  @Override
  public ForecastModel fit(TrainingData data) {
    Cards.checkEnough(data);
    List<TrainingWeek> weeks = data.weeks();
    RollingOrigin test = Cards.canBeTested(data) ? test(weeks) : null;
    int asked = Math.min(k != null ? k : test == null ? DEFAULT_K : test.bestK(), weeks.size());
    var card =
        Cards.of(
            data,
            NAME,
            null,
            asked,
            LeaveOneOut.of(weeks, asked, weighting),
            test == null ? null : test.ofKnn(NAME),
            clock);
    return new KnnModel(data, Scaling.of(weeks), asked, weighting, card);
  }

  private RollingOrigin test(List<TrainingWeek> weeks) {
    return new RollingOrigin(weeks, weighting, k == null ? KS : new int[] {k});
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
