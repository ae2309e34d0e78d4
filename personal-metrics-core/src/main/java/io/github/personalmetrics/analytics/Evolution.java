package io.github.personalmetrics.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric has come since a week, a month or a year before its last reading.
 *
 * @param at the last reading
 * @param value there, in the metric's unit, on the chosen basis
 * @param referenceAt the last reading at or before the target; absent if there is none close enough
 * @param reference the value there, on the same basis
 */
public record Evolution(
    Since since,
    Instant at,
    double value,
    @Nullable Instant referenceAt,
    @Nullable Double reference) {

  /** What is compared. */
  public enum Basis {
    /** The mean of the 168 hours that end with the reading: the daily noise is gone. */
    MEAN7,
    /** The readings themselves. */
    RAW
  }

  /** How far back, on the calendar, and how much older the reference may be. */
  public enum Since {
    WEEK(Period.ofDays(7), Duration.ofDays(3)),
    MONTH(Period.ofMonths(1), Duration.ofDays(7)),
    YEAR(Period.ofYears(1), Duration.ofDays(30));

    private final Period period;
    private final Duration tolerance;

    Since(Period period, Duration tolerance) {
      this.period = period;
      this.tolerance = tolerance;
    }
  }

  private static final Duration WEEK = Duration.ofDays(7);

  /**
   * @param zone whose calendar a month and a year are counted on
   * @return empty if there is no reading at all
   */
  public static Optional<Evolution> of(TimeSeries series, Basis basis, Since since, ZoneId zone) {
    if (series.size() == 0) {
      return Optional.empty();
    }
    int last = series.size() - 1;
    Instant target = series.at(last).atZone(zone).minus(since.period).toInstant();
    int reference = lastAtOrBefore(series, target);
    boolean found = reference >= 0 && !series.at(reference).isBefore(target.minus(since.tolerance));
    TimeWindowMean means = basis == Basis.MEAN7 ? TimeWindowMean.of(series, WEEK) : null;
    return Optional.of(
        new Evolution(
            since,
            series.at(last),
            means == null ? series.value(last) : means.mean(last),
            found ? series.at(reference) : null,
            !found ? null : means == null ? series.value(reference) : means.mean(reference)));
  }

  private static int lastAtOrBefore(TimeSeries series, Instant target) {
    int low = 0;
    int high = series.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.at(middle).isAfter(target)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  /** The change since the reference, in the metric's unit; empty without one. */
  public OptionalDouble change() {
    return reference == null ? OptionalDouble.empty() : OptionalDouble.of(value - reference);
  }
}
