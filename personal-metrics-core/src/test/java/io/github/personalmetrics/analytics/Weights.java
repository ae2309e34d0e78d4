package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Terse weigh-ins. */
final class Weights {

  private static final SourceId SOURCE = SourceId.of("test", "weights");

  private Weights() {}

  static Measurement weight(Instant at, ZoneId zone, String kilograms) {
    return weight(at, zone, kilograms, Quality.CONFIRMED);
  }

  static Measurement weight(Instant at, ZoneId zone, String kilograms, Quality quality) {
    return Measurement.of(
        RecordKey.of(SOURCE, at + "/" + kilograms),
        at,
        zone,
        Map.of(Metric.BODY_WEIGHT, new BigDecimal(kilograms)),
        quality);
  }
}
