package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.OneRepMax;
import io.github.personalmetrics.analytics.OneRepMax.Formula;
import io.github.personalmetrics.analytics.PersonalBests;
import io.github.personalmetrics.analytics.Progress;
import io.github.personalmetrics.analytics.StrengthLog;
import io.github.personalmetrics.analytics.StrengthSummary;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView.Best;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView.Bests;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView.Estimate;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView.Session;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView.Total;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was trained with sets, exercise by exercise. Safe for use by many threads. */
public final class Exercises {

  private record All(Map<String, StrengthLog> logs) {}

  private record Question(String exercise, Dates dates, Formula formula, boolean warmups) {}

  private final MetricStore store;
  private final Kept kept;

  public Exercises(MetricStore store) {
    this.store = store;
    this.kept = new Kept(store::version);
  }

  public ExercisesView list() {
    return new ExercisesView(
        logs().entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList());
  }

  public boolean has(String exercise) {
    return logs().containsKey(exercise);
  }

  /**
   * @param exercise by its whole name; one that was never done has no sessions
   * @param warmups whether to count warm-up sets
   */
  public ExerciseView of(String exercise, Dates dates, Formula formula, boolean warmups) {
    return kept.get(
        new Question(exercise, dates, formula, warmups),
        ExerciseView.class,
        () -> make(exercise, dates, formula, warmups));
  }

  private ExerciseView make(String exercise, Dates dates, Formula formula, boolean warmups) {
    StrengthLog done = logs().getOrDefault(exercise, StrengthLog.of(List.of()));
    StrengthLog log = (warmups ? done : done.withoutWarmUps()).between(dates.first(), dates.end());
    OneRepMax how = OneRepMax.by(formula);
    List<Session> sessions = sessions(log, how);
    return new ExerciseView(
        exercise,
        formula.name().toLowerCase(Locale.ROOT),
        warmups,
        total(log, how, sessions.size()),
        bests(PersonalBests.of(log, how)),
        sessions);
  }

  private Map<String, StrengthLog> logs() {
    return kept.get(
            "all",
            All.class,
            () -> new All(StrengthLog.of(store.find(RecordQuery.workouts())).byExercise()))
        .logs();
  }

  private static ExercisesView.Row row(String exercise, StrengthLog log) {
    List<StrengthLog.Session> sessions = log.sessions();
    return new ExercisesView.Row(
        exercise,
        sessions.size(),
        log.size(),
        sessions.get(0).date(),
        sessions.get(sessions.size() - 1).date());
  }

  private static List<Session> sessions(StrengthLog log, OneRepMax how) {
    var sessions = new ArrayList<Session>();
    int from = 0;
    for (StrengthLog.Session session : log.sessions()) {
      int to = from + session.sets();
      StrengthSummary summary = session.summary();
      sessions.add(
          new Session(
              session.key().source().toString(),
              session.key().externalId(),
              session.date(),
              session.sets(),
              Rounded.plain(summary.totalWeight()),
              summary.repetitions(),
              Rounded.of(summary.meanPerWeightedRepetition()),
              plain(summary.maxWeight()),
              lifted(log, from, to),
              estimate(log, from, to, how)));
      from = to;
    }
    return sessions;
  }

  private static Total total(StrengthLog log, OneRepMax how, int sessions) {
    StrengthSummary summary = log.summary();
    return new Total(
        sessions,
        log.size(),
        Rounded.plain(summary.totalWeight()),
        summary.repetitions(),
        Rounded.of(summary.meanPerWeightedRepetition()),
        plain(summary.maxWeight()),
        lifted(log, 0, log.size()),
        estimate(log, 0, log.size(), how));
  }

  private static @Nullable BigDecimal lifted(StrengthLog log, int from, int to) {
    BigDecimal most = BigDecimal.ZERO;
    for (int i = from; i < to; i++) {
      BigDecimal load = log.set(i).load();
      if (load != null && log.set(i).reps() == 1) {
        most = most.max(load);
      }
    }
    return most.signum() > 0 ? Rounded.plain(most) : null;
  }

  /** The highest of a stretch of sets. */
  private static @Nullable Estimate estimate(StrengthLog log, int from, int to, OneRepMax how) {
    OneRepMax.Estimate best = null;
    for (int i = from; i < to; i++) {
      ExerciseSet set = log.set(i);
      double load = set.load() == null ? 0 : set.load().doubleValue();
      OneRepMax.Estimate estimate = how.estimate(load, set.reps()).orElse(null);
      if (estimate != null && (best == null || estimate.kilograms() > best.kilograms())) {
        best = estimate;
      }
    }
    return best == null
        ? null
        : new Estimate(
            Rounded.of(best.kilograms()),
            Rounded.of(best.low()),
            Rounded.of(best.high()),
            best.confidence().name().toLowerCase(Locale.ROOT));
  }

  private static Bests bests(PersonalBests bests) {
    return new Bests(
        best(bests.heaviest()),
        best(bests.lifted()),
        best(bests.estimated()),
        best(bests.meanPerRepetition()),
        best(bests.totalWeight()));
  }

  private static @Nullable Best best(Progress.@Nullable Best best) {
    return best == null ? null : new Best(Rounded.of(best.value()), best.date());
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    return value == null ? null : Rounded.plain(value);
  }
}
