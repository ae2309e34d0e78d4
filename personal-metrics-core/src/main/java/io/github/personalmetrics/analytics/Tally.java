package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.ExerciseSet;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds sets up exactly: in whole billionths of a kilogram while those fit, in decimals beyond. */
final class Tally {

  /** Of a load that has no whole number of billionths, or too many. */
  static final long UNFIT = -1;

  private static final int DECIMALS = 9;
  private static final double SCALE = 1e9;

  /** Kilograms below which a double tells every billionth from the next. */
  private static final double FIT = 2e6;

  private static final long FULL = 1L << 60;

  /** So many of whatever fits are less than {@link #FULL}; a division would cost more. */
  private static final long FEW = 500;

  private long repetitions;
  private long weightedRepetitions;
  private long billionths;
  private @Nullable BigDecimal beyond;
  private @Nullable ExerciseSet heaviest;
  private double maxKilograms;
  private boolean maxFits;

  /** The load in billionths of a kilogram, or {@link #UNFIT}; 0 for body weight and help. */
  static long billionths(@Nullable BigDecimal load, double kilograms) {
    if (load == null || load.signum() <= 0) {
      return 0;
    }
    return load.scale() <= DECIMALS && kilograms < FIT ? Math.round(kilograms * SCALE) : UNFIT;
  }

  /**
   * @param set what was done, of which the rest says how much
   * @param reps on both sides
   * @param kilograms the load
   * @param billionths the load once more, see {@link #billionths}
   */
  void add(ExerciseSet set, long reps, double kilograms, long billionths) {
    repetitions += reps;
    if (billionths == 0 || reps == 0) {
      return;
    }
    weightedRepetitions += reps;
    if (billionths == UNFIT || (reps > FEW && billionths > FULL / reps)) {
      spill(load(set).multiply(BigDecimal.valueOf(reps)));
    } else {
      this.billionths += billionths * reps;
      if (this.billionths > FULL) {
        spill(BigDecimal.ZERO);
      }
    }
    boolean fits = billionths != UNFIT;
    // Two loads that are one double are one load, if both fit.
    if (heaviest == null
        || kilograms > maxKilograms
        || (kilograms == maxKilograms
            && !(fits && maxFits)
            && load(set).compareTo(load(heaviest)) > 0)) {
      heaviest = set;
      maxKilograms = kilograms;
      maxFits = fits;
    }
  }

  private static BigDecimal load(ExerciseSet set) {
    return Objects.requireNonNull(set.load());
  }

  private void spill(BigDecimal more) {
    beyond = total().add(more);
    billionths = 0;
  }

  private BigDecimal total() {
    BigDecimal whole = BigDecimal.valueOf(billionths, DECIMALS);
    return beyond == null ? whole : beyond.add(whole);
  }

  double kilograms() {
    return beyond == null ? billionths / SCALE : total().doubleValue();
  }

  /** 0 without a weighted repetition. */
  double meanPerWeightedRepetition() {
    return weightedRepetitions == 0 ? 0 : kilograms() / weightedRepetitions;
  }

  double maxKilograms() {
    return maxKilograms;
  }

  StrengthSummary summary() {
    return new StrengthSummary(
        total().stripTrailingZeros(),
        repetitions,
        weightedRepetitions,
        heaviest == null ? null : heaviest.load());
  }
}
