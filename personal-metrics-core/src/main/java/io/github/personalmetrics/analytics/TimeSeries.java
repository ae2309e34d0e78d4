package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * One metric over time, as columns ascending by time. Immutable.
 *
 * <p>Values are whole numbers of thousandths (grams, 0.001 %), so that sums are exact in any order.
 * A series with a finer value holds doubles instead, and its sums are compensated. Every point
 * carries the local day of its own record, so that a journey does not move yesterday's reading.
 *
 * <p>What no person can have is left out, so that arithmetic never overflows: values beyond
 * &#177;{@value #LIMIT} and years beyond &#177;9999.
 */
public final class TimeSeries {

  /** The greatest magnitude of a value in a series; its fourth power still is a double. */
  static final double LIMIT = 1e50;

  private final Metric metric;
  private final long[] millis;
  private final int[] localDays;
  private final Column values;

  TimeSeries(Metric metric, long[] millis, int[] localDays, Column values) {
    this.metric = metric;
    this.millis = millis;
    this.localDays = localDays;
    this.values = values;
  }

  /** Everything there is of a metric, but readings whose quality keeps them out of statistics. */
  public static TimeSeries of(MetricStore store, Metric metric) {
    return of(store, metric, TimeRange.ALL);
  }

  /** Readings within the range, but those whose quality keeps them out of statistics. */
  public static TimeSeries of(MetricStore store, Metric metric, TimeRange range) {
    var builder = new TimeSeriesBuilder(metric);
    store.scan(
        RecordQuery.measurements(metric).in(range),
        reading -> {
          if (countsByQuality(reading)) {
            builder.add(reading);
          }
        });
    return builder.build();
  }

  /** Readings in ascending order of time, but those whose quality keeps them out of statistics. */
  public static TimeSeries of(Metric metric, Iterable<Measurement> readings) {
    return of(metric, readings, TimeSeries::countsByQuality);
  }

  /**
   * @param readings ascending by time
   * @param counts whether a reading counts, whatever its quality; see {@link Outliers#counts}
   */
  public static TimeSeries of(
      Metric metric, Iterable<Measurement> readings, Predicate<? super Measurement> counts) {
    var builder = new TimeSeriesBuilder(metric);
    for (Measurement reading : readings) {
      if (counts.test(reading)) {
        builder.add(reading);
      }
    }
    return builder.build();
  }

  /**
   * One zone's readings from columns, such as those of a file.
   *
   * @param millis since 1970-01-01T00:00Z, ascending, of the years -9999 to 9999
   * @param values in the metric's unit, finite
   */
  public static TimeSeries of(Metric metric, ZoneId zone, long[] millis, double[] values) {
    if (millis.length != values.length) {
      throw new IllegalArgumentException(
          "there must be a value for each instant: %d instants, %d values"
              .formatted(millis.length, values.length));
    }
    var builder = new TimeSeriesBuilder(metric);
    builder.addAll(zone, millis, values);
    return builder.build();
  }

  static boolean countsByQuality(Measurement reading) {
    return reading.quality().countsInStatistics();
  }

  public Metric metric() {
    return metric;
  }

  public int size() {
    return millis.length;
  }

  public Instant at(int index) {
    return Instant.ofEpochMilli(millis[index]);
  }

  /** The value in the metric's unit. */
  public double value(int index) {
    return values.value(index);
  }

  /** The index of the first reading at or after an instant; the size if there is none. */
  int firstFrom(long instant) {
    int low = 0;
    int high = millis.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (millis[middle] >= instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** For each reading the index of the first one at or after a moment so many ms after it. */
  int[] firstAt(long offset) {
    int[] indexes = new int[millis.length];
    int next = 0;
    int i = 0;
    if (offset < 0 || offset > 1) {
      // How many readings further it is cannot be guessed: the usual few are counted by their
      // signs, for a branch that is guessed wrongly costs more than all the rest.
      for (; i < indexes.length && next + 1 < indexes.length; i++) {
        long moment = millis[i] + offset;
        next += isNegative(millis[next] - moment) + isNegative(millis[next + 1] - moment);
        next = firstFrom(moment, next);
        indexes[i] = next;
      }
    }
    for (; i < indexes.length; i++) {
      next = firstFrom(millis[i] + offset, next);
      indexes[i] = next;
    }
    return indexes;
  }

  private int firstFrom(long moment, int index) {
    int next = index;
    while (next < millis.length && millis[next] < moment) {
      next++;
    }
    return next;
  }

  private static int isNegative(long difference) {
    return (int) (difference >>> (Long.SIZE - 1));
  }

  long millis(int index) {
    return millis[index];
  }

  Column values() {
    return values;
  }

  /** The same readings by local day, a day's in the order of time. */
  ByDay byDay() {
    int size = millis.length;
    int[] starts = new int[size + 1];
    int days = 0;
    int backwards = 0;
    for (int i = 0; i < size; i++) {
      starts[days + 1] = i + 1;
      int step = i + 1 < size ? localDays[i + 1] - localDays[i] : 1;
      days += step == 0 ? 0 : 1;
      backwards |= step;
    }
    if (backwards < 0) {
      return ascendingByDay().byDay();
    }
    return new ByDay(localDays, values, starts, days);
  }

  /** A traveller's local days may go back in time. */
  private TimeSeries ascendingByDay() {
    long[] order = new long[localDays.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) localDays[i] << Integer.SIZE | i;
    }
    Arrays.sort(order);
    int[] indexes = Arrays.stream(order).mapToInt(dayAndIndex -> (int) dayAndIndex).toArray();
    return new TimeSeries(
        metric,
        Arrays.stream(indexes).mapToLong(index -> millis[index]).toArray(),
        Arrays.stream(indexes).map(index -> localDays[index]).toArray(),
        values.in(indexes));
  }

  /**
   * @param localDays of the readings, ascending
   * @param starts the index of each day's first reading, and after them the number of readings
   */
  record ByDay(int[] localDays, Column values, int[] starts, int days) {

    int day(int index) {
      return localDays[starts[index]];
    }
  }
}
