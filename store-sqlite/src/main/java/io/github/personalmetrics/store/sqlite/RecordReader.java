package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes records of the rows of one query. Sources, zones and metrics repeat from row to row: each
 * is checked and made once. For one thread.
 */
final class RecordReader {

  private final Map<String, SourceId> sources = new HashMap<>();
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Map<String, Metric> metrics = new HashMap<>();

  /** Source, external id, second, nano, zone, kind, payload. */
  HealthRecord read(ResultSet row) throws SQLException {
    SourceId source = sources.computeIfAbsent(row.getString(1), SourceId::parse);
    return Payloads.read(
        RecordKey.of(source, row.getString(2)),
        Instant.ofEpochSecond(row.getLong(3), row.getLong(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        this);
  }

  ZoneId zone(String id) {
    return zones.computeIfAbsent(id, ZoneId::of);
  }

  Metric metric(String id, String unit) {
    Metric known = metrics.get(id);
    if (known == null || !known.unit().symbol().equals(unit)) {
      known = Metric.of(id, new Unit(unit));
      metrics.put(id, known);
    }
    return known;
  }
}
