package io.github.personalmetrics.forecast.knn;

/** How much each of the k nearest weeks counts. */
public enum Weighting {
  /** All the same. */
  UNIFORM {
    @Override
    double of(double distance) {
      return 1;
    }
  },
  /** One over the distance; weeks exactly like the plan count alone. */
  DISTANCE {
    @Override
    double of(double distance) {
      return 1 / distance;
    }
  };

  /** May be infinite: then only such weeks count. */
  abstract double of(double distance);
}
