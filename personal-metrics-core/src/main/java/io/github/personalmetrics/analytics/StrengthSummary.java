package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What some sets add up to: those of a session, of an exercise, of a year. {@link StrengthLog}
 * selects them, and leaves warm-ups out on request.
 *
 * <p>Sets on each side count twice their repetitions. A set with body weight or with help carries
 * nothing; its repetitions count all the same.
 *
 * @param totalWeight kilograms carried: the sum of repetitions times load, exact
 * @param repetitions of all sets
 * @param weightedRepetitions of the sets with a load
 * @param maxWeight kilograms, of sets with at least one repetition; absent if none had a load
 */
public record StrengthSummary(
    BigDecimal totalWeight,
    long repetitions,
    long weightedRepetitions,
    @Nullable BigDecimal maxWeight) {

  public static StrengthSummary of(Collection<ExerciseSet> sets) {
    var tally = new Tally();
    for (ExerciseSet set : sets) {
      BigDecimal load = set.load();
      double kilograms = load == null ? 0 : load.doubleValue();
      tally.add(set, repetitions(set), kilograms, Tally.billionths(load, kilograms));
    }
    return tally.summary();
  }

  /** On both sides. */
  static long repetitions(ExerciseSet set) {
    return set.perSide() ? 2L * set.reps() : set.reps();
  }

  /** Kilograms per repetition over the sets with a load: the classic "average weight". */
  public OptionalDouble meanPerWeightedRepetition() {
    return mean(weightedRepetitions);
  }

  /** Kilograms per repetition over all sets. */
  public OptionalDouble meanPerRepetition() {
    return mean(repetitions);
  }

  private OptionalDouble mean(long count) {
    double mean = totalWeight.doubleValue() / count;
    return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
  }
}
