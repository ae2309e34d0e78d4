package io.github.personalmetrics.forecast;

/** One of the four numbers that describe a week of training, under the name that users type. */
public enum TrainingInput {
  DISTANCE_RUNNING("distance_running", "km", 1000),
  DURATION_RUNNING("duration_running", "minutes", 7 * 24 * 60),
  SESSIONS("nbr_crossfit", "sessions", 100),
  MEAN_LOAD("weight_crossfit", "kg per repetition", 1000);

  private final String parameter;
  private final String unit;
  private final double max;

  TrainingInput(String parameter, String unit, double max) {
    this.parameter = parameter;
    this.unit = unit;
    this.max = max;
  }

  /** Such as {@code distance_running}. */
  public String parameter() {
    return parameter;
  }

  public String unit() {
    return unit;
  }

  /** The most that a week can hold; anything above is a slip of the pen. */
  public double max() {
    return max;
  }

  /**
   * @return the value, if it is from 0 to {@link #max}
   * @throws IllegalArgumentException naming the parameter and its range
   */
  public double check(double value) {
    // Written so that NaN fails too.
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(
          "%s must be from 0 to %.0f %s, not %s".formatted(parameter, max, unit, value));
    }
    // -0.0 passes the check above and would be another number in a file.
    return value + 0.0;
  }
}
