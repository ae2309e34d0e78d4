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

  /**
   * How far off it is, and on which side. Nobody keeps what the person set out from, so a number
   * beyond the goal may be a success or a setback: the sentence is right for both.
   */
  String sentence(double value, Measure measure, Texts texts, Numbers numbers) {
    double beyond = value - target;
    String what =
        goal.by() == null
            ? texts.get("overview.goal", measure.full(target))
            : texts.get("overview.goal.by", measure.full(target), numbers.date(goal.by()));
    return what
        + ' '
        + (measure.isNothing(beyond)
            ? texts.get("overview.goal.reached")
            : texts.get(
                beyond > 0 ? "overview.goal.above" : "overview.goal.below",
                measure.changes().full(Math.abs(beyond))));
  }
}
