package io.github.personalmetrics.forecast;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How far one number was off on weeks that came later, and how far "no change" was off on the same
 * weeks.
 *
 * @param weeks how many were forecast
 * @param mae the mean absolute error
 * @param rmse the root of the mean squared error
 * @param maeOfNoChange the mean absolute error of always saying "no change"
 * @param p how likely such a lead over "no change" is by luck, from 0 to 1
 */
public record Score(int weeks, double mae, double rmse, double maeOfNoChange, double p) {

  /** Less likely by luck than this, and it counts as shown. */
  public static final double SIGNIFICANCE = 0.10;

  /** What may be said of a forecaster. */
  public enum Label {
    NO_BETTER("no better than assuming no change"),
    NOT_PROVEN("not proven"),
    HAS_SKILL("has shown skill");

    private final String text;

    Label(String text) {
      this.text = text;
    }

    /** Such as {@code not proven}. */
    public String text() {
      return text;
    }
  }

  public Score {
    if (weeks < 1 || !(mae >= 0 && rmse >= 0 && maeOfNoChange >= 0 && p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "no score: %d weeks, errors %s, %s and %s, p %s"
              .formatted(weeks, mae, rmse, maeOfNoChange, p));
    }
  }

  /**
   * @param errors of the forecasts, week by week; the signs do not matter
   * @param errorsOfNoChange on the same weeks
   */
  public static Score of(double[] errors, double[] errorsOfNoChange) {
    int n = errors.length;
    if (n == 0 || n != errorsOfNoChange.length) {
      throw new IllegalArgumentException(
          "a score needs pairs of errors, not %d and %d".formatted(n, errorsOfNoChange.length));
    }
    double[] lead = new double[n];
    double sum = 0;
    double squares = 0;
    double sumOfNoChange = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(errors[i]);
      squares += errors[i] * errors[i];
      sumOfNoChange += Math.abs(errorsOfNoChange[i]);
      lead[i] = Math.abs(errorsOfNoChange[i]) - Math.abs(errors[i]);
    }
    return new Score(n, sum / n, Math.sqrt(squares / n), sumOfNoChange / n, p(lead));
  }

  /**
   * The test of Diebold and Mariano (1995) for one step ahead, with the correction of Harvey,
   * Leybourne and Newbold (1997): that is the paired t test, here one-sided.
   */
  private static double p(double[] lead) {
    int n = lead.length;
    double mean = StatUtils.mean(lead);
    double variance = n < 2 ? 0 : StatUtils.variance(lead);
    if (!(variance > 0)) {
      // Always the same lead, so that there is no luck to measure; one week proves nothing.
      return n > 1 && mean > 0 ? 0 : 1;
    }
    double t = mean / Math.sqrt(variance / n);
    return 1 - new TDistribution(null, n - 1.0).cumulativeProbability(t);
  }

  /** 1 is perfect, 0 is no better than assuming no change, below it is worse. */
  public double skill() {
    return maeOfNoChange == 0 ? (mae == 0 ? 0 : Double.NEGATIVE_INFINITY) : 1 - mae / maeOfNoChange;
  }

  public Label label() {
    if (!(skill() > 0)) {
      return Label.NO_BETTER;
    }
    return p < SIGNIFICANCE ? Label.HAS_SKILL : Label.NOT_PROVEN;
  }
}
