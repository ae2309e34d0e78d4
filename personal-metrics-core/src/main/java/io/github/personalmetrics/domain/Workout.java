package io.github.personalmetrics.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * One strength session.
 *
 * @param session the person's own label of it, empty if it has none
 * @param sets in the order they were done
 */
public record Workout(
    RecordKey key, Instant at, ZoneId zone, String session, List<ExerciseSet> sets)
    implements HealthRecord {

  public Workout {
    sets = List.copyOf(sets);
  }

  @Override
  public Workout withZone(ZoneId zone) {
    return new Workout(key, at, zone, session, sets);
  }
}
