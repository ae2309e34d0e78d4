package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Terse weigh-ins. */
final class Weights {

  private static final SourceId SOURCE = SourceId.of("test", "weights");

  private Weights() {}

  /** The weigh-ins that the oracles were computed from. */
  static List<Measurement> recorded(ZoneId zone) {
    return Oracle.rows("weights.csv").stream()
        .map(
            row ->
                weighIn(
                    Instant.ofEpochSecond(Long.parseLong(row.get("epoch_s"))),
                    zone,
                    row.get("weight_kg"),
                    row.get("fat_ratio_pct")))
        .toList();
  }

  /**
   * @param ratio percent of fat, or nothing
   */
  static Measurement weighIn(Instant at, ZoneId zone, String kilograms, String ratio) {
    var values = new HashMap<Metric, BigDecimal>();
    values.put(Metric.BODY_WEIGHT, new BigDecimal(kilograms));
    if (!ratio.isEmpty()) {
      values.put(Metric.FAT_RATIO, new BigDecimal(ratio));
    }
    return reading(at, zone, values);
  }

  static Measurement reading(Instant at, ZoneId zone, Map<Metric, BigDecimal> values) {
    return Measurement.of(
        RecordKey.of(SOURCE, at + "/" + values.hashCode()), at, zone, values, Quality.CONFIRMED);
  }

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
