package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.StartingPoint;
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
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes training weeks of stored records: what was trained in an ISO week, and how far the mean of
 * the week's daily means of weight and fat ratio is from that of the week before.
 *
 * <p>Training is the distance and the {@link Activity#time} of the running family, the number of
 * workouts, and the kilograms per repetition over their weighted sets, which is 0 in a week without
 * one. A run that several sources recorded counts once, see {@link Deduplication}. A fat ratio of 0
 * is how a scale says that it did not measure it.
 */
public final class TrainingWeeks {

  /** Changes whenever the same records would make other weeks. */
  public static final String RECIPE = "3";

  /** So many weeks make a habit. */
  public static final int HABIT_WEEKS = 4;

  /** A mean of fewer days says more about the days than about the week. */
  static final int MEASURED_DAYS = 3;

  private final Predicate<SourceId> mayTrain;
  private final Deduplication deduplication;
  private final SortedSet<SourceId> used = new TreeSet<>();
  private final SortedSet<SourceId> excluded = new TreeSet<>();
  private final Map<LocalDate, List<Activity>> runs = new HashMap<>();
  private final Map<LocalDate, List<Workout>> workouts = new HashMap<>();
  private final SortedSet<SourceId> excludedRuns = new TreeSet<>();
  private final SortedSet<SourceId> excludedWorkouts = new TreeSet<>();

  private TrainingWeeks(Predicate<SourceId> mayTrain, Deduplication deduplication) {
    this.mayTrain = mayTrain;
    this.deduplication = deduplication;
  }

  /** {@link #from(MetricStore, LocalDate, Predicate, Deduplication)} that prefers no source. */
  public static TrainingData from(
      MetricStore store, LocalDate today, Predicate<SourceId> mayTrain) {
    return from(store, today, mayTrain, Deduplication.WITHOUT_PREFERENCE);
  }

  /**
   * @param today in the person's zone; its week is not over and so not there
   * @param mayTrain whether a source's records may train a model at all
   * @param deduplication of runs among the sources that may
   */
  public static TrainingData from(
      MetricStore store,
      LocalDate today,
      Predicate<SourceId> mayTrain,
      Deduplication deduplication) {
    return new TrainingWeeks(mayTrain, deduplication).read(store, WeeklyVariation.monday(today));
  }

  /** {@link #habits(MetricStore, LocalDate, int, Deduplication)} that prefers no source. */
  public static WeeklyPlan habits(MetricStore store, LocalDate today, int count) {
    return habits(store, today, count, Deduplication.WITHOUT_PREFERENCE);
  }

  /**
   * The person's usual week: the mean of the last weeks that are over, weeks off included, whoever
   * recorded them. What no week can hold counts as the most that one can.
   *
   * @param today in the person's zone
   * @param count how many weeks, 1 or more
   */
  public static WeeklyPlan habits(
      MetricStore store, LocalDate today, int count, Deduplication deduplication) {
    LocalDate end = WeeklyVariation.monday(today);
    LocalDate start = end.minusWeeks(count);
    var all = new TrainingWeeks(source -> true, deduplication);
    // A local day begins somewhere within these instants, wherever on earth it was.
    all.readTraining(
        store,
        TimeRange.of(
            start.atStartOfDay().toInstant(ZoneOffset.MAX),
            end.atStartOfDay().toInstant(ZoneOffset.MIN)));
    return all.mean(end, count);
  }

  private TrainingData read(MetricStore store, LocalDate currentWeek) {
    var weight = weekly(store, Metric.BODY_WEIGHT);
    var fatRatio = weekly(store, Metric.FAT_RATIO);
    readTraining(store, TimeRange.ALL);

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
        Change lead = lead(weight, fatRatio, monday.minusWeeks(1));
        weeks.add(new TrainingWeek(monday, WeeklyPlan.of(totals(List.of(monday))), change, lead));
      } catch (IllegalArgumentException e) {
        leftOut.add(new LeftOut(monday, "its training cannot be right: " + e.getMessage()));
      }
    }
    excluded.addAll(excludedRuns);
    excluded.addAll(excludedWorkouts);
    Change lead = lead(weight, fatRatio, currentWeek.minusWeeks(1));
    StartingPoint start = start(weight, fatRatio, currentWeek);
    WeeklyPlan usual = mean(currentWeek, HABIT_WEEKS);
    return new TrainingData(RECIPE, weeks, leftOut, unused(), used, excluded, lead, start, usual);
  }

  private static Change lead(WeeklyMeans weight, WeeklyMeans fatRatio, LocalDate monday) {
    return areMeasured(weight, fatRatio, monday)
        ? new Change(weight.lead(monday), fatRatio.lead(monday))
        : Change.NONE;
  }

  private static @Nullable StartingPoint start(
      WeeklyMeans weight, WeeklyMeans fatRatio, LocalDate currentWeek) {
    LocalDate first = weight.first();
    LocalDate monday = currentWeek.minusWeeks(1);
    while (!monday.isBefore(first) && !areMeasured(weight, fatRatio, monday)) {
      monday = monday.minusWeeks(1);
    }
    return monday.isBefore(first)
        ? null
        : new StartingPoint(monday, weight.mean(monday), fatRatio.mean(monday));
  }

  private static boolean areMeasured(WeeklyMeans weight, WeeklyMeans fatRatio, LocalDate monday) {
    return weight.days(monday) >= MEASURED_DAYS && fatRatio.days(monday) >= MEASURED_DAYS;
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
            used.add(reading.key().source());
          }
        });
    return WeeklyMeans.of(TimeSeries.of(metric, readings));
  }

  private void readTraining(MetricStore store, TimeRange range) {
    var permitted = new ArrayList<Activity>();
    store.scan(
        RecordQuery.activities().in(range),
        activity -> {
          if (activity.sport().isRunning() && permits(activity, excludedRuns)) {
            permitted.add(activity);
          }
        });
    deduplication.once(permitted).forEach(run -> weekOf(run, runs).add(run));
    store.scan(
        RecordQuery.workouts().in(range),
        workout -> {
          if (permits(workout, excludedWorkouts)) {
            weekOf(workout, workouts).add(workout);
          }
        });
  }

  private boolean permits(HealthRecord record, SortedSet<SourceId> excludedOnes) {
    boolean permitted = mayTrain.test(record.key().source());
    (permitted ? used : excludedOnes).add(record.key().source());
    return permitted;
  }

  private static <R extends HealthRecord> List<R> weekOf(R record, Map<LocalDate, List<R>> byWeek) {
    return byWeek.computeIfAbsent(
        WeeklyVariation.monday(record.localDate()), week -> new ArrayList<>());
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

  /** Sums, but for the load, which is the mean of all their weighted repetitions. */
  private Map<TrainingInput, Double> totals(List<LocalDate> mondays) {
    double metres = 0;
    Duration time = Duration.ZERO;
    int sessions = 0;
    var sets = new ArrayList<ExerciseSet>();
    for (LocalDate monday : mondays) {
      for (Activity run : runs.getOrDefault(monday, List.of())) {
        metres += run.distance();
        time = time.plus(run.time());
      }
      for (Workout session : workouts.getOrDefault(monday, List.of())) {
        sessions++;
        sets.addAll(session.sets());
      }
    }
    return Map.of(
        TrainingInput.DISTANCE_RUNNING,
        metres / 1000,
        TrainingInput.DURATION_RUNNING,
        time.toMillis() / 60_000.0,
        TrainingInput.SESSIONS,
        (double) sessions,
        TrainingInput.MEAN_LOAD,
        StrengthSummary.of(sets).meanPerWeightedRepetition().orElse(0));
  }

  /**
   * @param end the Monday after the last week
   */
  private WeeklyPlan mean(LocalDate end, int count) {
    var inputs = new EnumMap<TrainingInput, Double>(TrainingInput.class);
    totals(end.minusWeeks(count).datesUntil(end, Period.ofWeeks(1)).toList())
        .forEach(
            (input, total) -> {
              double value = input == TrainingInput.MEAN_LOAD ? total : total / count;
              inputs.put(input, Math.min(value, input.max()));
            });
    return WeeklyPlan.of(inputs);
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
