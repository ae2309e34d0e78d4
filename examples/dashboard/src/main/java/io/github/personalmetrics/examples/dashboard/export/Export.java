package io.github.personalmetrics.examples.dashboard.export;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.DailyView;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as tables, ascending by time. Every record is there as it was read; {@code counts}
 * says whether statistics see it. What is stored goes to the file row by row: a million readings
 * take no more memory than one. Numbers are in the units of the JSON API. Safe for use by many
 * threads.
 */
public final class Export {

  private final MetricStore store;
  private final CuratedMetrics curated;
  private final Series series;

  public Export(MetricStore store, CuratedMetrics curated, Series series) {
    this.store = store;
    this.curated = curated;
    this.series = series;
  }

  /**
   * A row for each value.
   *
   * @param metric absent for all
   */
  public void measurements(@Nullable Metric metric, Dates dates, OutputStream out) {
    var table =
        new Table(
            out, "at", "date", "metric", "unit", "value", "quality", "counts", "source", "id");
    var query = metric == null ? RecordQuery.measurements() : RecordQuery.measurements(metric);
    Predicate<HealthRecord> counting = curated.counting();
    store.scan(
        query.in(dates.anywhere()),
        reading -> {
          if (dates.contains(reading.localDate())) {
            addValues(table, reading, metric, counting.test(reading));
          }
        });
    table.end();
  }

  private static void addValues(
      Table table, Measurement reading, @Nullable Metric wanted, boolean counts) {
    reading
        .values()
        .forEach(
            (metric, value) -> {
              if (wanted == null || wanted.equals(metric)) {
                table.add(
                    reading.at(),
                    reading.localDate(),
                    metric.id(),
                    metric.unit().symbol(),
                    value,
                    reading.quality(),
                    counts,
                    reading.key().source().toString(),
                    reading.key().externalId());
              }
            });
  }

  /** A row for each day that has a value, of what counts. */
  public void daily(
      Metric metric, Dates dates, int window, DailyAggregation day, OutputStream out) {
    var table = new Table(out, "date", "metric", "unit", "value", "readings", "mean", "mean_days");
    DailyView daily = series.daily(metric, dates, window, day);
    for (DailyView.Day row : daily.days()) {
      table.add(
          row.date(),
          daily.metric(),
          daily.unit(),
          row.value(),
          row.readings(),
          row.mean(),
          row.meanDays());
    }
    table.end();
  }

  /**
   * A row for each activity that a source has: one run from two sources stands there twice.
   *
   * @param sport {@link Sport#RUN} stands for the running family; absent for every sport
   */
  public void activities(@Nullable Sport sport, Dates dates, OutputStream out) {
    var table =
        new Table(
            out,
            "at",
            "date",
            "sport",
            "provider_sport",
            "name",
            "distance",
            "moving_time",
            "elapsed_time",
            "elevation_gain",
            "speed",
            "race",
            "heart_rate",
            "counts",
            "source",
            "id");
    Predicate<HealthRecord> counting = curated.counting();
    store.scan(
        RecordQuery.activities().in(dates.anywhere()),
        activity -> {
          if (dates.contains(activity.localDate()) && Activities.isOf(sport, activity)) {
            add(table, activity, counting.test(activity));
          }
        });
    table.end();
  }

  private static void add(Table table, Activity activity, boolean counts) {
    var speed = Running.speed(activity);
    table.add(
        activity.at(),
        activity.localDate(),
        activity.sport().id(),
        activity.providerSport(),
        activity.name(),
        activity.distance(),
        seconds(activity.movingTime()),
        seconds(activity.elapsedTime()),
        activity.elevationGain(),
        speed.isPresent() ? speed.getAsDouble() : null,
        activity.race(),
        activity.heartRate(),
        counts,
        activity.key().source().toString(),
        activity.key().externalId());
  }

  /** A row for each set, in the order they were done. */
  public void sets(@Nullable String exercise, Dates dates, OutputStream out) {
    var table =
        new Table(
            out,
            "date",
            "session",
            "exercise",
            "reps",
            "weight",
            "duration",
            "distance",
            "per_side",
            "warm_up",
            "note",
            "counts",
            "source",
            "id");
    Predicate<HealthRecord> counting = curated.counting();
    store.scan(
        RecordQuery.workouts().in(dates.anywhere()),
        workout -> {
          if (dates.contains(workout.localDate())) {
            addSets(table, workout, exercise, counting.test(workout));
          }
        });
    table.end();
  }

  private static void addSets(
      Table table, Workout workout, @Nullable String wanted, boolean counts) {
    for (ExerciseSet set : workout.sets()) {
      if (wanted == null || wanted.equals(set.exercise())) {
        table.add(
            workout.localDate(),
            workout.session(),
            set.exercise(),
            set.reps(),
            set.load(),
            seconds(set.duration()),
            set.distance(),
            set.perSide(),
            set.warmUp(),
            set.note(),
            counts,
            workout.key().source().toString(),
            workout.key().externalId());
      }
    }
  }

  /** The tables of all records in one ZIP file; closes the stream. */
  public void everything(OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("measurements.csv"));
      measurements(null, Dates.EVER, zip);
      zip.putNextEntry(new ZipEntry("activities.csv"));
      activities(null, Dates.EVER, zip);
      zip.putNextEntry(new ZipEntry("sets.csv"));
      sets(null, Dates.EVER, zip);
    }
  }

  private static @Nullable Double seconds(@Nullable Duration time) {
    return time == null ? null : time.toMillis() / 1000.0;
  }
}
