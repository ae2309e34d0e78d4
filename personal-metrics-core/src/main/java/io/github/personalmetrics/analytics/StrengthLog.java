package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The sets of strength sessions as columns, ascending by local day, time and key of their session,
 * and in the order they were done. Immutable; made once, every selection shares its columns.
 */
public final class StrengthLog {

  private final Columns columns;
  private final int[] selected;

  private StrengthLog(Columns columns, int[] selected) {
    this.columns = columns;
    this.selected = selected;
  }

  /**
   * @param workouts in any order
   */
  public static StrengthLog of(Collection<Workout> workouts) {
    var columns = new Columns(workouts);
    int[] all = new int[columns.sets.length];
    Arrays.setAll(all, i -> i);
    return new StrengthLog(columns, all);
  }

  /**
   * What was lifted in a session, of what is selected.
   *
   * @param key of the workout
   * @param date the local day
   */
  public record Session(RecordKey key, LocalDate date, int sets, StrengthSummary summary) {}

  /**
   * What was lifted in a period, of what is selected.
   *
   * @param start its first day
   * @param sessions that have a selected set
   */
  public record PeriodTotals(LocalDate start, int sessions, int sets, StrengthSummary summary) {}

  /** How many sets there are. */
  public int size() {
    return selected.length;
  }

  public ExerciseSet set(int index) {
    return columns.sets[selected[index]];
  }

  public StrengthLog withoutWarmUps() {
    return select(set -> !columns.sets[set].warmUp());
  }

  public StrengthLog only(String exercise) {
    Integer id = columns.ids.get(exercise);
    return id == null ? select(set -> false) : select(set -> columns.exercises[set] == id);
  }

  /** The sessions of the local days from the first, inclusive, to the second, exclusive. */
  public StrengthLog between(LocalDate from, LocalDate to) {
    return select(set -> day(set) >= from.toEpochDay() && day(set) < to.toEpochDay());
  }

  /** Every exercise there is, by name, and its sets. */
  public SortedMap<String, StrengthLog> byExercise() {
    int[] counts = new int[columns.ids.size()];
    for (int set : selected) {
      counts[columns.exercises[set]]++;
    }
    int[][] sets = new int[counts.length][];
    Arrays.setAll(sets, id -> new int[counts[id]]);
    Arrays.fill(counts, 0);
    for (int set : selected) {
      int id = columns.exercises[set];
      sets[id][counts[id]++] = set;
    }
    var logs = new TreeMap<String, StrengthLog>();
    columns.ids.forEach(
        (exercise, id) -> {
          if (sets[id].length > 0) {
            logs.put(exercise, new StrengthLog(columns, sets[id]));
          }
        });
    return logs;
  }

  public StrengthSummary summary() {
    return tally(0, selected.length).summary();
  }

  /** The sessions that have a selected set, ascending. */
  public List<Session> sessions() {
    var sessions = new ArrayList<Session>();
    for (int from = 0, to; from < selected.length; from = to) {
      to = sessionEnd(from);
      sessions.add(
          new Session(
              columns.workouts[columns.sessions[selected[from]]].key(),
              LocalDate.ofEpochDay(day(selected[from])),
              to - from,
              tally(from, to).summary()));
    }
    return sessions;
  }

  /** The periods of the local calendar that have a selected set, ascending. */
  public List<PeriodTotals> totals(CalendarPeriod period) {
    var totals = new ArrayList<PeriodTotals>();
    for (int from = 0, to; from < selected.length; from = to) {
      LocalDate start = period.start(LocalDate.ofEpochDay(day(selected[from])));
      long end = period.next(start).toEpochDay();
      int sessions = 0;
      for (to = from; to < selected.length && day(selected[to]) < end; to = sessionEnd(to)) {
        sessions++;
      }
      totals.add(new PeriodTotals(start, sessions, to - from, tally(from, to).summary()));
    }
    return totals;
  }

  /** Where the session ends that starts at an index. */
  int sessionEnd(int from) {
    int session = columns.sessions[selected[from]];
    int to = from + 1;
    while (to < selected.length && columns.sessions[selected[to]] == session) {
      to++;
    }
    return to;
  }

  Tally tally(int from, int to) {
    var tally = new Tally();
    for (int i = from; i < to; i++) {
      int set = selected[i];
      tally.add(
          columns.sets[set],
          columns.repetitions[set],
          columns.kilograms[set],
          columns.billionths[set]);
    }
    return tally;
  }

  /** Since 1970-01-01 on the session's own calendar. */
  int epochDay(int index) {
    return day(selected[index]);
  }

  /** The load; 0 with body weight, below 0 with help. */
  double kilograms(int index) {
    return columns.kilograms[selected[index]];
  }

  /** On one side. */
  int reps(int index) {
    return columns.reps[selected[index]];
  }

  private int day(int set) {
    return columns.days[columns.sessions[set]];
  }

  private StrengthLog select(IntPredicate wanted) {
    return new StrengthLog(columns, Arrays.stream(selected).filter(wanted).toArray());
  }

  /** A workout and its local day, which is dear to find. */
  private record Dated(int day, Workout workout) {

    static final Comparator<Dated> ORDER =
        Comparator.comparingInt(Dated::day)
            .thenComparing(it -> it.workout.at())
            .thenComparing(it -> it.workout.key());
  }

  private static final class Columns {

    private final Workout[] workouts;
    private final int[] days;
    private final Map<String, Integer> ids = new HashMap<>();
    private final ExerciseSet[] sets;
    private final int[] sessions;
    private final int[] exercises;
    private final int[] reps;
    private final long[] repetitions;
    private final double[] kilograms;
    private final long[] billionths;

    Columns(Collection<Workout> unsorted) {
      var localDays = new LocalDays();
      Dated[] dated = new Dated[unsorted.size()];
      int size = 0;
      int read = 0;
      for (Workout workout : unsorted) {
        dated[read++] = new Dated(localDays.day(workout), workout);
        size += workout.sets().size();
      }
      Arrays.sort(dated, Dated.ORDER);
      days = new int[dated.length];
      workouts = new Workout[dated.length];
      for (int i = 0; i < dated.length; i++) {
        days[i] = dated[i].day();
        workouts[i] = dated[i].workout();
      }
      sets = new ExerciseSet[size];
      sessions = new int[size];
      exercises = new int[size];
      reps = new int[size];
      repetitions = new long[size];
      kilograms = new double[size];
      billionths = new long[size];
      int next = 0;
      for (int session = 0; session < workouts.length; session++) {
        for (ExerciseSet set : workouts[session].sets()) {
          put(next++, session, set);
        }
      }
    }

    private void put(int index, int session, ExerciseSet set) {
      BigDecimal load = set.load();
      sets[index] = set;
      sessions[index] = session;
      exercises[index] = id(index, set.exercise());
      reps[index] = set.reps();
      repetitions[index] = StrengthSummary.repetitions(set);
      kilograms[index] = load == null ? 0 : load.doubleValue();
      billionths[index] = Tally.billionths(load, kilograms[index]);
    }

    /** A set is mostly of the same exercise as the one before it. */
    private int id(int index, String exercise) {
      if (index > 0 && sets[index - 1].exercise().equals(exercise)) {
        return exercises[index - 1];
      }
      Integer known = ids.putIfAbsent(exercise, ids.size());
      return known == null ? ids.size() - 1 : known;
    }
  }
}
