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
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows. Sources, zones and metrics repeat from row to row: each is checked and
 * made once. For one thread at a time.
 */
final class RecordReader {

  /**
   * What {@link #read} takes, of the table that is called {@code r}. The texts come as one, because
   * each column costs a call into SQLite. None but the last can hold the separator: the payload is
   * JSON, which escapes it.
   */
  static final String COLUMNS =
      "r.at_second, r.at_nano, concat(r.kind, char(31), r.source, char(31), r.zone, char(31),"
          + " r.payload, char(31), r.external_id)";

  /** Between the quoted names of a metric and its unit. */
  static final String BETWEEN = "\",\"";

  private static final char SEPARATOR = 31;

  private final Map<String, SourceId> sources = new HashMap<>();
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Map<String, Metric> metrics = new HashMap<>();

  /** Of a row that begins with {@link #COLUMNS}. */
  HealthRecord read(ResultSet row) throws SQLException {
    String texts = row.getString(3);
    int kind = texts.indexOf(SEPARATOR);
    int source = texts.indexOf(SEPARATOR, kind + 1);
    int zone = texts.indexOf(SEPARATOR, source + 1);
    int payload = texts.indexOf(SEPARATOR, zone + 1);
    if (kind < 0 || source < 0 || zone < 0 || payload < 0) {
      throw Errors.unreadable("a record", null);
    }
    return Payloads.read(
        key(texts.substring(kind + 1, source), texts.substring(payload + 1)),
        Instant.ofEpochSecond(row.getLong(1), row.getLong(2)),
        texts.substring(source + 1, zone),
        texts.substring(0, kind),
        texts.substring(zone + 1, payload),
        this);
  }

  private RecordKey key(String source, String externalId) {
    try {
      return RecordKey.of(sources.computeIfAbsent(source, SourceId::parse), externalId);
    } catch (IllegalArgumentException e) {
      throw Errors.unreadable("the record " + externalId + " of " + source, e);
    }
  }

  ZoneId zone(String id) {
    return zones.computeIfAbsent(id, ZoneId::of);
  }

  Metric metric(String id, String unit) {
    return metrics.computeIfAbsent(id + BETWEEN + unit, name -> Metric.of(id, new Unit(unit)));
  }

  /**
   * @param names id and unit with {@link #BETWEEN} between them
   * @return null if there was none of these names before
   */
  @Nullable Metric metric(String names) {
    return metrics.get(names);
  }
}
