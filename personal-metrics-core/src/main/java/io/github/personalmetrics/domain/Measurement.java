package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One reading event: a weigh-in gives weight, fat and water at once.
 *
 * @param values at least one; exact, without trailing zeros, sorted by metric; of at most {@value
 *     #MOST_DIGITS} digits before and as many after the point
 */
public record Measurement(
    RecordKey key, Instant at, ZoneId zone, SortedMap<Metric, BigDecimal> values, Quality quality)
    implements HealthRecord {

  /**
   * As a double may have, and more than is measured: a huge exponent would fill the memory with
   * zeros.
   */
  static final int MOST_DIGITS = 1000;

  public Measurement {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a measurement needs at least one value: " + key);
    }
    var exact = new TreeMap<Metric, BigDecimal>();
    values.forEach(
        (metric, value) -> {
          if (exact.put(metric, plain(value)) != null) {
            throw new IllegalArgumentException("metric " + metric.id() + " twice in " + key);
          }
        });
    values = Collections.unmodifiableSortedMap(exact);
  }

  public static Measurement of(
      RecordKey key, Instant at, ZoneId zone, Map<Metric, BigDecimal> values, Quality quality) {
    return new Measurement(key, at, zone, new TreeMap<>(values), quality);
  }

  public Optional<BigDecimal> value(Metric metric) {
    return Optional.ofNullable(values.get(metric));
  }

  public Measurement withQuality(Quality quality) {
    return new Measurement(key, at, zone, values, quality);
  }

  @Override
  public Measurement withZone(ZoneId zone) {
    return new Measurement(key, at, zone, values, quality);
  }

  /** 80.50 and 8.05E1 are one value and must be one fingerprint. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    long before = (long) stripped.precision() - stripped.scale();
    if (stripped.scale() > MOST_DIGITS || before > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "a value has at most " + MOST_DIGITS + " digits before and after the point");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
