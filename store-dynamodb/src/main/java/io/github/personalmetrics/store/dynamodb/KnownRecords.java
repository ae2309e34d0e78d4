package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is stored of keys: no more of each than it takes to see whether it changed. */
final class KnownRecords {

  private KnownRecords() {}

  /** A stored record, as far as it matters for replacing it. */
  record Known(Table table, Item item) {

    String fingerprint() {
      return item.text(RecordCodec.FINGERPRINT);
    }

    long commit() {
      return item.number(RecordCodec.COMMIT);
    }

    /** Whether DynamoDB would remove it at another time than a record that is written now. */
    boolean expiresOtherwise(long wanted) {
      return item.number(Item.EXPIRES) != wanted;
    }

    Instant at() {
      return RecordCodec.at(item);
    }

    /** The zone that came first stays, unless the record moved: then it is of another time. */
    HealthRecord keepZone(HealthRecord record) {
      return at().equals(record.at())
          ? record.withZone(ZoneId.of(item.text(RecordCodec.ZONE)))
          : record;
    }

    boolean hasSameCourse(HealthRecord record) {
      return table == Table.ACTIVITIES
          && record instanceof Activity activity
          && at().equals(activity.at())
          && activity.elapsedTime().equals(Duration.parse(item.text(RecordCodec.ELAPSED)))
          && activity.distance() == Double.parseDouble(item.text(RecordCodec.DISTANCE));
    }
  }

  /**
   * @param row of the person: what was left by a former life is as good as not there
   */
  static Map<RecordKey, Known> of(
      Person person, Item row, Collection<RecordKey> keys, Iterable<Table> in) {
    Map<RecordKey, Known> found = new HashMap<>();
    List<String> sks = keys.stream().map(RecordCodec::sk).toList();
    for (Table table : in) {
      person
          .gateway()
          .get(
              table,
              person.pk(),
              sks,
              Item.SK,
              Item.UNITS,
              RecordCodec.FINGERPRINT,
              RecordCodec.COMMIT,
              RecordCodec.TIME,
              RecordCodec.ZONE,
              Item.EXPIRES,
              RecordCodec.DISTANCE,
              RecordCodec.ELAPSED)
          .stream()
          .filter(item -> Person.isOfLife(row, item.number(RecordCodec.COMMIT)))
          .forEach(item -> found.put(RecordCodec.key(item.sk()), new Known(table, item)));
    }
    return found;
  }

  /** When a record was, if it is stored and anything expires; else null. */
  static @Nullable Instant at(Person person, RecordKey key) {
    if (person.expiry().equals(Expiry.NEVER)) {
      return null;
    }
    return of(person, person.read(), List.of(key), Table.OF_RECORDS).values().stream()
        .map(Known::at)
        .findFirst()
        .orElse(null);
  }

  /** Whole, to be kept aside. */
  static Map<Table, List<Item>> whole(
      Person person, Collection<RecordKey> keys, Iterable<Table> in) {
    Map<Table, List<Item>> found = new HashMap<>();
    List<String> sks = keys.stream().map(RecordCodec::sk).toList();
    for (Table table : in) {
      found.put(table, person.gateway().get(table, person.pk(), sks));
    }
    return found;
  }
}
