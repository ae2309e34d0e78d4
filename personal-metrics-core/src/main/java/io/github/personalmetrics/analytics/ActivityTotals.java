package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * What some activities add up to.
 *
 * @param activities how many there are
 * @param distance metres
 * @param time as {@link Activity#time}: elapsed for a race, moving otherwise
 * @param elevationGain metres
 */
public record ActivityTotals(int activities, double distance, Duration time, double elevationGain) {

  /**
   * @param activities counted as they are; {@link Deduplication#once} finds the copies among them
   */
  public static ActivityTotals of(Collection<Activity> activities) {
    var sum = new Sum();
    activities.forEach(sum::add);
    return sum.totals();
  }

  /** Metres per second over {@link #time}; empty if it took no time. */
  public OptionalDouble speed() {
    return Running.speed(distance, time);
  }

  /** Seconds for a kilometre; empty if nothing was covered. */
  public OptionalDouble pace() {
    return Running.pace(distance, time);
  }

  static final class Sum {

    private int activities;
    private double distance;
    private long seconds;
    private long nanos;
    private double elevationGain;

    void add(Activity activity) {
      activities++;
      distance += activity.distance();
      seconds += activity.time().getSeconds();
      nanos += activity.time().getNano();
      elevationGain += activity.elevationGain();
    }

    ActivityTotals totals() {
      return new ActivityTotals(
          activities,
          Math.min(distance, Double.MAX_VALUE),
          Duration.ofSeconds(seconds, nanos),
          Math.min(elevationGain, Double.MAX_VALUE));
    }
  }
}
