package io.github.personalmetrics.forecast;

import java.util.Map;

/**
 * A week of training, planned or done. Every number is checked by its {@link TrainingInput}.
 *
 * @param distanceRunning kilometres
 * @param durationRunning minutes
 * @param sessions strength sessions; not whole for the mean of some weeks
 * @param meanLoad kilograms per repetition over the weighted sets, 0 if there were none
 */
public record WeeklyPlan(
    double distanceRunning, double durationRunning, double sessions, double meanLoad) {

  public WeeklyPlan {
    distanceRunning = TrainingInput.DISTANCE_RUNNING.check(distanceRunning);
    durationRunning = TrainingInput.DURATION_RUNNING.check(durationRunning);
    sessions = TrainingInput.SESSIONS.check(sessions);
    meanLoad = TrainingInput.MEAN_LOAD.check(meanLoad);
  }

  /** Every input must be there. */
  public static WeeklyPlan of(Map<TrainingInput, Double> inputs) {
    return new WeeklyPlan(
        value(inputs, TrainingInput.DISTANCE_RUNNING),
        value(inputs, TrainingInput.DURATION_RUNNING),
        value(inputs, TrainingInput.SESSIONS),
        value(inputs, TrainingInput.MEAN_LOAD));
  }

  private static double value(Map<TrainingInput, Double> inputs, TrainingInput input) {
    Double value = inputs.get(input);
    if (value == null) {
      throw new IllegalArgumentException(input.parameter() + " is missing");
    }
    return value;
  }

  public double get(TrainingInput input) {
    return switch (input) {
      case DISTANCE_RUNNING -> distanceRunning;
      case DURATION_RUNNING -> durationRunning;
      case SESSIONS -> sessions;
      case MEAN_LOAD -> meanLoad;
    };
  }
}
