package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

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

  /** The first commits that are not over, by what they are about; all after it are hidden too. */
  private static final String OPEN = "w";

  /** Behind what they are about: the last of those commits. No source has it in its name. */
  private static final String LATEST = "#";

  /** Since when those of them are that change or delete what is there. */
  private static final String DISTURBING = "x";

  /** The last commit that changed or deleted what was there. */
  private static final String DISTURBED = "d";

  /** A writer that takes longer has died, or is so slow that nobody waits for it. */
  static final Duration WRITES = Duration.ofMinutes(1);

  /** Everything is being taken away: there is no number then, and nobody begins. */
  private static final String ERASING = "e";

  private static final long FOR_EVER = Long.MAX_VALUE;

  /** Keys of an erasure that are held in memory. */
  private static final int ERASED_AT_ONCE = 500;

  private final Gateway gateway;
  private final SubjectId subject;
  private final Expiry expiry;

  Person(Gateway gateway, SubjectId subject, Expiry expiry) {
    this.gateway = gateway;
    this.subject = subject;
    this.expiry = expiry;
  }

  /**
   * What was committed at a moment.
   *
   * @param last number that was given by then
   * @param open first commits that were not over, by source
   * @param beingDisturbed something that is there is being changed or deleted
   * @param disturbed number of the last commit that did
   */
  record Snapshot(long last, Map<String, Long> open, boolean beingDisturbed, long disturbed) {

    /** Whether the commit that wrote the item was over. */
    boolean sees(Item item) {
      long commit = item.number(RecordCodec.COMMIT);
      return commit <= last
          && isOfOneLife(commit, last)
          && commit < open.getOrDefault(RecordCodec.source(item), FOR_EVER);
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

  Expiry expiry() {
    return expiry;
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
    var open = new HashMap<String, Long>();
    Item writing = row.nested(OPEN);
    writing.values().keySet().forEach(about -> open.put(about, writing.number(about)));
    Item disturbing = row.nested(DISTURBING);
    long now = gateway.pacing().clock().instant().getEpochSecond();
    boolean disturbed =
        disturbing.values().keySet().stream()
            .anyMatch(about -> now - disturbing.number(about) < WRITES.toSeconds());
    return new Snapshot(row.number(NUMBER), open, disturbed, row.number(DISTURBED));
  }

  /**
   * The number of the first commit about it that was begun and never ended; 0 if there is none.
   * Whatever has this number or a later one was never seen.
   */
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

  /**
   * Whoever reads does not see what it writes before it ends, nor what writers left behind who died
   * over the same.
   *
   * @return empty if nothing is stored of the person
   */
  Optional<Change> begin(String about, boolean disturbs) {
    String open = OPEN + '.' + about;
    Optional<Item> row =
        gateway.update(
            pk(), ROW, beginning(about, disturbs).setNext(open, NUMBER).whenAbsent(open));
    while (row.isEmpty()) {
      if (!read().has(NUMBER)) {
        return Optional.empty();
      }
      row = gateway.update(pk(), ROW, beginning(about, disturbs).whenPresent(open));
      if (row.isEmpty()) {
        // It has been ended meanwhile.
        Update first = beginning(about, disturbs).setNext(open, NUMBER).whenAbsent(open);
        row = gateway.update(pk(), ROW, first);
      }
    }
    return row.map(it -> new Change(about, it.number(NUMBER), disturbs));
  }

  private Update beginning(String about, boolean disturbs) {
    var update =
        new Update()
            .setNext(NUMBER, NUMBER)
            .setNext(OPEN + '.' + about + LATEST, NUMBER)
            .whenPresent(NUMBER);
    if (disturbs) {
      Instant now = gateway.pacing().clock().instant();
      update.set(DISTURBING + '.' + about, Item.number(now.getEpochSecond()));
    }
    return update;
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

  /**
   * From here on what a page wrote is seen, under another version, and what is left of pages that
   * never ended: the source was written anew from where they began.
   *
   * @return false if the person was erased meanwhile: then nothing is left of it
   */
  boolean endPage(Change change) {
    String open = OPEN + '.' + change.about();
    var last = closing(change).when(open + LATEST, change.number());
    if (gateway.update(pk(), ROW, last).isPresent()) {
      return true;
    }
    if (!isAlive(change)) {
      return false;
    }
    // Ended by a former try, or somebody else has begun since: theirs goes on, unseen.
    var theirs = changed(change.disturbs()).set(open, change.number() + 1).whenPresent(open);
    return gateway.update(pk(), ROW, theirs).isPresent() || endOtherwise(change);
  }

  /** As {@link #endPage} what is no page: a page that never ended stays unseen. */
  boolean end(Change change) {
    String open = OPEN + '.' + change.about();
    return gateway.update(pk(), ROW, closing(change).when(open, change.number())).isPresent()
        || (isAlive(change) && endOtherwise(change));
  }

  private boolean endOtherwise(Change change) {
    var update = changed(change.disturbs()).remove(DISTURBING + '.' + change.about());
    return gateway.update(pk(), ROW, update.whenPresent(NUMBER)).isPresent() || isAlive(change);
  }

  private boolean isAlive(Change change) {
    return isAlive(change.number());
  }

  /**
   * Whether the person was never erased since a number was given. What was written in between is
   * erased too if nobody has done so.
   */
  boolean isAlive(long number) {
    Item row = read();
    if (!row.has(NUMBER)) {
      erase();
    }
    return row.has(NUMBER) && isOfLife(row, number);
  }

  /** Whether a number was given since the person was made, or made again after an erasure. */
  static boolean isOfLife(Item row, long number) {
    return isOfOneLife(number, row.number(NUMBER));
  }

  private static boolean isOfOneLife(long number, long other) {
    return number >> LIFE_BITS == other >> LIFE_BITS;
  }

  private static Update closing(Change change) {
    return changed(change.disturbs())
        .remove(OPEN + '.' + change.about())
        .remove(OPEN + '.' + change.about() + LATEST)
        .remove(DISTURBING + '.' + change.about());
  }

  private static Update changed(boolean disturbs) {
    var update = new Update().setNext(NUMBER, NUMBER).setNext(VERSION, NUMBER);
    return disturbs ? update.setNext(DISTURBED, NUMBER) : update;
  }

  /** Nobody is listed before anything is stored, and nothing is stored of whom nobody lists. */
  private void create() {
    if (read().has(ERASING)) {
      erase();
    }
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
            .whenAbsent(ERASING)
            .whenAbsent(NUMBER));
  }

  /**
   * Takes the number away first, so that whoever is writing finds out at the end, and nobody
   * begins; whoever comes back finishes an erasure that was cut short.
   */
  boolean erase() {
    var mark = new Update().set(ERASING, 1).remove(NUMBER).remove(VERSION).remove(OPEN);
    gateway.update(pk(), ROW, mark.remove(DISTURBING).remove(DISTURBED).whenPresent(NUMBER));
    boolean found = false;
    for (Table table : Table.values()) {
      found |= eraseAll(table);
    }
    boolean listed = gateway.get(Table.STATE, PEOPLE, subject.value()).isPresent();
    if (listed && !read().has(NUMBER)) {
      gateway.delete(Table.STATE, PEOPLE, subject.value());
    }
    if (!gateway.deleteIfPresent(pk(), ROW, ERASING) && read().has(NUMBER)) {
      // Somebody else has finished it, and the person came back.
      gateway.put(Table.STATE, Item.key(PEOPLE, subject.value()));
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
