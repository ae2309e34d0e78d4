package io.github.personalmetrics.forecast;

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

  public double get(TrainingInput input) {
    return switch (input) {
      case DISTANCE_RUNNING -> distanceRunning;
      case DURATION_RUNNING -> durationRunning;
      case SESSIONS -> sessions;
      case MEAN_LOAD -> meanLoad;
    };
  }
}
