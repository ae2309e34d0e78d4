package io.github.personalmetrics.analytics;

import io.github.personalmetrics.analytics.Progress.Best;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The best of an exercise and when it was first reached; absent where nothing qualifies. All in
 * kilograms.
 *
 * @param heaviest load that was lifted at least once
 * @param lifted load of a single repetition
 * @param estimated {@link OneRepMax}, what was lifted among it
 * @param meanPerRepetition kilograms per weighted repetition of a session
 * @param totalWeight of a session
 */
public record PersonalBests(
    @Nullable Best heaviest,
    @Nullable Best lifted,
    @Nullable Best estimated,
    @Nullable Best meanPerRepetition,
    @Nullable Best totalWeight) {

  /**
   * @param log the sets of one exercise
   */
  public static PersonalBests of(StrengthLog log, OneRepMax how) {
    var heaviest = new Search();
    var lifted = new Search();
    var estimated = new Search();
    var mean = new Search();
    var total = new Search();
    for (int from = 0, to; from < log.size(); from = to) {
      to = log.sessionEnd(from);
      int day = log.epochDay(from);
      Tally session = log.tally(from, to);
      heaviest.offer(session.maxKilograms(), day);
      mean.offer(session.meanPerWeightedRepetition(), day);
      total.offer(session.kilograms(), day);
      for (int i = from; i < to; i++) {
        double kilograms = log.kilograms(i);
        int reps = log.reps(i);
        if (reps == 1) {
          lifted.offer(kilograms, day);
        }
        estimated.offer(how.value(kilograms, reps), day);
      }
    }
    return new PersonalBests(
        heaviest.best(), lifted.best(), estimated.best(), mean.best(), total.best());
  }

  /** Of every exercise in the log, by name. */
  public static Map<String, PersonalBests> byExercise(StrengthLog log, OneRepMax how) {
    var bests = new TreeMap<String, PersonalBests>();
    log.byExercise().forEach((exercise, sets) -> bests.put(exercise, of(sets, how)));
    return bests;
  }

  /** All at once: five {@link Progress} would say the same and take five times as long. */
  private static final class Search {

    private double value;
    private int day;

    void offer(double candidate, int onDay) {
      if (candidate > value && candidate < Double.POSITIVE_INFINITY) {
        value = candidate;
        day = onDay;
      }
    }

    @Nullable Best best() {
      return value > 0 ? new Best(value, LocalDate.ofEpochDay(day)) : null;
    }
  }
}
