package io.github.personalmetrics.store.sqlite;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Workout;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a record holds beyond key, time and zone, as JSON. Numbers that must stay exact are text;
 * the nested records are public because Moshi reads no others. A field that this version does not
 * know is an error: leaving it out would lose it when written back.
 */
final class Payloads {

  static final String MEASUREMENT = "measurement";
  static final String ACTIVITY = "activity";
  static final String WORKOUT = "workout";

  private static final Moshi MOSHI = new Moshi.Builder().build();
  private static final JsonAdapter<MeasurementJson> MEASUREMENTS = strict(MeasurementJson.class);
  private static final JsonAdapter<ActivityJson> ACTIVITIES = strict(ActivityJson.class);
  private static final JsonAdapter<WorkoutJson> WORKOUTS = strict(WorkoutJson.class);

  private Payloads() {}

  /**
   * @param values metric, unit and value of each
   */
  public record MeasurementJson(String quality, List<List<String>> values) {}

  public record ActivityJson(
      String sport,
      String providerSport,
      String name,
      double distance,
      String movingTime,
      String elapsedTime,
      double elevationGain,
      boolean race,
      @Nullable Double heartRate) {}

  public record WorkoutJson(String session, List<SetJson> sets) {}

  public record SetJson(
      String exercise,
      int reps,
      @Nullable String load,
      @Nullable String duration,
      @Nullable Double distance,
      boolean perSide,
      boolean warmUp,
      String note) {}

  static <T> JsonAdapter<T> strict(Class<T> type) {
    return MOSHI.adapter(type).failOnUnknown();
  }

  static String kind(Class<? extends HealthRecord> type) {
    return type == Measurement.class ? MEASUREMENT : type == Activity.class ? ACTIVITY : WORKOUT;
  }

  static String write(HealthRecord record) {
    if (record instanceof Measurement measurement) {
      var values = new ArrayList<List<String>>();
      measurement
          .values()
          .forEach((m, value) -> values.add(List.of(m.id(), m.unit().symbol(), value.toString())));
      return MEASUREMENTS.toJson(new MeasurementJson(measurement.quality().name(), values));
    }
    if (record instanceof Activity activity) {
      return ACTIVITIES.toJson(json(activity));
    }
    var workout = (Workout) record;
    return WORKOUTS.toJson(
        new WorkoutJson(workout.session(), workout.sets().stream().map(Payloads::json).toList()));
  }

  static HealthRecord read(
      RecordKey key, Instant at, String zone, String kind, String payload, RecordReader known) {
    try {
      ZoneId zoneId = known.zone(zone);
      return switch (kind) {
        case MEASUREMENT -> {
          Measurement plain = MeasurementText.read(key, at, zoneId, payload, known);
          yield plain != null
              ? plain
              : measurement(key, at, zoneId, parse(MEASUREMENTS, payload), known);
        }
        case ACTIVITY -> activity(key, at, zoneId, parse(ACTIVITIES, payload));
        case WORKOUT -> {
          WorkoutJson json = parse(WORKOUTS, payload);
          var sets = json.sets().stream().map(Payloads::set).toList();
          yield new Workout(key, at, zoneId, json.session(), sets);
        }
        default -> throw new IllegalArgumentException("unknown kind of record: " + kind);
      };
    } catch (IOException | RuntimeException e) {
      throw Errors.unreadable("the record " + key, e);
    }
  }

  private static <T> T parse(JsonAdapter<T> adapter, String payload) throws IOException {
    T json = adapter.fromJson(payload);
    if (json == null) {
      throw new IOException("the payload is null");
    }
    return json;
  }

  private static Measurement measurement(
      RecordKey key, Instant at, ZoneId zone, MeasurementJson json, RecordReader known) {
    var values = new TreeMap<Metric, BigDecimal>();
    for (List<String> value : json.values()) {
      values.put(known.metric(value.get(0), value.get(1)), new BigDecimal(value.get(2)));
    }
    return new Measurement(key, at, zone, values, Quality.valueOf(json.quality()));
  }

  private static ActivityJson json(Activity activity) {
    return new ActivityJson(
        activity.sport().id(),
        activity.providerSport(),
        activity.name(),
        activity.distance(),
        activity.movingTime().toString(),
        activity.elapsedTime().toString(),
        activity.elevationGain(),
        activity.race(),
        activity.heartRate());
  }

  private static Activity activity(RecordKey key, Instant at, ZoneId zone, ActivityJson json) {
    return new Activity(
        key,
        at,
        zone,
        new Sport(json.sport()),
        json.providerSport(),
        json.name(),
        json.distance(),
        Duration.parse(json.movingTime()),
        Duration.parse(json.elapsedTime()),
        json.elevationGain(),
        json.race(),
        json.heartRate());
  }

  private static SetJson json(ExerciseSet set) {
    return new SetJson(
        set.exercise(),
        set.reps(),
        set.load() == null ? null : set.load().toString(),
        set.duration() == null ? null : set.duration().toString(),
        set.distance(),
        set.perSide(),
        set.warmUp(),
        set.note());
  }

  private static ExerciseSet set(SetJson json) {
    return new ExerciseSet(
        json.exercise(),
        json.reps(),
        json.load() == null ? null : new BigDecimal(json.load()),
        json.duration() == null ? null : Duration.parse(json.duration()),
        json.distance(),
        json.perSide(),
        json.warmUp(),
        json.note());
  }
}
