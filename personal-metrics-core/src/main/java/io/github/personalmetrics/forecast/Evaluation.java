package io.github.personalmetrics.forecast;

/**
 * How far a forecaster was off on weeks it had not seen.
 *
 * @param method how the weeks were kept from it, such as {@code leave-one-out}
 * @param weeks how many were forecast
 * @param weight in kilograms
 * @param fatRatio in percentage points
 */
public record Evaluation(String method, int weeks, Errors weight, Errors fatRatio) {

  /**
   * @param mae the mean absolute error
   * @param maeOfNoChange that of always saying "no change", on the same weeks
   */
  public record Errors(double mae, double maeOfNoChange) {

    /** 1 is perfect, 0 is no better than assuming no change, below it is worse. */
    public double skill() {
      return maeOfNoChange == 0
          ? (mae == 0 ? 0 : Double.NEGATIVE_INFINITY)
          : 1 - mae / maeOfNoChange;
    }
  }
}
