package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Made by {@link Records#workout}; not safe for use by several threads. */
public final class WorkoutBuilder {

  private static final List<ExerciseSet> DEFAULT =
      List.of(ExerciseSet.of("back squat", 5, BigDecimal.valueOf(100)));

  private final String externalId;
  private final List<ExerciseSet> sets = new ArrayList<>();
  private SourceId source = Records.LOG;
  private Instant at = Records.AT;
  private ZoneId zone = Records.ZONE;
  private String session = "";
  private boolean resting;

  WorkoutBuilder(String externalId) {
    this.externalId = externalId;
  }

  public WorkoutBuilder from(SourceId source) {
    this.source = source;
    return this;
  }

  public WorkoutBuilder at(Instant at) {
    this.at = at;
    return this;
  }

  public WorkoutBuilder zone(ZoneId zone) {
    this.zone = zone;
    return this;
  }

  public WorkoutBuilder session(String session) {
    this.session = session;
    return this;
  }

  /** Adds a set; the first one takes the place of the default squats. */
  public WorkoutBuilder set(ExerciseSet set) {
    sets.add(set);
    return this;
  }

  public WorkoutBuilder set(String exercise, int reps, String kilograms) {
    return set(ExerciseSet.of(exercise, reps, new BigDecimal(kilograms)));
  }

  /** A session in which nothing was done. */
  public WorkoutBuilder withoutSets() {
    resting = true;
    return this;
  }

  public Workout build() {
    return new Workout(
        RecordKey.of(source, externalId),
        at,
        zone,
        session,
        sets.isEmpty() && !resting ? DEFAULT : sets);
  }
}
