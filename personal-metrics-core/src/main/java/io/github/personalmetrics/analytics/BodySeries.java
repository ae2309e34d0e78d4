package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Weight and body composition over time, each made weigh-in by weigh-in: the mean of a week's fat
 * masses is not its mean weight times its mean ratio.
 *
 * @param weight kilograms, of every weigh-in
 * @param fatRatio percent, of the weigh-ins that measured fat, as are the next two
 * @param fatMass kilograms
 * @param fatFreeMass kilograms
 */
public record BodySeries(
    TimeSeries weight, TimeSeries fatRatio, TimeSeries fatMass, TimeSeries fatFreeMass) {

  /**
   * @param weighIns ascending by time; those whose quality keeps them out of statistics are left
   *     out
   */
  public static BodySeries of(Iterable<Measurement> weighIns) {
    return of(weighIns, TimeSeries::countsByQuality);
  }

  /**
   * @param weighIns ascending by time
   * @param counts whether one counts, whatever its quality; see {@link Outliers#counts}
   */
  public static BodySeries of(
      Iterable<Measurement> weighIns, Predicate<? super Measurement> counts) {
    var weight = new TimeSeriesBuilder(Metric.BODY_WEIGHT);
    var ratio = new TimeSeriesBuilder(Metric.FAT_RATIO);
    var fat = new TimeSeriesBuilder(Metric.FAT_MASS);
    var fatFree = new TimeSeriesBuilder(Metric.FAT_FREE_MASS);
    for (Measurement weighIn : weighIns) {
      if (!counts.test(weighIn) || !weight.add(weighIn)) {
        continue;
      }
      Optional<BodyComposition> composition = BodyComposition.of(weighIn);
      if (composition.isPresent()) {
        BodyComposition body = composition.get();
        ratio.add(weight, weighIn.value(Metric.FAT_RATIO).orElseGet(body::fatRatio));
        fat.add(weight, body.fatMass());
        fatFree.add(weight, body.fatFreeMass());
      }
    }
    return new BodySeries(weight.build(), ratio.build(), fat.build(), fatFree.build());
  }
}
