package io.github.personalmetrics.examples.dashboard.forecasting;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.DailySeries;
import io.github.personalmetrics.analytics.RollingMean;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a forecast starts from: means of the last seven days, as the Weight page shows them.
 *
 * @param weight in kilograms; absent if it was never measured
 * @param fatRatio in percent; absent likewise
 */
public record BodyNow(@Nullable Level weight, @Nullable Level fatRatio) {

  private static final int WINDOW = 7;

  /** Enough for the window, wherever on earth its days were. */
  private static final Duration SPAN = Duration.ofDays(WINDOW + 2);

  /**
   * @param date the last day with a reading
   */
  public record Level(LocalDate date, double value) {}

  public static BodyNow of(MetricStore store) {
    return new BodyNow(
        level(store, Metric.BODY_WEIGHT).orElse(null), level(store, Metric.FAT_RATIO).orElse(null));
  }

  private static Optional<Level> level(MetricStore store, Metric metric) {
    var query = RecordQuery.measurements(metric);
    Optional<Measurement> latest = store.latest(query);
    while (latest.isPresent() && !counts(latest.get(), metric)) {
      latest = store.latest(query.in(query.range().from(), latest.get().at()));
    }
    return latest.map(reading -> level(store, metric, reading));
  }

  private static Level level(MetricStore store, Metric metric, Measurement latest) {
    var readings = new ArrayList<Measurement>();
    store.scan(
        RecordQuery.measurements(metric).in(latest.at().minus(SPAN), latest.at().plusMillis(1)),
        reading -> {
          if (counts(reading, metric)) {
            readings.add(reading);
          }
        });
    DailySeries days = DailyAggregation.MEDIAN.apply(TimeSeries.of(metric, readings));
    int last = days.size() - 1;
    return new Level(days.date(last), RollingMean.of(days, WINDOW).mean(last));
  }

  /** A fat ratio of 0 is how a scale says that it did not measure it. */
  private static boolean counts(Measurement reading, Metric metric) {
    return reading.quality().countsInStatistics()
        && reading.value(metric).filter(value -> value.signum() > 0).isPresent();
  }
}
