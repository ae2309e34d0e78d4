package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How somebody writes sets into cells.
 *
 * @param decimal the mark in numbers that are text
 * @param dated whether each row has its date
 */
record CellStyle(Repeats repeats, char decimal, Weights weights, boolean dated) {

  /** How sets that are equal are written; in the last two the repetitions may differ. */
  enum Repeats {
    ROW_EACH,
    COLUMN,
    CROSS,
    STAR,
    LIST,
    DASHES
  }

  /** How the load is written. */
  enum Weights {
    NUMBER,
    TEXT,
    KILOGRAMS,
    UNIT_COLUMN,
    WITH_REPS
  }

  private static final int MOST_IN_A_CELL = 30;

  List<List<Object>> write(int day, List<ExerciseSet> sets) {
    var rows = new ArrayList<List<Object>>();
    rows.add(
        List.of("Date", "Exercise", "Sets", "Reps", "Weight", "Unit", "Score", "Notes", "Warm-up"));
    for (int from = 0, to; from < sets.size(); from = to) {
      to = from + 1;
      while (to < sets.size()
          && to - from < MOST_IN_A_CELL
          && repeats != Repeats.ROW_EACH
          && !hasScore(sets.get(from))
          && sets.get(to)
              .equals(isList() ? withReps(sets.get(from), sets.get(to).reps()) : sets.get(from))) {
        to++;
      }
      rows.add(row(dated || from == 0 ? BigDecimal.valueOf(day) : "", sets.subList(from, to)));
    }
    return rows;
  }

  private boolean isList() {
    return repeats == Repeats.LIST || repeats == Repeats.DASHES;
  }

  static ExerciseSet withReps(ExerciseSet one, int reps) {
    return new ExerciseSet(
        one.exercise(),
        reps,
        one.load(),
        one.duration(),
        one.distance(),
        one.perSide(),
        one.warmUp(),
        one.note());
  }

  private static boolean hasScore(ExerciseSet set) {
    return set.duration() != null || set.distance() != null;
  }

  private List<Object> row(Object date, List<ExerciseSet> sets) {
    ExerciseSet set = sets.get(0);
    int times = sets.size();
    boolean behind = weights == Weights.WITH_REPS;
    String load = behind ? "@" + (set.load() == null ? "BW" : number(set.load())) : "";
    return List.of(
        date,
        set.exercise(),
        times > 1 && repeats == Repeats.COLUMN ? BigDecimal.valueOf(times) : "",
        reps(sets) + load,
        behind ? "" : weight(set),
        weights == Weights.UNIT_COLUMN ? "kg" : "",
        score(set),
        set.note(),
        set.warmUp());
  }

  private String reps(List<ExerciseSet> sets) {
    List<String> each =
        sets.stream().map(set -> set.reps() + (set.perSide() ? "/side" : "")).toList();
    String one = each.get(0);
    if (each.size() == 1) {
      return one;
    }
    return switch (repeats) {
      case ROW_EACH, COLUMN -> one;
      case CROSS -> each.size() + "x" + one;
      case STAR -> each.size() + " * " + one;
      case LIST -> list(each);
      // Of two that rise a dash may mean a range, and is refused.
      case DASHES -> sets.size() == 2 && isRising(sets) ? list(each) : String.join("-", each);
    };
  }

  private String list(List<String> each) {
    return String.join(decimal == ',' ? "; " : ", ", each);
  }

  private static boolean isRising(List<ExerciseSet> sets) {
    return sets.get(0).reps() < sets.get(1).reps();
  }

  private Object weight(ExerciseSet set) {
    if (set.load() == null) {
      return weights == Weights.NUMBER ? "" : "BW";
    }
    return switch (weights) {
      case NUMBER -> set.load();
      case KILOGRAMS -> number(set.load()) + " kg";
      default -> number(set.load());
    };
  }

  private String score(ExerciseSet set) {
    var parts = new ArrayList<String>();
    if (set.distance() != null) {
      parts.add(number(BigDecimal.valueOf(set.distance())) + " m");
    }
    if (set.duration() != null) {
      parts.add(clock(set.duration()));
    }
    return String.join(" in ", parts);
  }

  private String clock(Duration time) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d%c%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        decimal,
        time.toMillisPart());
  }

  private String number(BigDecimal number) {
    return number.toPlainString().replace('.', decimal);
  }
}
