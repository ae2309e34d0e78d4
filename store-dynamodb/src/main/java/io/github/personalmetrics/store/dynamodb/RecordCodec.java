package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records as items, one each. Numbers that must stay exact are texts: DynamoDB's hold 38 digits.
 * The time stands in {@link #TIME} behind a letter for the family, see {@link #family}.
 */
final class RecordCodec {

  static final String TIME = "t";
  static final String ZONE = "z";
  static final String FINGERPRINT = "f";

  /** The number of the commit that wrote it. */
  static final String COMMIT = "c";

  static final String DISTANCE = "di";
  static final String ELAPSED = "et";

  private static final char END_OF_FAMILY = '#';
  private static final String BODY = "body.";

  private RecordCodec() {}

  /** Without the partition: the record may be kept inside another item. */
  static Item write(HealthRecord record) {
    Item item =
        Item.empty()
            .put(Item.SK, sk(record.key()))
            .put(TIME, time(family(record), record.at()))
            .put(ZONE, record.zone().getId())
            .put(FINGERPRINT, Fingerprint.of(record));
    if (record instanceof Measurement measurement) {
      writeMeasurement(item, measurement);
    } else if (record instanceof Activity activity) {
      writeActivity(item, activity);
    } else if (record instanceof Workout workout) {
      writeWorkout(item, workout);
    }
    return item;
  }

  static HealthRecord read(Table table, Item item) {
    RecordKey key = key(item.sk());
    try {
      Instant at = at(item);
      ZoneId zone = ZoneId.of(item.text(ZONE));
      return switch (table) {
        case MEASUREMENTS -> measurement(key, at, zone, item);
        case ACTIVITIES -> activity(key, at, zone, item);
        case WORKOUTS -> {
          var sets = item.list("sets").stream().map(AttributeValue::m).map(Item::of);
          yield new Workout(key, at, zone, item.text("se"), sets.map(RecordCodec::set).toList());
        }
        case STATE -> throw new IllegalArgumentException("there are no records of state");
      };
    } catch (RuntimeException e) {
      throw Errors.unreadable("the record " + key, e);
    }
  }

  static String sk(RecordKey key) {
    return key.source().toString() + '#' + key.externalId();
  }

  /** Without the rest of the key, for whoever only looks whether a record is seen. */
  static String source(Item item) {
    String sk = item.sk();
    return sk.substring(0, sk.indexOf('#'));
  }

  /** Sources have no hash in their names. */
  static RecordKey key(String sk) {
    int hash = sk.indexOf('#');
    return RecordKey.of(SourceId.parse(sk.substring(0, hash)), sk.substring(hash + 1));
  }

  static Instant at(Item item) {
    String time = item.text(TIME);
    return Times.read(time.substring(time.indexOf(END_OF_FAMILY) + 1));
  }

  static String time(String family, Instant at) {
    return family + END_OF_FAMILY + Times.write(at);
  }

  /**
   * Measurements of the body stand apart in the index: most that a scale sends are not of the body,
   * and a page about weight would pay for reading them all.
   */
  static String family(HealthRecord record) {
    Table table = Table.of(record);
    if (record instanceof Measurement measurement
        && measurement.values().keySet().stream().noneMatch(RecordCodec::isOfBody)) {
      return table.families().get(1);
    }
    return table.families().get(0);
  }

  static boolean isOfBody(Metric metric) {
    return metric.id().startsWith(BODY);
  }

  private static void writeMeasurement(Item item, Measurement measurement) {
    Item values = Item.empty();
    measurement
        .values()
        .forEach((metric, value) -> values.put(metric.id(), value + " " + metric.unit().symbol()));
    item.put("v", values);
    if (measurement.quality() != Quality.CONFIRMED) {
      item.put("q", measurement.quality().name());
    }
  }

  private static Measurement measurement(RecordKey key, Instant at, ZoneId zone, Item item) {
    var values = new TreeMap<Metric, BigDecimal>();
    Item stored = item.nested("v");
    for (String id : stored.values().keySet()) {
      String text = stored.text(id);
      int space = text.indexOf(' ');
      values.put(
          Metric.of(id, new Unit(text.substring(space + 1))),
          new BigDecimal(text.substring(0, space)));
    }
    String quality = item.text("q");
    return new Measurement(
        key, at, zone, values, quality.isEmpty() ? Quality.CONFIRMED : Quality.valueOf(quality));
  }

  private static void writeActivity(Item item, Activity activity) {
    item.put("sp", activity.sport().id())
        .put("ps", activity.providerSport())
        .put("nm", activity.name())
        .put(DISTANCE, Double.toString(activity.distance()))
        .put("mt", activity.movingTime().toString())
        .put(ELAPSED, activity.elapsedTime().toString())
        .put("el", Double.toString(activity.elevationGain()))
        .put("ra", activity.race())
        .put("hr", text(activity.heartRate()));
  }

  private static Activity activity(RecordKey key, Instant at, ZoneId zone, Item item) {
    return new Activity(
        key,
        at,
        zone,
        new Sport(item.text("sp")),
        item.text("ps"),
        item.text("nm"),
        Double.parseDouble(item.text(DISTANCE)),
        Duration.parse(item.text("mt")),
        Duration.parse(item.text(ELAPSED)),
        Double.parseDouble(item.text("el")),
        item.flag("ra"),
        decimal(item.textOrNull("hr")));
  }

  private static void writeWorkout(Item item, Workout workout) {
    item.put("se", workout.session());
    item.put(
        "sets",
        workout.sets().stream()
            .map(RecordCodec::item)
            .map(set -> AttributeValue.fromM(set.values()))
            .toList());
  }

  private static Item item(ExerciseSet set) {
    return Item.empty()
        .put("x", set.exercise())
        .put("r", set.reps())
        .put("l", set.load() == null ? null : set.load().toString())
        .put("du", set.duration() == null ? null : set.duration().toString())
        .put(DISTANCE, text(set.distance()))
        .put("p", set.perSide())
        .put("w", set.warmUp())
        .put("no", set.note());
  }

  private static ExerciseSet set(Item item) {
    String load = item.textOrNull("l");
    String duration = item.textOrNull("du");
    return new ExerciseSet(
        item.text("x"),
        Math.toIntExact(item.number("r")),
        load == null ? null : new BigDecimal(load),
        duration == null ? null : Duration.parse(duration),
        decimal(item.textOrNull(DISTANCE)),
        item.flag("p"),
        item.flag("w"),
        item.text("no"));
  }

  private static @Nullable String text(@Nullable Double value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Double decimal(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }
}
