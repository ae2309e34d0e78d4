package io.github.personalmetrics.analytics;

import io.github.personalmetrics.analytics.Progress.Best;
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
    return new PersonalBests(
        Progress.heaviest(log).best().orElse(null),
        Progress.oneRepMax(log, OneRepMax.lifted()).best().orElse(null),
        Progress.oneRepMax(log, how).best().orElse(null),
        Progress.meanPerRepetition(log).best().orElse(null),
        Progress.totalWeight(log).best().orElse(null));
  }

  /** Of every exercise in the log, by name. */
  public static Map<String, PersonalBests> byExercise(StrengthLog log, OneRepMax how) {
    var bests = new TreeMap<String, PersonalBests>();
    log.byExercise().forEach((exercise, sets) -> bests.put(exercise, of(sets, how)));
    return bests;
  }
}
