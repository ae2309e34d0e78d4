package io.github.personalmetrics.forecast;

/**
 * How far the body came, or will come.
 *
 * @param weight kilograms
 * @param fatRatio percentage points
 */
public record Change(double weight, double fatRatio) {

  public static final Change NONE = new Change(0, 0);

  public Change {
    if (!Double.isFinite(weight) || !Double.isFinite(fatRatio)) {
      throw new IllegalArgumentException(
          "a change must be two finite numbers, not " + weight + " kg and " + fatRatio + " points");
    }
  }

  public Change plus(Change other) {
    return new Change(weight + other.weight, fatRatio + other.fatRatio);
  }
}
