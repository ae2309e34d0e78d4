package io.github.personalmetrics.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One session of moving: a run, a ride, a swim.
 *
 * @param sport canonical and open; {@link Sport#RUN} and its family count as running
 * @param providerSport the provider's own word for it
 * @param distance metres, 0 when nothing was covered
 * @param movingTime may exceed {@code elapsedTime} by a second: providers round each on its own
 * @param elevationGain metres, 0 when flat or unknown
 * @param race run against the clock: its time is the elapsed one
 * @param heartRate mean beats per minute, if it was worn
 */
public record Activity(
    RecordKey key,
    Instant at,
    ZoneId zone,
    Sport sport,
    String providerSport,
    String name,
    double distance,
    Duration movingTime,
    Duration elapsedTime,
    double elevationGain,
    boolean race,
    @Nullable Double heartRate)
    implements HealthRecord {

  public Activity {
    Checks.notNegative("distance", distance);
    Checks.notNegative("elevation gain", elevationGain);
    if (movingTime.isNegative() || elapsedTime.isNegative()) {
      throw new IllegalArgumentException("an activity cannot last less than nothing: " + key);
    }
    if (heartRate != null) {
      Checks.notNegative("heart rate", heartRate);
    }
  }

  /** The time that speed is made of: elapsed for a race, moving otherwise. */
  public Duration time() {
    return race ? elapsedTime : movingTime;
  }

  /** Whether a track of the one is a track of the other: neither moved, cut nor measured anew. */
  public boolean hasSameCourse(Activity other) {
    return at.equals(other.at)
        && elapsedTime.equals(other.elapsedTime)
        && distance == other.distance;
  }

  @Override
  public Activity withZone(ZoneId zone) {
    return new Activity(
        key,
        at,
        zone,
        sport,
        providerSport,
        name,
        distance,
        movingTime,
        elapsedTime,
        elevationGain,
        race,
        heartRate);
  }
}
