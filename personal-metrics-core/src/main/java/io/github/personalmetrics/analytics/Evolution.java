package io.github.personalmetrics.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
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

  /** How far back, and how much older the reference may be. */
  public enum Since {
    /** 168 hours, whatever the clocks do. */
    WEEK(Duration.ofDays(7), Duration.ofDays(3)),
    /** On the calendar, as a year. */
    MONTH(Period.ofMonths(1), Duration.ofDays(7)),
    YEAR(Period.ofYears(1), Duration.ofDays(30));

    private final TemporalAmount amount;
    private final Duration tolerance;

    Since(TemporalAmount amount, Duration tolerance) {
      this.amount = amount;
      this.tolerance = tolerance;
    }

    /** Such as the same time of day a month before, on the zone's calendar. */
    Instant before(Instant at, ZoneId zone) {
      return at.atZone(zone).minus(amount).toInstant();
    }
  }

  private static final Duration WEEK = Duration.ofDays(7);

  /** On the {@link Basis#MEAN7}. */
  public static Optional<Evolution> of(TimeSeries series, Since since, ZoneId zone) {
    return of(series, Basis.MEAN7, since, zone);
  }

  /**
   * @param zone whose calendar a month and a year are counted on
   * @return empty if there is no reading at all
   */
  public static Optional<Evolution> of(TimeSeries series, Basis basis, Since since, ZoneId zone) {
    return of(series, basis, since, zone, since.tolerance);
  }

  static Optional<Evolution> of(
      TimeSeries series, Basis basis, Since since, ZoneId zone, Duration tolerance) {
    if (series.size() == 0) {
      return Optional.empty();
    }
    int last = series.size() - 1;
    Instant target = since.before(series.at(last), zone);
    int reference = series.firstFrom(target.toEpochMilli() + 1) - 1;
    boolean found = reference >= 0 && !series.at(reference).isBefore(target.minus(tolerance));
    return Optional.of(
        new Evolution(
            since,
            series.at(last),
            value(series, basis, last),
            found ? series.at(reference) : null,
            found ? value(series, basis, reference) : null));
  }

  /** Both are the last of their instant, so that the window before ends with them. */
  private static double value(TimeSeries series, Basis basis, int index) {
    int from = series.firstFrom(series.millis(index) - WEEK.toMillis() + 1);
    return basis == Basis.RAW ? series.value(index) : series.values().mean(from, index + 1);
  }

  /** The change since the reference, in the metric's unit; empty without one. */
  public OptionalDouble change() {
    return reference == null ? OptionalDouble.empty() : OptionalDouble.of(value - reference);
  }
}
