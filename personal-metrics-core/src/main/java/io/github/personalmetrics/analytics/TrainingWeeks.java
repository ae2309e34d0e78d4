package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingData.LeftOut;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes training weeks of stored records: what was trained in an ISO week, and how far the mean of
 * the week's daily means of weight and fat ratio is from that of the week before.
 *
 * <p>Training is the distance and the {@link Activity#time} of the running family, the number of
 * workouts, and the kilograms per repetition over their weighted sets, which is 0 in a week without
 * one. A fat ratio of 0 is how a scale says that it did not measure it.
 */
public final class TrainingWeeks {

  /** Changes whenever the same records would make other weeks. */
  public static final String RECIPE = "1";

  /** A mean of fewer days says more about the days than about the week. */
  static final int MEASURED_DAYS = 3;

  private final Predicate<SourceId> mayTrain;
  private final SortedSet<SourceId> excluded = new TreeSet<>();
  private final Map<LocalDate, List<Activity>> runs = new HashMap<>();
  private final Map<LocalDate, List<Workout>> workouts = new HashMap<>();
  private final SortedSet<SourceId> excludedRuns = new TreeSet<>();
  private final SortedSet<SourceId> excludedWorkouts = new TreeSet<>();

  private TrainingWeeks(Predicate<SourceId> mayTrain) {
    this.mayTrain = mayTrain;
  }

  /**
   * @param today in the person's zone; its week is not over and so not there
   * @param mayTrain whether a source's records may train a model at all
   */
  public static TrainingData from(
      MetricStore store, LocalDate today, Predicate<SourceId> mayTrain) {
    return new TrainingWeeks(mayTrain).read(store, WeeklyVariation.monday(today));
  }

  private TrainingData read(MetricStore store, LocalDate currentWeek) {
    var weight = weekly(store, Metric.BODY_WEIGHT);
    var fatRatio = weekly(store, Metric.FAT_RATIO);
    store.scan(
        RecordQuery.activities(),
        activity -> {
          if (activity.sport().isRunning()) {
            sort(activity, runs, excludedRuns);
          }
        });
    store.scan(RecordQuery.workouts(), workout -> sort(workout, workouts, excludedWorkouts));

    var weeks = new ArrayList<TrainingWeek>();
    var leftOut = new ArrayList<LeftOut>();
    LocalDate monday = weight.first();
    for (; monday.isBefore(currentWeek); monday = monday.plusWeeks(1)) {
      String reason = missing("weight", weight, monday);
      reason = reason.isEmpty() ? missing("fat ratio", fatRatio, monday) : reason;
      if (!reason.isEmpty()) {
        leftOut.add(new LeftOut(monday, reason));
        continue;
      }
      try {
        var change = new Change(weight.change(monday), fatRatio.change(monday));
        weeks.add(new TrainingWeek(monday, training(monday), change));
      } catch (IllegalArgumentException e) {
        leftOut.add(new LeftOut(monday, "its training cannot be right: " + e.getMessage()));
      }
    }
    excluded.addAll(excludedRuns);
    excluded.addAll(excludedWorkouts);
    return new TrainingData(RECIPE, weeks, leftOut, unused(), excluded);
  }

  private WeeklyMeans weekly(MetricStore store, Metric metric) {
    var readings = new ArrayList<Measurement>();
    store.scan(
        RecordQuery.measurements(metric),
        reading -> {
          if (!mayTrain.test(reading.key().source())) {
            excluded.add(reading.key().source());
          } else if (reading.value(metric).filter(value -> value.signum() > 0).isPresent()) {
            readings.add(reading);
          }
        });
    return WeeklyMeans.of(TimeSeries.of(metric, readings));
  }

  private <R extends HealthRecord> void sort(
      R activity, Map<LocalDate, List<R>> byWeek, SortedSet<SourceId> excludedOnes) {
    if (mayTrain.test(activity.key().source())) {
      byWeek
          .computeIfAbsent(WeeklyVariation.monday(activity.localDate()), week -> new ArrayList<>())
          .add(activity);
    } else {
      excludedOnes.add(activity.key().source());
    }
  }

  private static String missing(String name, WeeklyMeans means, LocalDate monday) {
    if (means.days(monday) < MEASURED_DAYS) {
      return "%s was measured on %d of its days, and %d are needed"
          .formatted(name, means.days(monday), MEASURED_DAYS);
    }
    int before = means.days(monday.minusWeeks(1));
    return before < MEASURED_DAYS
        ? "%s was measured on %d days of the week before, and %d are needed"
            .formatted(name, before, MEASURED_DAYS)
        : "";
  }

  private WeeklyPlan training(LocalDate monday) {
    double metres = 0;
    Duration time = Duration.ZERO;
    for (Activity run : runs.getOrDefault(monday, List.of())) {
      metres += run.distance();
      time = time.plus(run.time());
    }
    List<Workout> sessions = workouts.getOrDefault(monday, List.of());
    List<ExerciseSet> sets = sessions.stream().flatMap(session -> session.sets().stream()).toList();
    return new WeeklyPlan(
        metres / 1000,
        time.toMillis() / 60_000.0,
        sessions.size(),
        StrengthSummary.of(sets).meanPerWeightedRepetition().orElse(0));
  }

  /** Some permitted source is enough for an input to be of use. */
  private List<UnusedInput> unused() {
    var unused = new ArrayList<UnusedInput>();
    if (runs.isEmpty() && !excludedRuns.isEmpty()) {
      String reason = notAllowed(excludedRuns);
      unused.add(new UnusedInput(TrainingInput.DISTANCE_RUNNING, reason));
      unused.add(new UnusedInput(TrainingInput.DURATION_RUNNING, reason));
    }
    if (workouts.isEmpty() && !excludedWorkouts.isEmpty()) {
      String reason = notAllowed(excludedWorkouts);
      unused.add(new UnusedInput(TrainingInput.SESSIONS, reason));
      unused.add(new UnusedInput(TrainingInput.MEAN_LOAD, reason));
    }
    return unused;
  }

  private static String notAllowed(SortedSet<SourceId> sources) {
    return String.join(", ", sources.stream().map(SourceId::toString).toList())
        + " may not be used to train a model";
  }
}
