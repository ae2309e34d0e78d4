package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** Grows the columns of a series; exact as long as every value is in whole thousandths. */
final class TimeSeriesBuilder {

  private static final int DECIMALS = 3;

  /** Thousandths below which a double is less than a half away from the right whole number. */
  private static final double CERTAIN = 0x1p50;

  private static final long FIRST = Instant.parse("-9999-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Metric metric;
  private final LocalDays localDay = new LocalDays();
  private long[] millis = new long[64];
  private int[] localDays = new int[64];
  private double[] values = new double[64];
  private long[] thousandths = new long[64];
  private int size;
  private boolean exact = true;
  private long total;

  TimeSeriesBuilder(Metric metric) {
    this.metric = metric;
  }

  /** Answers whether the series holds it. */
  boolean add(Measurement reading) {
    BigDecimal value = reading.values().get(metric);
    Instant at = reading.at();
    if (value == null || at.getEpochSecond() < FIRST || at.getEpochSecond() > LAST) {
      return false;
    }
    long now = at.toEpochMilli();
    if (size > 0 && now < millis[size - 1]) {
      throw new IllegalArgumentException("readings must ascend in time: " + reading.key());
    }
    return add(now, localDay.day(reading), value);
  }

  /** One more value of the reading that another series has just taken. */
  void add(TimeSeriesBuilder other, BigDecimal value) {
    add(other.millis[other.size - 1], other.localDays[other.size - 1], value);
  }

  private boolean add(long at, int localDay, BigDecimal value) {
    double number = value.doubleValue();
    if (Math.abs(number) > TimeSeries.LIMIT) {
      return false;
    }
    if (size == millis.length) {
      resize(size * 2);
    }
    double scaled = number * Thousandths.SCALE;
    boolean whole = value.scale() <= DECIMALS && fits(scaled);
    long exactly = Math.round(scaled);
    if (whole && Math.abs(scaled) >= CERTAIN) {
      exactly = value.movePointRight(DECIMALS).longValue();
    }
    add(at, localDay, number, whole ? exactly : 0, whole);
    return true;
  }

  /** To an empty one. */
  void addAll(ZoneId zone, long[] instants, double[] numbers) {
    long first = FIRST * 1000;
    long last = LAST * 1000 + 999;
    for (int i = 0; i < instants.length; i++) {
      if (instants[i] < first || instants[i] > last) {
        throw new IllegalArgumentException(
            "an instant must be in the years -9999 to 9999: %d ms at index %d"
                .formatted(instants[i], i));
      }
      if (i > 0 && instants[i] < instants[i - 1]) {
        throw new IllegalArgumentException("readings must ascend in time: at index " + i);
      }
    }
    int[] days = LocalDays.of(zone, instants);
    resize(Math.max(1, instants.length));
    for (int i = 0; i < instants.length; i++) {
      double number = numbers[i];
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "a value must be finite: %s at index %d".formatted(number, i));
      }
      if (Math.abs(number) > TimeSeries.LIMIT) {
        continue;
      }
      double whole = Math.rint(number * Thousandths.SCALE);
      add(
          instants[i],
          days[i],
          number,
          (long) whole,
          fits(whole) && whole / Thousandths.SCALE == number);
    }
  }

  private static boolean fits(double thousandths) {
    return Math.abs(thousandths) < Thousandths.MAX;
  }

  private void add(long at, int localDay, double number, long whole, boolean isWhole) {
    millis[size] = at;
    localDays[size] = localDay;
    values[size] = number;
    thousandths[size++] = whole;
    total += Math.abs(whole);
    exact &= isWhole && total <= Thousandths.MAX_TOTAL;
  }

  private void resize(int capacity) {
    millis = Arrays.copyOf(millis, capacity);
    localDays = Arrays.copyOf(localDays, capacity);
    values = Arrays.copyOf(values, capacity);
    thousandths = Arrays.copyOf(thousandths, capacity);
  }

  TimeSeries build() {
    return new TimeSeries(
        metric,
        Arrays.copyOf(millis, size),
        Arrays.copyOf(localDays, size),
        exact ? Thousandths.of(thousandths, size) : new Doubles(Arrays.copyOf(values, size)));
  }
}
