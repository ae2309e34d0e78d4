package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a row of the list into an activity, or says why not. */
final class ActivityMapper {

  private static final int RUN_RACE = 1;
  private static final int RIDE_RACE = 11;

  /**
   * A row with as much as could be read of it: an activity or a rejection.
   *
   * @param start epoch seconds, if it could be read
   * @param athlete whose it is, if it says so
   */
  record Row(
      RawJson raw,
      @Nullable Long id,
      @Nullable Long start,
      @Nullable Long athlete,
      @Nullable Activity activity,
      @Nullable Rejection rejection) {

    /** What makes two rows the same one. */
    Object identity() {
      return id == null ? raw : id;
    }
  }

  private final SourceId source;

  ActivityMapper(SourceId source) {
    this.source = source;
  }

  Row map(RawJson raw) {
    Long id = null;
    Long second = null;
    try {
      var head = raw.as(StravaApi.Head.class);
      id = head.id();
      Instant start = start(head.startDate());
      second = start.getEpochSecond();
      var wire = raw.as(StravaApi.Activity.class);
      Long athlete = wire.athlete() == null ? null : wire.athlete().id();
      return new Row(raw, id, second, athlete, activity(id, start, wire), null);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return new Row(raw, id, second, null, null, reject(raw, id, String.valueOf(e.getMessage())));
    }
  }

  /** {@code start_date_local} ends in Z too, but is not UTC: it is never read. */
  private static Instant start(@Nullable String startDate) {
    if (startDate == null) {
      throw new IllegalArgumentException("it has no start_date");
    }
    try {
      return Instant.parse(startDate);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its start_date is \"" + startDate + '"', e);
    }
  }

  private Activity activity(@Nullable Long id, Instant start, StravaApi.Activity wire) {
    if (id == null) {
      throw new IllegalArgumentException("it has no id");
    }
    Double moving = first(wire.movingTime(), wire.elapsedTime());
    Double elapsed = first(wire.elapsedTime(), wire.movingTime());
    if (moving == null || elapsed == null) {
      throw new IllegalArgumentException("it says neither moving_time nor elapsed_time");
    }
    String sport = wire.sportType() == null ? wire.type() : wire.sportType();
    return new Activity(
        RecordKey.of(source, id.toString()),
        start,
        TimeZones.of(wire.timezone(), wire.utcOffset()),
        Sports.of(Objects.requireNonNullElse(sport, "")),
        Objects.requireNonNullElse(sport, ""),
        Objects.requireNonNullElse(wire.name(), ""),
        Objects.requireNonNullElse(wire.distance(), 0.0),
        Duration.ofSeconds(Math.round(moving)),
        Duration.ofSeconds(Math.round(elapsed)),
        Objects.requireNonNullElse(wire.elevationGain(), 0.0),
        isRace(wire.workoutType()),
        wire.averageHeartRate());
  }

  private static @Nullable Double first(@Nullable Double value, @Nullable Double otherwise) {
    return value == null ? otherwise : value;
  }

  private static boolean isRace(@Nullable Integer workoutType) {
    return workoutType != null && (workoutType == RUN_RACE || workoutType == RIDE_RACE);
  }

  private Rejection reject(RawJson raw, @Nullable Long id, String reason) {
    return new Rejection(
        source,
        id == null ? null : id.toString(),
        id == null ? "an activity without id" : "activity " + id,
        reason,
        raw.text());
  }
}
