package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Workout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records: all conditions hold at once.
 *
 * @param type the kind of record, or {@link HealthRecord} for every kind
 * @param range by {@link HealthRecord#at}
 * @param source from this source only
 * @param metric measurements that hold this metric only
 */
public record RecordQuery<R extends HealthRecord>(
    Class<R> type, TimeRange range, @Nullable SourceId source, @Nullable Metric metric) {

  public static RecordQuery<HealthRecord> all() {
    return new RecordQuery<>(HealthRecord.class, TimeRange.ALL, null, null);
  }

  public static RecordQuery<Measurement> measurements() {
    return new RecordQuery<>(Measurement.class, TimeRange.ALL, null, null);
  }

  public static RecordQuery<Measurement> measurements(Metric metric) {
    return new RecordQuery<>(Measurement.class, TimeRange.ALL, null, metric);
  }

  public static RecordQuery<Activity> activities() {
    return new RecordQuery<>(Activity.class, TimeRange.ALL, null, null);
  }

  public static RecordQuery<Workout> workouts() {
    return new RecordQuery<>(Workout.class, TimeRange.ALL, null, null);
  }

  public RecordQuery<R> in(TimeRange range) {
    return new RecordQuery<>(type, range, source, metric);
  }

  public RecordQuery<R> in(Instant from, Instant to) {
    return in(TimeRange.of(from, to));
  }

  public RecordQuery<R> from(SourceId source) {
    return new RecordQuery<>(type, range, source, metric);
  }

  /** The one definition of a match, for stores that filter in memory. */
  public boolean matches(HealthRecord record) {
    return type.isInstance(record)
        && range.contains(record.at())
        && (source == null || source.equals(record.key().source()))
        && (metric == null
            || (record instanceof Measurement measurement
                && measurement.values().containsKey(metric)));
  }
}
