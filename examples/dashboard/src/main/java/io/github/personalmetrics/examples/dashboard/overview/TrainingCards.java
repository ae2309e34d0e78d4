package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Figure;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Lift;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Run;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Session;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.LastRun;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.series.OverviewView;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last run, the last session, and the week so far. */
final class TrainingCards {

  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;

  TrainingCards(Reader reader) {
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
  }

  String week(OverviewView.Week week) {
    return texts.get(
        "overview.this-week", week.runs(), sizes.kilometres(week.distance()), week.workouts());
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
                sizes.kilometres(last.distance()),
                "km",
                change(both.distance_change(), sizes::kilometresChange)),
            figure(
                "speed",
                sizes.speed(last.speed()),
                "km/h",
                change(both.speed_change(), sizes::speedChange)),
            figure(
                "elevation",
                sizes.whole(last.elevation_gain()),
                "m",
                change(both.elevation_gain_change(), sizes::wholeChange)),
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
        workout.exercises().stream().map(it -> lift(it, workout.sets())).toList(),
        sizes.whole(workout.total_weight().doubleValue()),
        sizes.whole(workout.repetitions()));
  }

  private Lift lift(WorkoutsView.Exercise exercise, List<WorkoutsView.Lift> sets) {
    List<Integer> reps =
        sets.stream()
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
            : numbers.decimal(exercise.max_weight().doubleValue()),
        sizes.whole(exercise.total_weight().doubleValue()));
  }

  private Figure figure(String id, String value, String unit, String change) {
    return new Figure(id, texts.get("overview.run." + id), value, unit, change);
  }

  private static String change(@Nullable Double change, DoubleFunction<String> format) {
    return change == null ? "" : format.apply(change);
  }
}
