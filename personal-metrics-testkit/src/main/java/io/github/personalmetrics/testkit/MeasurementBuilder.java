package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Made by {@link Records#measurement}; not safe for use by several threads. */
public final class MeasurementBuilder {

  private static final Map<Metric, BigDecimal> DEFAULT =
      Map.of(Metric.BODY_WEIGHT, BigDecimal.valueOf(80));

  private final String externalId;
  private final Map<Metric, BigDecimal> values = new TreeMap<>();
  private SourceId source = Records.MEASURES;
  private Instant at = Records.AT;
  private ZoneId zone = Records.ZONE;
  private Quality quality = Quality.CONFIRMED;

  MeasurementBuilder(String externalId) {
    this.externalId = externalId;
  }

  public MeasurementBuilder from(SourceId source) {
    this.source = source;
    return this;
  }

  public MeasurementBuilder at(Instant at) {
    this.at = at;
    return this;
  }

  public MeasurementBuilder zone(ZoneId zone) {
    this.zone = zone;
    return this;
  }

  /** Adds a value; the first one takes the place of the default weight. */
  public MeasurementBuilder value(Metric metric, String value) {
    values.put(metric, new BigDecimal(value));
    return this;
  }

  public MeasurementBuilder weight(String kilograms) {
    return value(Metric.BODY_WEIGHT, kilograms);
  }

  public MeasurementBuilder quality(Quality quality) {
    this.quality = quality;
    return this;
  }

  public Measurement build() {
    return Measurement.of(
        RecordKey.of(source, externalId), at, zone, values.isEmpty() ? DEFAULT : values, quality);
  }
}
