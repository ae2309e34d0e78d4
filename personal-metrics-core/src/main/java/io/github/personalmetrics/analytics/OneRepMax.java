package io.github.personalmetrics.analytics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a person could lift once, estimated from a set of several repetitions.
 *
 * <p>One repetition was lifted and is no estimate. From 2 to 10 repetitions the formulas hold, 11
 * and 12 deserve {@link Confidence#LOW}, and beyond there is no estimate, unless asked for by
 * {@link #upTo}. Repetitions are those of one side. Immutable.
 */
public final class OneRepMax {

  /** What the estimate is worth. */
  public enum Confidence {
    /** It is no estimate: the load was lifted once. */
    LIFTED,
    /** From 2 to 10 repetitions, or one by the formula. */
    VALID,
    /** From more than 10, or from a failed attempt. */
    LOW
  }

  /** Kilograms as a function of kilograms w and repetitions r. */
  public enum Formula {
    /** w (1 + r/30); Epley 1985. */
    EPLEY {
      @Override
      public double apply(double w, int r) {
        return w * (1 + r / 30.0);
      }
    },
    /** 36 w / (37 - r); Brzycki 1993. Endless at 37. */
    BRZYCKI {
      @Override
      public double apply(double w, int r) {
        return 36 * w / (37 - r);
      }
    },
    /** 100 w / (101.3 - 2.67123 r); Lander 1985. Below 0 from 38. */
    LANDER {
      @Override
      public double apply(double w, int r) {
        return 100 * w / (101.3 - 2.67123 * r);
      }
    },
    /** w r^0.10; Lombardi 1989. */
    LOMBARDI {
      @Override
      public double apply(double w, int r) {
        return w * StrictMath.pow(r, 0.10);
      }
    },
    /** 100 w / (52.2 + 41.9 e^(-0.055 r)); Mayhew et al. 1992. */
    MAYHEW {
      @Override
      public double apply(double w, int r) {
        return 100 * w / (52.2 + 41.9 * StrictMath.exp(-0.055 * r));
      }
    },
    /** w (1 + 0.025 r); O'Conner et al. 1989. */
    OCONNER {
      @Override
      public double apply(double w, int r) {
        return w * (1 + 0.025 * r);
      }
    },
    /** 100 w / (48.8 + 53.8 e^(-0.075 r)); Wathan 1994. */
    WATHAN {
      @Override
      public double apply(double w, int r) {
        return 100 * w / (48.8 + 53.8 * StrictMath.exp(-0.075 * r));
      }
    };

    /** The formula as it was published: out of its range it may be endless or below 0. */
    public abstract double apply(double kilograms, int repetitions);
  }

  /**
   * @param kilograms by the chosen formula
   * @param low by the most cautious of the seven formulas
   * @param high by the boldest of them
   */
  public record Estimate(double kilograms, double low, double high, Confidence confidence) {}

  private static final int MOST_VALID = 10;
  private static final int MOST = 12;
  private static final Formula[] FORMULAS = Formula.values();

  private final Formula formula;
  private final int most;
  private final boolean literal;

  private OneRepMax(Formula formula, int most, boolean literal) {
    this.formula = formula;
    this.most = most;
    this.literal = literal;
  }

  /** By Epley's formula, up to 12 repetitions. */
  public static OneRepMax standard() {
    return by(Formula.EPLEY);
  }

  /** Up to 12 repetitions. */
  public static OneRepMax by(Formula formula) {
    return new OneRepMax(formula, MOST, false);
  }

  /** What was lifted once and nothing else. */
  public static OneRepMax lifted() {
    return standard().upTo(1);
  }

  /** Also of more repetitions, or only of fewer. */
  public OneRepMax upTo(int repetitions) {
    return new OneRepMax(formula, repetitions, literal);
  }

  /**
   * By the formula alone, as some logs do: also of one repetition, which most formulas say more of
   * than was lifted, and of a failed attempt.
   */
  public OneRepMax literally() {
    return new OneRepMax(formula, most, true);
  }

  /**
   * Kilograms; empty without a load, of a failed attempt, of too many repetitions, or where the
   * formula is endless or below 0.
   *
   * @param kilograms the load; none or less gives nothing
   * @param repetitions on one side
   */
  public OptionalDouble of(double kilograms, int repetitions) {
    double value = value(kilograms, repetitions);
    return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** {@link #of} with what the other formulas say; the range of what was lifted is what it is. */
  public Optional<Estimate> estimate(double kilograms, int repetitions) {
    double value = value(kilograms, repetitions);
    if (!(value > 0)) {
      return Optional.empty();
    }
    double low = value;
    double high = value;
    for (Formula other : FORMULAS) {
      double candidate = value(other, kilograms, repetitions);
      if (candidate > 0) {
        low = Math.min(low, candidate);
        high = Math.max(high, candidate);
      }
    }
    return Optional.of(new Estimate(value, low, high, confidence(repetitions)));
  }

  private Confidence confidence(int repetitions) {
    if (repetitions == 1 && !literal) {
      return Confidence.LIFTED;
    }
    return repetitions >= 1 && repetitions <= MOST_VALID ? Confidence.VALID : Confidence.LOW;
  }

  /** 0 where there is none. */
  double value(double kilograms, int repetitions) {
    return value(formula, kilograms, repetitions);
  }

  private double value(Formula by, double kilograms, int repetitions) {
    if (!(kilograms > 0) || repetitions > most || repetitions < (literal ? 0 : 1)) {
      return 0;
    }
    double value = repetitions == 1 && !literal ? kilograms : by.apply(kilograms, repetitions);
    return value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
  }
}
