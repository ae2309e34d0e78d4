package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a source stands, and who may write: one item, so that the cursor moves on condition that
 * the lease is still held. It also tells in which tables the source has records, and which lots
 * hold its rejections and pending deletions.
 */
final class SourceRow {

  static final String PREFIX = "S#";

  /** The number of the last commit that wrote it. */
  static final String STAMP = "st";

  static final String REJECTIONS = "rj";
  static final String PENDING = "pd";

  /** In front of the name of a lot: the one that it took the place of. */
  static final String REPLACED = "o";

  /** There are, or were a while ago, deleted records that can be put back. */
  static final String DELETED = "del";

  /** A writer may have lost its lease half-way; given to whoever took the lease before that. */
  static final String REREAD = "rr";

  private static final String TABLES = "tb";

  private final SourceId source;
  private final Item item;

  SourceRow(SourceId source, Item item) {
    this.source = source;
    this.item = item;
  }

  static SourceRow read(Person person, SourceId source) {
    return new SourceRow(
        source, person.gateway().get(Table.STATE, person.pk(), sk(source)).orElseGet(Item::empty));
  }

  /** What was written may stand between what whoever took over has written: all is read again. */
  static void mark(Person person, SourceId source) {
    Optional<Long> number = person.nextIfThere();
    if (number.isPresent()) {
      var update = new Update().set(REREAD, number.get()).whenPresent(Item.SK);
      person.gateway().update(person.pk(), sk(source), update);
    } else {
      // Erased meanwhile: nothing may be left behind.
      person.erase();
    }
  }

  static List<SourceRow> all(Person person) {
    return person.gateway().list(Selection.state(person.pk(), PREFIX)).stream()
        .map(item -> new SourceRow(SourceId.parse(item.sk().substring(PREFIX.length())), item))
        .sorted((a, b) -> a.source.compareTo(b.source))
        .toList();
  }

  static String sk(SourceId source) {
    return PREFIX + source;
  }

  SourceId source() {
    return source;
  }

  /** 0 before the first commit. */
  long stamp() {
    return item.number(STAMP);
  }

  /** 0 if there are none. */
  long lot(String name) {
    return item.number(name);
  }

  /** Lots of before the last page that changed them; they are gone unless its writer died. */
  List<Long> replaced() {
    return Stream.of(REJECTIONS, PENDING)
        .map(name -> lot(REPLACED + name))
        .filter(lot -> lot > 0)
        .toList();
  }

  boolean hasDeleted() {
    return item.flag(DELETED);
  }

  Set<Table> tables() {
    return item.text(TABLES)
        .chars()
        .mapToObj(Character::toString)
        .map(Table::ofCode)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean isHeldBy(Lease lease) {
    return lease.owner().equals(item.textOrNull(Leases.OWNER))
        && lease.fence() == item.number(Leases.FENCE)
        && lease.name().equals(source.toString());
  }

  Instant until() {
    Instant until = item.time(Leases.UNTIL);
    return until == null ? Instant.MIN : until;
  }

  SourceState state() {
    String id = item.textOrNull("acc");
    Set<String> scopes = new HashSet<>();
    item.list("sco").forEach(scope -> scopes.add(scope.s()));
    return new SourceState(
        Cursor.of(item.text("cur")),
        item.text("rec"),
        id == null ? null : new Account(id, scopes),
        item.has(REREAD),
        new DeletionTally(item.number("tl"), item.number("tm"), item.flag("tt")));
  }

  /** Whether there is anything but a lease, or tables in which records may be. */
  boolean remembersAnything() {
    return !state().equals(SourceState.NEW) || lot(REJECTIONS) > 0 || lot(PENDING) > 0;
  }

  /** That the state becomes this one, on condition that nothing else has happened. */
  Update moveTo(SourceState next, Lease lease, long number, Collection<Table> tables) {
    var all = new TreeSet<>(tables());
    all.addAll(tables);
    Update update =
        update(next)
            .set(STAMP, number)
            .set(TABLES, all.stream().map(Table::code).collect(Collectors.joining()))
            .whenHeld(lease.owner(), lease.fence())
            .when(STAMP, stamp());
    long mark = item.number(REREAD);
    if (next.rereadNeeded() && mark == 0) {
      update.set(REREAD, lease.fence());
    } else if (!next.rereadNeeded() && mark > 0 && mark <= lease.fence()) {
      // A mark that is younger than the lease, or came since the row was read, is not this run's.
      update.remove(REREAD).when(REREAD, mark);
    }
    return update;
  }

  /** All of the state but the mark. */
  static Update update(SourceState state) {
    Account account = state.account();
    var update =
        new Update()
            .set("cur", state.cursor().value())
            .set("rec", state.recipe())
            .set("acc", account == null ? null : account.id())
            .set("tl", state.tally().listed())
            .set("tm", state.tally().missing());
    flag(update, "tt", state.tally().tripped());
    if (account == null || account.scopes().isEmpty()) {
      return update.remove("sco");
    }
    return update.set(
        "sco",
        AttributeValue.fromL(
            account.scopes().stream().sorted().map(AttributeValue::fromS).toList()));
  }

  static void flag(Update update, String name, boolean value) {
    if (value) {
      update.set(name, AttributeValue.fromBool(true));
    } else {
      update.remove(name);
    }
  }

  /** Empty if they were replaced since the row was read. */
  Optional<List<OpenRejection>> rejections(Person person) {
    return bytes(person, REJECTIONS)
        .map(bytes -> bytes.length == 0 ? List.of() : Listings.rejections(source, bytes));
  }

  /** Empty if they were replaced since the row was read. */
  Optional<List<PendingDeletion>> pending(Person person) {
    return bytes(person, PENDING)
        .map(bytes -> bytes.length == 0 ? List.of() : Listings.pending(source, bytes));
  }

  private Optional<byte[]> bytes(Person person, String name) {
    return lot(name) == 0 ? Optional.of(new byte[0]) : Blobs.read(person, lot(name));
  }
}
