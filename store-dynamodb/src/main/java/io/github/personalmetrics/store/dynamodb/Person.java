package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SubjectId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One person's own item, small enough to be read for a unit: the version, the counter that numbers
 * commits, fences and tokens, and which changes are being made right now. Safe for use by many
 * threads.
 */
final class Person {

  /** Everybody, one item each. */
  static final String PEOPLE = "#people";

  private static final String NUMBERS = "#numbers";
  private static final int SHARDS = 64;

  /** So many numbers has a life; whoever comes back after an erasure starts another one. */
  private static final int LIFE_BITS = 32;

  private static final String ROW = "@";
  private static final String NUMBER = "n";
  private static final String VERSION = "v";

  /** The commits that are being written, by what they are about. */
  private static final String OPEN = "w";

  /** Since when those of them are that change or delete what is there. */
  private static final String DISTURBING = "x";

  /** The last commit that changed or deleted what was there. */
  private static final String DISTURBED = "d";

  /** A writer that takes longer has died, or is so slow that nobody waits for it. */
  private static final int WRITES_SECONDS = 60;

  /** Keys of an erasure that are held in memory. */
  private static final int ERASED_AT_ONCE = 500;

  private final Gateway gateway;
  private final SubjectId subject;

  Person(Gateway gateway, SubjectId subject) {
    this.gateway = gateway;
    this.subject = subject;
  }

  /**
   * What was committed at a moment.
   *
   * @param last number that was given by then
   * @param open commits that were not over
   * @param beingDisturbed something that is there is being changed or deleted
   * @param disturbed number of the last commit that did
   */
  record Snapshot(long last, Set<Long> open, boolean beingDisturbed, long disturbed) {

    /** Whether the commit that wrote the item was over. */
    boolean sees(Item item) {
      long commit = item.number(RecordCodec.COMMIT);
      return commit <= last && !open.contains(commit);
    }
  }

  /** A change that has begun. */
  record Change(String about, long number, boolean disturbs) {}

  String pk() {
    return "U#" + subject.value();
  }

  String sk() {
    return ROW;
  }

  Gateway gateway() {
    return gateway;
  }

  /** Empty if nothing is stored of the person. */
  Item read() {
    return gateway.get(Table.STATE, pk(), ROW).orElseGet(Item::empty);
  }

  String version() {
    return Long.toString(read().number(VERSION));
  }

  Snapshot snapshot() {
    Item row = read();
    var open = new HashSet<Long>();
    Item writing = row.nested(OPEN);
    writing.values().keySet().forEach(about -> open.add(writing.number(about)));
    Item disturbing = row.nested(DISTURBING);
    long now = gateway.pacing().clock().instant().getEpochSecond();
    boolean disturbed =
        disturbing.values().keySet().stream()
            .anyMatch(about -> now - disturbing.number(about) < WRITES_SECONDS);
    return new Snapshot(row.number(NUMBER), open, disturbed, row.number(DISTURBED));
  }

  /** The number of the commit about it that was begun and never ended; 0 if there is none. */
  static long unfinished(Item row, String about) {
    return row.nested(OPEN).number(about);
  }

  /** A number that was never given before, greater than all that were; makes the person. */
  long next() {
    Optional<Long> next = nextIfThere();
    while (next.isEmpty()) {
      create();
      next = nextIfThere();
    }
    return next.get();
  }

  /** Empty if nothing is stored of the person, who is not made then. */
  Optional<Long> nextIfThere() {
    return gateway
        .update(pk(), ROW, new Update().setNext(NUMBER, NUMBER).whenPresent(NUMBER))
        .map(row -> row.number(NUMBER));
  }

  /** Whoever reads does not see what it writes before it ends, unless it takes very long. */
  Optional<Change> begin(String about, boolean disturbs) {
    var update =
        new Update()
            .setNext(NUMBER, NUMBER)
            .setNext(OPEN + '.' + about, NUMBER)
            .whenPresent(NUMBER);
    if (disturbs) {
      Instant now = gateway.pacing().clock().instant();
      update.set(DISTURBING + '.' + about, Item.number(now.getEpochSecond()));
    } else {
      update.remove(DISTURBING + '.' + about);
    }
    return gateway
        .update(pk(), ROW, update)
        .map(row -> new Change(about, row.number(NUMBER), disturbs));
  }

  /** As {@link #begin} what adds something; makes the person. */
  Change beginAnyway(String about) {
    Optional<Change> change = begin(about, false);
    while (change.isEmpty()) {
      create();
      change = begin(about, false);
    }
    return change.get();
  }

  /** From here on what it wrote is seen, under another version. */
  void end(Change change) {
    Update update =
        changed(change.disturbs())
            .remove(OPEN + '.' + change.about())
            .remove(DISTURBING + '.' + change.about())
            .when(OPEN + '.' + change.about(), change.number());
    if (gateway.update(pk(), ROW, update).isEmpty()) {
      // Ended by a former try, or somebody else has begun since: theirs goes on.
      gateway.update(pk(), ROW, changed(change.disturbs()).whenPresent(NUMBER));
    }
  }

  private static Update changed(boolean disturbs) {
    var update = new Update().setNext(NUMBER, NUMBER).setNext(VERSION, NUMBER);
    return disturbs ? update.setNext(DISTURBED, NUMBER) : update;
  }

  /** Nobody is listed before anything is stored, and nothing is stored of whom nobody lists. */
  private void create() {
    gateway.put(Table.STATE, Item.key(PEOPLE, subject.value()));
    gateway.put(Table.STATE, MetricSummary.empty(this));
    var life = new Update();
    String shard = Integer.toString(Math.floorMod(subject.value().hashCode(), SHARDS));
    Optional<Item> counted =
        gateway.update(NUMBERS, shard, life.setNext(NUMBER, NUMBER).whenPresent(NUMBER));
    while (counted.isEmpty()) {
      gateway.update(NUMBERS, shard, new Update().set(NUMBER, 1).whenAbsent(NUMBER));
      counted =
          gateway.update(NUMBERS, shard, new Update().setNext(NUMBER, NUMBER).whenPresent(NUMBER));
    }
    long start = counted.get().number(NUMBER) << LIFE_BITS;
    gateway.update(
        pk(),
        ROW,
        new Update()
            .set(NUMBER, start)
            .set(OPEN, Item.empty())
            .set(DISTURBING, Item.empty())
            .whenAbsent(NUMBER));
  }

  boolean erase() {
    var writer = new BatchWriter(gateway, Table.STATE, pk(), () -> {});
    boolean found = false;
    for (Table table : List.of(Table.STATE, Table.MEASUREMENTS, Table.ACTIVITIES, Table.WORKOUTS)) {
      found |= eraseAll(table);
    }
    // Last, so that an erasure that was cut short is seen as one to do.
    writer.delete(ROW);
    writer.flush();
    boolean listed = gateway.get(Table.STATE, PEOPLE, subject.value()).isPresent();
    if (listed) {
      gateway.delete(Table.STATE, PEOPLE, subject.value());
    }
    return found || listed;
  }

  private boolean eraseAll(Table table) {
    var writer = new BatchWriter(gateway, table, pk(), () -> {});
    boolean found = false;
    int waiting = 0;
    Iterator<Item> items = gateway.query(Selection.all(table, pk()).keys());
    while (items.hasNext()) {
      Item item = items.next();
      found = true;
      if (!item.sk().equals(ROW)) {
        writer.delete(item.sk(), Stored.of(item));
        if (++waiting % ERASED_AT_ONCE == 0) {
          writer.flush();
        }
      }
    }
    writer.flush();
    return found;
  }
}
