package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.TrackCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tracks of activities, which have none, and a list of those still to ask for: looking for them
 * among all activities would cost more than everything else a sync reads.
 */
final class Tracks {

  private static final String PREFIX = "T#";
  private static final String WANTED = "M#";

  /** The lot that holds it; absent if the provider has none. */
  private static final String LOT = "g";

  private Tracks() {}

  /** Of a stored activity. */
  static Optional<Track> read(Person person, RecordKey key) {
    Optional<Track> track = stored(person, key);
    return track.isPresent() && isSeen(person, key) ? track : Optional.empty();
  }

  /** Also of an activity that is deleted and can be put back. */
  static Optional<Track> stored(Person person, RecordKey key) {
    for (Optional<Item> row = row(person, key); row.isPresent(); row = row(person, key)) {
      long lot = row.get().number(LOT);
      if (lot == 0 || isExpired(person, row.get())) {
        return Optional.empty();
      }
      Optional<byte[]> bytes = Blobs.read(person, lot);
      if (bytes.isPresent()) {
        return bytes.map(it -> decode(key, it));
      }
      Optional<Item> again = row(person, key).filter(it -> it.number(LOT) == lot);
      if (again.filter(Tracks::expires).isPresent()) {
        // DynamoDB removes its items one by one, in any order.
        return Optional.empty();
      }
      if (again.isPresent()) {
        throw Errors.unreadable("the track of " + key, new IllegalStateException("parts missing"));
      }
    }
    return Optional.empty();
  }

  /** Whether there is one that is shown. */
  static boolean isStored(Person person, RecordKey key) {
    return row(person, key)
        .filter(row -> row.number(LOT) > 0 && !isExpired(person, row))
        .isPresent();
  }

  private static boolean expires(Item row) {
    return row.number(Item.EXPIRES) > 0;
  }

  /** DynamoDB may take days to remove it, or have begun with its parts. */
  private static boolean isExpired(Person person, Item row) {
    long now = person.gateway().pacing().clock().instant().getEpochSecond();
    return expires(row) && row.number(Item.EXPIRES) <= now;
  }

  /** Also that it was not written by somebody who raced an erasure. */
  private static boolean isSeen(Person person, RecordKey key) {
    return person
        .gateway()
        .get(Table.ACTIVITIES, person.pk(), RecordCodec.sk(key))
        .filter(it -> Person.isOfLife(person.read(), it.number(RecordCodec.COMMIT)))
        .isPresent();
  }

  static List<RecordKey> missing(Person person, SourceId source, int limit) {
    Iterator<Item> wanted =
        person
            .gateway()
            .query(
                Selection.state(person.pk(), wanted(source))
                    .newestFirst(Math.max(1, Math.min(limit, 1_000))));
    var keys = new ArrayList<RecordKey>();
    while (keys.size() < limit && wanted.hasNext()) {
      String sk = wanted.next().sk().substring(wanted(source).length());
      keys.add(RecordKey.of(source, sk.substring(sk.indexOf('#') + 1)));
    }
    return keys;
  }

  /** As an item of the list; the time stands in front so that the newest can be asked for first. */
  static String wanted(RecordKey key, Instant at) {
    return wanted(key.source()) + Times.write(at) + '#' + key.externalId();
  }

  static Item wantedItem(Person person, String wanted) {
    String time = wanted.substring(wanted.indexOf('#', WANTED.length()) + 1);
    Instant at = Times.read(time.substring(0, time.indexOf('#')));
    return person.expiry().put(Item.empty().put(Item.SK, wanted), at);
  }

  /** Of an activity that is gone: nobody knows its time any more. */
  static void forgetWanted(Person person, RecordKey key) {
    String end = '#' + key.externalId();
    for (Item item : person.gateway().list(Selection.state(person.pk(), wanted(key.source())))) {
      String timeAndId = item.sk().substring(wanted(key.source()).length());
      if (timeAndId.substring(timeAndId.indexOf('#')).equals(end)) {
        person.gateway().delete(Table.STATE, person.pk(), item.sk());
      }
    }
  }

