package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.examples.dashboard.series.Notes.GoalRow;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Texts;

/** A goal as a number is judged by it: less is not always better. */
record Aim(GoalRow goal, double target) {

  static Aim of(GoalRow goal) {
    return new Aim(goal, goal.target().doubleValue());
  }

  /** Whether a change led {@code toward} the goal or {@code away} from it; empty if neither. */
  String sense(double reference, double change) {
    int nearer =
        Double.compare(Math.abs(reference - target), Math.abs(reference + change - target));
    return nearer > 0 ? "toward" : nearer < 0 ? "away" : "";
  }

  String sentence(double value, Measure measure, Texts texts, Numbers numbers) {
    double left = target - value;
    String what =
        goal.by() == null
            ? texts.get("overview.goal", measure.full(target))
            : texts.get("overview.goal.by", measure.full(target), numbers.date(goal.by()));
    return what
        + ' '
        + (measure.isNothing(left)
            ? texts.get("overview.goal.reached")
            : texts.get("overview.goal.left", measure.change(left) + measure.after()));
  }
}
