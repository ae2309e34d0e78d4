package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.MetricStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a page to what a store must be able to rely on, before anything of it is written. */
final class PageCheck {

  private final SourceId source;
  private final MetricStore store;
  private final Instant notBefore;
  private final Set<RecordKey> tooOld = new HashSet<>();
  private @Nullable Map<String, Unit> units;

  /**
   * @param notBefore what happened earlier is not to be kept
   */
  PageCheck(SourceId source, MetricStore store, Instant notBefore) {
    this.source = source;
    this.store = store;
    this.notBefore = notBefore;
  }

  /**
   * The page without what is too old to be kept, and without the records that measure a known
   * metric in another unit, which are rejected.
   */
  Page apply(Page page) {
    requireOwnRecords(page);
    tooOld.clear();
    var accepted = new ArrayList<HealthRecord>();
    var rejected = new ArrayList<>(page.rejected());
    for (HealthRecord record : page.records()) {
      if (record.at().isBefore(notBefore)) {
        tooOld.add(record.key());
        continue;
      }
      Optional<String> reason =
          record instanceof Measurement measurement ? unitConflict(measurement) : Optional.empty();
      if (reason.isEmpty()) {
        accepted.add(record);
      } else {
        rejected.add(reject(record, reason.get()));
      }
    }
    return accepted.size() == page.records().size() ? page : page.withRecords(accepted, rejected);
  }

  /** Of the last page what is too old to be kept; it may be stored from when it was younger. */
  Set<RecordKey> tooOld() {
    return tooOld;
  }

  private void requireOwnRecords(Page page) {
    boolean own =
        page.records().stream().allMatch(record -> record.key().source().equals(source))
            && page.rejected().stream().allMatch(row -> row.source().equals(source));
    if (!own) {
      throw new SourceException.InvalidResponse(
          "connector.other-source",
          "a page of " + source + " holds records of another source",
          "This is a fault of the connector: please report it.",
          null);
    }
  }

  /** Numbers of two units under one name would end up in one mean. */
  private Optional<String> unitConflict(Measurement measurement) {
    Map<String, Unit> known = units();
    for (Metric metric : measurement.values().keySet()) {
      Unit unit = known.putIfAbsent(metric.id(), metric.unit());
      if (unit != null && !unit.equals(metric.unit())) {
        return Optional.of(
            metric.id() + " is stored in " + unit + ", and this comes in " + metric.unit());
      }
    }
    return Optional.empty();
  }

  private Map<String, Unit> units() {
    if (units == null) {
      units = new HashMap<>();
      for (var info : store.metrics()) {
        units.put(info.metric().id(), info.metric().unit());
      }
    }
    return units;
  }

  private Rejection reject(HealthRecord record, String reason) {
    String id = record.key().externalId();
    List<String> values = new ArrayList<>();
    if (record instanceof Measurement measurement) {
      measurement.values().forEach((metric, value) -> values.add(metric + " " + value));
    }
    return new Rejection(source, id, "record", reason, String.join(", ", values));
  }
}
