package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;

/**
 * One metric over time, as columns ascending by time. Immutable.
 *
 * <p>Values are whole numbers of thousandths (grams, 0.001 %), so that sums are exact in any order;
 * what is finer is rounded half to even. Every point carries the local day of its own record, so
 * that a journey does not move yesterday's reading.
 */
public final class TimeSeries {

  /** Thousandths in one unit of the metric. */
  static final double SCALE = 1000;

  private static final int DECIMALS = 3;

  private final Metric metric;
  private final long[] millis;
  private final int[] localDays;
  private final long[] thousandths;

  private TimeSeries(Metric metric, long[] millis, int[] localDays, long[] thousandths) {
    this.metric = metric;
    this.millis = millis;
    this.localDays = localDays;
    this.thousandths = thousandths;
  }

  /** Everything there is of a metric, but readings whose quality keeps them out of statistics. */
  public static TimeSeries of(MetricStore store, Metric metric) {
    return of(store, metric, TimeRange.ALL);
  }

  /** Readings within the range, but those whose quality keeps them out of statistics. */
  public static TimeSeries of(MetricStore store, Metric metric, TimeRange range) {
    var builder = new Builder(metric);
    store.scan(RecordQuery.measurements(metric).in(range), builder::add);
    return builder.build();
  }

  /** Readings in ascending order of time, but those whose quality keeps them out of statistics. */
  public static TimeSeries of(Metric metric, Iterable<Measurement> readings) {
    var builder = new Builder(metric);
    readings.forEach(builder::add);
    return builder.build();
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
    return thousandths[index] / SCALE;
  }

  long millis(int index) {
    return millis[index];
  }

  long thousandths(int index) {
    return thousandths[index];
  }

  /** Days since 1970-01-01 on the record's own calendar. */
  int localDay(int index) {
    return localDays[index];
  }

  private static final class Builder {

    private final Metric metric;
    private long[] millis = new long[64];
    private int[] localDays = new int[64];
    private long[] thousandths = new long[64];
    private int size;

    Builder(Metric metric) {
      this.metric = metric;
    }

    void add(Measurement reading) {
      BigDecimal value = reading.values().get(metric);
      if (value == null || !reading.quality().countsInStatistics()) {
        return;
      }
      long at = reading.at().toEpochMilli();
      if (size > 0 && at < millis[size - 1]) {
        throw new IllegalArgumentException("readings must ascend in time: " + reading.key());
      }
      if (size == millis.length) {
        grow();
      }
      millis[size] = at;
      localDays[size] = localDay(reading);
      thousandths[size] =
          value.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
      size++;
    }

    private static int localDay(HealthRecord record) {
      return Math.toIntExact(record.localDate().toEpochDay());
    }

    private void grow() {
      int capacity = size * 2;
      millis = Arrays.copyOf(millis, capacity);
      localDays = Arrays.copyOf(localDays, capacity);
      thousandths = Arrays.copyOf(thousandths, capacity);
    }

    TimeSeries build() {
      return new TimeSeries(
          metric,
          Arrays.copyOf(millis, size),
          Arrays.copyOf(localDays, size),
          Arrays.copyOf(thousandths, size));
    }
  }
}
