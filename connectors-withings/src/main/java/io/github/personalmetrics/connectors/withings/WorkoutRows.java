package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions of moving: {@code getworkouts}. */
final class WorkoutRows implements DatedStream {

  static final SourceId SOURCE = SourceId.of("withings", "workouts");

  private static final String FIELDS =
      "distance,manual_distance,hr_average,pause_duration,steps,elevation,calories";

  @Override
  public SourceId source() {
    return SOURCE;
  }

  @Override
  public WithingsApi.Envelope ask(
      WithingsApi api,
      String bearer,
      @Nullable Long lastUpdate,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long offset) {
    return api.days(bearer, "getworkouts", FIELDS, lastUpdate, from, to, offset);
  }

  @Override
  public @Nullable List<RawJson> rows(WithingsApi.Rows answer) {
    return answer.series();
  }

  @Override
  public Head head(RawJson raw) {
    var workout = raw.as(WithingsApi.Workout.class);
    String id = id(workout);
    return new Head(
        id,
        id == null ? "a workout without id" : "workout " + id,
        WithingsApi.firstKnown(workout.modified(), workout.startdate(), null));
  }

  /** Older rows have no id; nobody does two things from the same second on. */
  private static @Nullable String id(WithingsApi.Workout workout) {
    if (workout.id() != null) {
      return workout.id().toString();
    }
    return workout.startdate() == null ? null : "start-" + workout.startdate();
  }

  @Override
  public HealthRecord record(RawJson raw, ReplyZone replyZone) {
    var workout = raw.as(WithingsApi.Workout.class);
    if (workout.startdate() == null || workout.enddate() == null) {
      throw new IllegalArgumentException("it has no startdate or no enddate");
    }
    if (workout.enddate() < workout.startdate()) {
      throw new IllegalArgumentException("it ends before it starts");
    }
    int category = workout.category() == null ? WorkoutCategories.OTHER : workout.category();
    Map<?, ?> data = Quantities.object(workout.data());
    long elapsed = workout.enddate() - workout.startdate();
    long paused = Math.round(positive(data, "pause_duration"));
    double heartRate = positive(data, "hr_average");
    double distance = positive(data, "distance");
    return new Activity(
        RecordKey.of(SOURCE, Objects.requireNonNull(id(workout))),
        Instant.ofEpochSecond(workout.startdate()),
        DatedStream.zone(workout.timezone()),
        WorkoutCategories.sport(category),
        WorkoutCategories.words(category),
        WorkoutCategories.words(category),
        distance > 0 ? distance : positive(data, "manual_distance"),
        Duration.ofSeconds(Math.max(0, elapsed - paused)),
        Duration.ofSeconds(elapsed),
        // Withings counts floors, and metres cannot be made of those.
        0,
        false,
        heartRate > 0 ? (Double) heartRate : null);
  }

  /** 0 is what is written of most things that were not measured. */
  private static double positive(Map<?, ?> data, String field) {
    BigDecimal value = Quantities.number(field, data.get(field));
    return value == null ? 0 : value.doubleValue();
  }
}