  private static String wanted(SourceId source) {
    return WANTED + source + '#';
  }

  /**
   * As items of the list: activities that are neither asked for nor known to have a track or none.
   */
  static List<String> lost(Person person, SourceId source) {
    Map<String, String> wanted = new LinkedHashMap<>();
    person
        .gateway()
        .query(Selection.ofSource(Table.ACTIVITIES, person.pk(), source))
        .forEachRemaining(
            item ->
                wanted.put(
                    PREFIX + item.sk(), wanted(RecordCodec.key(item.sk()), RecordCodec.at(item))));
    List<String> sks = new ArrayList<>(wanted.keySet());
    sks.addAll(wanted.values());
    Set<String> there = new HashSet<>();
    person
        .gateway()
        .get(Table.STATE, person.pk(), sks, Item.SK)
        .forEach(item -> there.add(item.sk()));
    wanted.keySet().removeAll(there);
    wanted.values().removeAll(there);
    return List.copyOf(wanted.values());
  }

  /** All that the tracks of a source point to. */
  static Set<Long> lots(Person person, SourceId source) {
    Set<Long> lots = new HashSet<>();
    person
        .gateway()
        .query(Selection.state(person.pk(), PREFIX + source + '#'))
        .forEachRemaining(item -> lots.add(item.number(LOT)));
    return lots;
  }

  /** Sort keys of all that is stored of a track. */
  static List<String> items(Person person, RecordKey key) {
    Optional<Item> row = row(person, key);
    if (row.isEmpty()) {
      return List.of();
    }
    List<String> sks = new ArrayList<>(List.of(sk(key)));
    long lot = row.get().number(LOT);
    if (lot > 0) {
      sks.addAll(Blobs.sks(person, lot));
    }
    return sks;
  }

  static boolean isKnown(Person person, RecordKey key) {
    return row(person, key).isPresent();
  }

  /**
   * @param at when the activity was
   * @param track empty if the provider has none
   * @param number of the lot
   */
  static void write(Person person, RecordKey key, Instant at, Optional<Track> track, long number) {
    Optional<Item> before = row(person, key);
    Item row = person.expiry().put(Item.key(person.pk(), sk(key)), at);
    track.ifPresent(
        it -> {
          Blobs.write(person, key.source(), number, at, TrackCodec.encode(it));
          row.put(LOT, number);
        });
    person.gateway().put(Table.STATE, row);
    before.ifPresent(item -> deleteLot(person, item, () -> {}));
  }

  /**
   * Also that there is none.
   *
   * @param keep looks at the lease before each write
   */
  static void forget(Person person, RecordKey key, Runnable keep) {
    Optional<Item> row = row(person, key);
    if (row.isPresent()) {
      keep.run();
      person.gateway().delete(Table.STATE, person.pk(), sk(key));
      deleteLot(person, row.get(), keep);
    }
  }

  private static void deleteLot(Person person, Item row, Runnable keep) {
    if (row.number(LOT) > 0) {
      var writer = new BatchWriter(person.gateway(), Table.STATE, person.pk(), keep);
      Blobs.delete(person, row.number(LOT), writer);
      writer.flush();
    }
  }

  static boolean isSameCourse(Object before, Object after) {
    return before instanceof Activity known
        && after instanceof Activity now
        && now.hasSameCourse(known);
  }

  private static Optional<Item> row(Person person, RecordKey key) {
    return person.gateway().get(Table.STATE, person.pk(), sk(key));
  }

  private static String sk(RecordKey key) {
    return PREFIX + RecordCodec.sk(key);
  }

  private static Track decode(RecordKey key, byte[] bytes) {
    try {
      return TrackCodec.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw Errors.unreadable("the track of " + key, e);
    }
  }
}
