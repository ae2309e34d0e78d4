package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How somebody writes sets into cells.
 *
 * @param decimal the mark in numbers that are text
 * @param dated whether each row has its date
 */
record CellStyle(Repeats repeats, char decimal, Weights weights, boolean dated) {

  /** How sets that are equal are written. */
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
          && sets.get(to).equals(sets.get(from))) {
        to++;
      }
      rows.add(row(dated || from == 0 ? BigDecimal.valueOf(day) : "", sets.get(from), to - from));
    }
    return rows;
  }

  private static boolean hasScore(ExerciseSet set) {
    return set.duration() != null || set.distance() != null;
  }

  private List<Object> row(Object date, ExerciseSet set, int times) {
    boolean behind = weights == Weights.WITH_REPS;
    String load = behind ? "@" + (set.load() == null ? "BW" : number(set.load())) : "";
    return List.of(
        date,
        set.exercise(),
        times > 1 && repeats == Repeats.COLUMN ? BigDecimal.valueOf(times) : "",
        reps(set, times) + load,
        behind ? "" : weight(set),
        weights == Weights.UNIT_COLUMN ? "kg" : "",
        score(set),
        set.note(),
        set.warmUp());
  }

  private String reps(ExerciseSet set, int times) {
    String one = set.reps() + (set.perSide() ? "/side" : "");
    if (times == 1) {
      return one;
    }
    return switch (repeats) {
      case ROW_EACH, COLUMN -> one;
      case CROSS -> times + "x" + one;
      case STAR -> times + " * " + one;
      case LIST -> String.join(decimal == ',' ? "; " : ", ", Collections.nCopies(times, one));
      case DASHES -> String.join("-", Collections.nCopies(times, one));
    };
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
