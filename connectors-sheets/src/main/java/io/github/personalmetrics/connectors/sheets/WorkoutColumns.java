package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.MassUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a log has what; -1 for what it has not.
 *
 * @param headerUnit of all weights, if their header says one
 * @param scoreUnit of scores that are bare numbers, if their header says one
 */
record WorkoutColumns(
    int date,
    int session,
    int exercise,
    int sets,
    int reps,
    int weight,
    int unit,
    int score,
    int notes,
    int warmUp,
    @Nullable MassUnit headerUnit,
    @Nullable ScoreUnit scoreUnit) {

  static WorkoutColumns of(Header header) {
    int weight = header.mandatory(ColumnRole.WEIGHT);
    int score = header.column(ColumnRole.SCORE);
    return new WorkoutColumns(
        header.mandatory(ColumnRole.DATE),
        header.column(ColumnRole.SESSION),
        header.mandatory(ColumnRole.EXERCISE),
        header.column(ColumnRole.SETS),
        header.mandatory(ColumnRole.REPS),
        weight,
        header.column(ColumnRole.UNIT),
        score,
        header.column(ColumnRole.NOTES),
        header.column(ColumnRole.WARM_UP),
        header.columns().get(weight).massUnit().orElse(null),
        score < 0 ? null : header.columns().get(score).scoreUnit().orElse(null));
  }

  /** Those that say what was done, and not when. */
  int[] ofWork() {
    return new int[] {exercise, sets, reps, weight, score, notes};
  }
}
