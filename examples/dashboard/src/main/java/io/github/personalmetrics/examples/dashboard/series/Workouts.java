package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.StrengthSummary;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView.Exercise;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView.Lift;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView.Row;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView.Totals;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Strength sessions and what they add up to. Safe for use by many threads. */
public final class Workouts {

  private record All(List<Workout> workouts) {}

  private record Known(Map<String, Long> exercises) {}

  private record Heaviest(Optional<String> exercise) {}

  private record ListOf(@Nullable String exercise, Dates dates) {}

  private record TotalsOf(@Nullable String exercise, Dates dates) {}

  private final MetricStore store;
  private final Kept kept;

  public Workouts(MetricStore store) {
    this.store = store;
    this.kept = new Kept(store::version);
  }

  /**
   * Ascending by time.
   *
   * @param exercise only its sets, and only sessions that have some; absent for all
   */
  public WorkoutsView list(@Nullable String exercise, Dates dates) {
    return kept.get(
        new ListOf(exercise, dates),
        WorkoutsView.class,
        () -> new WorkoutsView(within(exercise, dates).stream().map(Workouts::row).toList()));
  }

  /** Of the first session; empty before it. */
  public Optional<LocalDate> firstDay() {
    return all().stream().map(Workout::localDate).findFirst();
  }

  /** Empty before the first session. */
  public Optional<Row> last() {
    List<Workout> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(row(all.get(all.size() - 1)));
  }

  public Totals totals(@Nullable String exercise, Dates dates) {
    return kept.get(
        new TotalsOf(exercise, dates), Totals.class, () -> sum(within(exercise, dates)));
  }

  private static Totals sum(List<Workout> found) {
    var summary = StrengthSummary.of(found.stream().flatMap(it -> it.sets().stream()).toList());
    BigDecimal max = summary.maxWeight();
    LocalDate on =
        found.stream()
            .filter(it -> max != null && max.equals(StrengthSummary.of(it.sets()).maxWeight()))
            .findFirst()
            .map(Workout::localDate)
            .orElse(null);
    return new Totals(
        Rounded.plain(summary.totalWeight()),
        summary.repetitions(),
        Rounded.of(summary.meanPerWeightedRepetition()),
        max == null ? null : Rounded.plain(max),
        on);
  }

  /** Every exercise and in how many sessions it was done, by name. */
  public Map<String, Long> exercises() {
    return kept.get("exercises", Known.class, () -> new Known(count())).exercises();
  }

  private Map<String, Long> count() {
    return Collections.unmodifiableMap(
        all().stream()
            .flatMap(workout -> workout.sets().stream().map(ExerciseSet::exercise).distinct())
            .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting())));
  }

  /** The exercise of the heaviest set, where progress shows best; empty if nothing had a load. */
  public Optional<String> heaviest() {
    return kept.get("heaviest", Heaviest.class, () -> new Heaviest(findHeaviest())).exercise();
  }

  private Optional<String> findHeaviest() {
    ExerciseSet heaviest = null;
    BigDecimal most = BigDecimal.ZERO;
    for (Workout workout : all()) {
      for (ExerciseSet set : workout.sets()) {
        BigDecimal load = set.load();
        if (load != null && load.compareTo(most) > 0) {
          heaviest = set;
          most = load;
        }
      }
    }
    return Optional.ofNullable(heaviest).map(ExerciseSet::exercise);
  }

  private List<Workout> within(@Nullable String exercise, Dates dates) {
    return all().stream()
        .filter(workout -> dates.contains(workout.localDate()))
        .map(workout -> exercise == null ? workout : only(exercise, workout))
        .filter(workout -> exercise == null || !workout.sets().isEmpty())
        .toList();
  }

  private static Workout only(String exercise, Workout workout) {
    return new Workout(
        workout.key(),
        workout.at(),
        workout.zone(),
        workout.session(),
        workout.sets().stream().filter(set -> set.exercise().equals(exercise)).toList());
  }

  private List<Workout> all() {
    return kept.get("all", All.class, () -> new All(store.find(RecordQuery.workouts()))).workouts();
  }

  private static Row row(Workout workout) {
    var summary = StrengthSummary.of(workout.sets());
    return new Row(
        workout.key().source().toString(),
        workout.key().externalId(),
        workout.localDate(),
        workout.session(),
        workout.sets().stream().map(Workouts::lift).toList(),
        exercises(workout.sets()),
        Rounded.plain(summary.totalWeight()),
        summary.repetitions(),
        Rounded.of(summary.meanPerWeightedRepetition()),
        summary.maxWeight() == null ? null : Rounded.plain(summary.maxWeight()));
  }

  private static List<Exercise> exercises(Collection<ExerciseSet> sets) {
    return sets.stream()
        .collect(
            Collectors.groupingBy(ExerciseSet::exercise, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> exercise(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Exercise exercise(String name, List<ExerciseSet> sets) {
    var summary = StrengthSummary.of(sets);
    return new Exercise(
        name,
        sets.size(),
        Rounded.plain(summary.totalWeight()),
        summary.repetitions(),
        Rounded.of(summary.meanPerWeightedRepetition()),
        summary.maxWeight() == null ? null : Rounded.plain(summary.maxWeight()));
  }

  private static Lift lift(ExerciseSet set) {
    return new Lift(
        set.exercise(),
        set.reps(),
        set.load() == null ? null : Rounded.plain(set.load()),
        set.duration() == null ? null : Rounded.seconds(set.duration()),
        set.distance(),
        set.perSide(),
        set.warmUp(),
        set.note());
  }
}
