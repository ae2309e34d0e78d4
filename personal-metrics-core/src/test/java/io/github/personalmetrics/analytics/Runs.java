package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Terse activities: a flat run of 10 km in 50 minutes unless told otherwise. */
record Runs(
    SourceId source,
    String id,
    Instant at,
    ZoneId zone,
    Sport sport,
    double metres,
    double moving,
    double elapsed,
    double gain,
    boolean race) {

  static final SourceId WATCH = SourceId.of("watch", "runs");
  static final SourceId PHONE = SourceId.of("phone", "runs");
  static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  static Runs of(SourceId source, String id) {
    return new Runs(source, id, MONDAY, ZoneOffset.UTC, Sport.RUN, 10_000, 3_000, 3_000, 0, false);
  }

  static Runs onDay(int day) {
    return of(WATCH, "day " + day).at(MONDAY.plus(Duration.ofDays(day)));
  }

  Runs at(Instant time) {
    return new Runs(source, id, time, zone, sport, metres, moving, elapsed, gain, race);
  }

  Runs after(double seconds) {
    return at(at.plusMillis(Math.round(seconds * 1000)));
  }

  Runs in(ZoneId place) {
    return new Runs(source, id, at, place, sport, metres, moving, elapsed, gain, race);
  }

  Runs sport(Sport other) {
    return new Runs(source, id, at, zone, other, metres, moving, elapsed, gain, race);
  }

  Runs metres(double distance) {
    return new Runs(source, id, at, zone, sport, distance, moving, elapsed, gain, race);
  }

  /** Seconds. */
  Runs time(double movingTime, double elapsedTime) {
    return new Runs(source, id, at, zone, sport, metres, movingTime, elapsedTime, gain, race);
  }

  /** Metres. */
  Runs gain(double climbed) {
    return new Runs(source, id, at, zone, sport, metres, moving, elapsed, climbed, race);
  }

  Runs asRace() {
    return new Runs(source, id, at, zone, sport, metres, moving, elapsed, gain, true);
  }

  Activity build() {
    return new Activity(
        RecordKey.of(source, id),
        at,
        zone,
        sport,
        sport.id(),
        "",
        metres,
        Duration.ofMillis(Math.round(moving * 1000)),
        Duration.ofMillis(Math.round(elapsed * 1000)),
        gain,
        race,
        null);
  }
}
