package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.PendingDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes for good what a source has from before a moment. For one thread. */
final class Retention {

  private final Person person;
  private final SourceRow row;
  private final SourceId source;
  private final Lease lease;
  private final Instant notBefore;
  private final Runnable keep;

  /** What the old records take, by sort key. */
  private final Map<String, Stored> stored = new HashMap<>();

  Retention(Person person, SourceRow row, Lease lease, Instant notBefore) {
    this.person = person;
    this.row = row;
    this.source = row.source();
    this.lease = lease;
    this.notBefore = notBefore;
    this.keep = new Leases.Kept(person, SourceRow.sk(source), lease, row.until(), this::lost)::keep;
  }

  int sweep() {
    List<HealthRecord> old = old();
    List<DeletedRecord> gone =
        row.hasDeleted()
            ? DeletedRecords.all(person, source).stream()
                .filter(it -> it.record().at().isBefore(notBefore))
                .toList()
            : List.of();
    if (old.isEmpty() && gone.isEmpty()) {
      return 0;
    }
    Person.Change change =
        person.begin(source.toString(), true).orElseThrow(() -> Errors.leaseLost(source));
    Set<RecordKey> keys = new HashSet<>();
    old.forEach(record -> keys.add(record.key()));
    gone.forEach(deleted -> keys.add(deleted.record().key()));
    keep.run();
    removePending(keys);
    removeBeside(old, gone, keys);
    for (Table table : row.tables()) {
      var records = new BatchWriter(person.gateway(), table, person.pk(), keep).over(stored);
      old.stream()
          .filter(record -> Table.of(record) == table)
          .forEach(record -> records.delete(RecordCodec.sk(record.key())));
      records.flush();
    }
    if (!person.end(change)) {
      throw Errors.leaseLost(source);
    }
    return old.size();
  }

  /** By key: the index would walk over what all other sources have from before that moment. */
  private List<HealthRecord> old() {
    var old = new ArrayList<HealthRecord>();
    for (Table table : row.tables()) {
      Iterator<Item> items = person.gateway().query(Selection.ofSource(table, person.pk(), source));
      while (items.hasNext()) {
        Item item = items.next();
        if (RecordCodec.at(item).isBefore(notBefore)) {
          old.add(RecordCodec.read(table, item));
          stored.put(item.sk(), Stored.of(item));
        }
      }
    }
    return old;
  }

  /** Tracks, what was said, and what could be put back: before the records that tell of them. */
  private void removeBeside(List<HealthRecord> old, List<DeletedRecord> gone, Set<RecordKey> keys) {
    var state = new BatchWriter(person.gateway(), Table.STATE, person.pk(), keep);
    for (HealthRecord record : old) {
      if (record instanceof Activity) {
        Tracks.forget(person, record.key(), keep);
        state.delete(Tracks.wanted(record.key(), record.at()));
      }
    }
    for (DeletedRecord deleted : gone) {
      Tracks.forget(person, deleted.record().key(), keep);
      Item item = DeletedRecords.write(person, deleted).put(Item.PK, person.pk());
      state.delete(item.sk(), Stored.of(item));
    }
    List<String> annotations = keys.stream().map(DynamoNotes::annotationSk).toList();
    person
        .gateway()
        .get(Table.STATE, person.pk(), annotations, Item.SK)
        .forEach(annotation -> state.delete(annotation.sk()));
    state.flush();
  }

  /** Something of whoever took over may be gone: all is read again. */
  private void lost() {
    SourceRow.mark(person, source);
    throw Errors.leaseLost(source);
  }

  private void removePending(Set<RecordKey> keys) {
    List<PendingDeletion> pending = row.pending(person).orElseThrow(() -> Errors.leaseLost(source));
    List<PendingDeletion> left = pending.stream().filter(it -> !keys.contains(it.key())).toList();
    if (left.equals(pending)) {
      return;
    }
    var update = new Update().whenHeld(lease.owner(), lease.fence());
    if (left.isEmpty()) {
      update.remove(SourceRow.PENDING);
    } else {
      long lot = person.next();
      Blobs.write(person, source, lot, null, Listings.ofPending(left));
      update.set(SourceRow.PENDING, lot);
    }
    if (person.gateway().update(person.pk(), SourceRow.sk(source), update).isEmpty()) {
      throw Errors.leaseLost(source);
    }
    var state = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    Blobs.delete(person, row.lot(SourceRow.PENDING), state);
    state.flush();
  }
}
