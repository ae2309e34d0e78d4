package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ForecastModel;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.StoredModel;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** All forecasters of this package. */
public final class Forecasters {

  private Forecasters() {}

  /** By their names, the nearest weeks first; each is given the clock that dates its models. */
  public static Map<String, Function<Clock, Forecaster>> byName() {
    var byName = new LinkedHashMap<String, Function<Clock, Forecaster>>();
    byName.put(KnnForecaster.NAME, KnnForecaster::new);
    byName.put(Simple.ZERO_CHANGE.id(), SimpleForecaster::zeroChange);
    byName.put(Simple.MEAN_CHANGE.id(), SimpleForecaster::meanChange);
    byName.put(Simple.LEVEL.id(), SimpleForecaster::level);
    byName.put(Simple.LEVEL_AND_MEAN_CHANGE.id(), SimpleForecaster::levelAndMeanChange);
    byName.put(AutomaticForecaster.NAME, AutomaticForecaster::new);
    return Collections.unmodifiableMap(byName);
  }

  /**
   * The model that was stored, whichever of them made it.
   *
   * @throws Unreadable if none did, or it is damaged
   */
  public static ForecastModel load(StoredModel stored) {
    return ModelFile.read(stored);
  }
}
