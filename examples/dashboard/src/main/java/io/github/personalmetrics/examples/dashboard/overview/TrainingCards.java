package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.analytics.OneRepMax.Formula;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Figure;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Lift;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Run;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Session;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.LastRun;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView;
import io.github.personalmetrics.examples.dashboard.series.Exercises;
import io.github.personalmetrics.examples.dashboard.series.OverviewView;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last run, the last session, and the week so far. */
final class TrainingCards {

  private final Exercises exercises;
  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;

  TrainingCards(Exercises exercises, Reader reader) {
    this.exercises = exercises;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
  }

  String week(OverviewView.Week week) {
    return texts.get(
        "overview.this-week", week.runs(), sizes.distance().full(week.distance()), week.workouts());
  }

  Run run(LastRun both) {
    Row last = both.last();
    Row previous = both.previous();
    return new Run(
        numbers.date(last.date()),
        last.name(),
        List.of(
            figure(
                "distance",
                sizes.distance().text(last.distance()),
                sizes.distance().unit(),
                change(both.distance_change(), sizes.distance()::change)),
            figure(
                sizes.byPace() ? "pace" : "speed",
                sizes.effort(last.speed()),
                sizes.effortUnit(),
                sizes.effortChange(previous == null ? null : previous.speed(), last.speed())),
            figure(
                "elevation",
                sizes.height().text(last.elevation_gain()),
                sizes.height().unit(),
                change(both.elevation_gain_change(), sizes.height()::change)),
            figure(
                "time",
                sizes.time(last.time()),
                "",
                change(both.time_change(), sizes::timeChange))),
        previous == null ? "" : texts.get("overview.compared", numbers.date(previous.date())));
  }

  Session session(WorkoutsView.Row workout) {
    return new Session(
        numbers.date(workout.date()),
        workout.session(),
        workout.exercises().stream().map(it -> lift(it, workout)).toList(),
        sizes.volume().full(workout.total_weight().doubleValue()),
        sizes.whole(workout.repetitions()));
  }

  /** A first session is no record: there was nothing to beat. */
  private boolean isRecord(String exercise, LocalDate date) {
    ExerciseView progress = exercises.of(exercise, Dates.EVER, Formula.EPLEY, true);
    ExerciseView.Best heaviest = progress.bests().max_weight();
    return heaviest != null
        && heaviest.date().equals(date)
        && progress.sessions().get(0).date().isBefore(date);
  }

  private Lift lift(WorkoutsView.Exercise exercise, WorkoutsView.Row workout) {
    List<Integer> reps =
        workout.sets().stream()
            .filter(set -> set.exercise().equals(exercise.exercise()))
            .map(WorkoutsView.Lift::reps)
            .toList();
    String done =
        reps.stream().distinct().count() == 1
            ? reps.size() + "×" + reps.get(0)
            : reps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Lift(
        exercise.exercise(),
        done,
        exercise.max_weight() == null
            ? texts.get("overview.body-weight")
            : sizes.load().text(exercise.max_weight()),
        sizes.volume().text(exercise.total_weight()),
        isRecord(exercise.exercise(), workout.date()));
  }

  private Figure figure(String id, String value, String unit, String change) {
    return new Figure(id, texts.get("overview.run." + id), value, unit, change);
  }

  private static String change(@Nullable Double change, DoubleFunction<String> format) {
    return change == null ? "" : format.apply(change);
  }
}
