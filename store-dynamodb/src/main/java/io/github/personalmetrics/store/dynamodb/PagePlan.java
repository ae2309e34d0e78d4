package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.PageCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page changes, found out before anything is written. The order of writing is such that a
 * page which is written again after a crash anywhere ends as if it had been written once: what is
 * kept aside or asked for comes first, then the records, then what they settle.
 */
final class PagePlan {

  private final Person person;
  private final Item own;
  private final PageCommit page;
  private final Instant now;
  private final Set<Table> tables;
  private final Map<RecordKey, DeletedRecord> gone = new HashMap<>();

  /**
   * The first commit of this source that never came to its end, or 0; later ones did not either.
   */
  private final long unfinished;

  final List<Item> stateFirst = new ArrayList<>();
  final Set<RecordKey> tracksToForget = new LinkedHashSet<>();

  /** Records whose time to expire changes, each with its own time. */
  final Map<RecordKey, Instant> expireOtherwise = new LinkedHashMap<>();

  /** Records to write, each with the commit that first showed its key; 0 for this one. */
  final Map<HealthRecord, Long> puts = new LinkedHashMap<>();

  final Map<Table, Set<String>> deletes = new HashMap<>();

  /** What was there of all that is written or deleted, by sort key. */
  private final Map<Table, Map<String, Stored>> stored = new EnumMap<>(Table.class);

  final List<Item> stateLast = new ArrayList<>();
  final Set<String> stateDeletes = new LinkedHashSet<>();
  private boolean keepsAside;
  private int created;
  private int changed;
  private int unchanged;
  private int deleted;

  PagePlan(Person person, Item own, PageCommit page, SourceRow row, Instant now) {
    this.person = person;
    this.page = page;
    this.now = now;
    this.own = own;
    this.unfinished = Person.unfinished(own, page.source().toString());
    this.tables = row.tables();
    page.records().forEach(record -> tables.add(Table.of(record)));
    if (row.hasDeleted()) {
      DeletedRecords.all(person, page.source())
          .forEach(
              it -> {
                gone.put(it.record().key(), it);
                remember(Table.STATE, DeletedRecords.write(person, it).put(Item.PK, person.pk()));
              });
    }
    if (row.state().rereadNeeded() && tables.contains(Table.ACTIVITIES)) {
      // A writer without the lease may have taken away what was asked for.
      Tracks.lost(person, page.source())
          .forEach(sk -> stateFirst.add(Tracks.wantedItem(person, sk)));
    }
    forgetOld();
    upsert();
    delete();
    page.deletions().restored().forEach(this::restore);
    keepsAside |= !gone.isEmpty();
  }

  Map<String, Stored> stored(Table table) {
    return stored.getOrDefault(table, Map.of());
  }

  private void remember(Table table, Item item) {
    stored.computeIfAbsent(table, it -> new HashMap<>()).put(item.sk(), Stored.of(item));
  }

  CommitResult result() {
    return new CommitResult(created, changed, unchanged, deleted);
  }

  boolean changesRecords() {
    return created + changed + deleted > 0;
  }

  /** Whether a writer without the lease may have spoilt what another one wrote. */
  boolean writesRecords() {
    return changesRecords() || !puts.isEmpty();
  }

  /** Whether something that is there is changed or goes, so that readers must look twice. */
  boolean disturbs() {
    return changed + deleted > 0 || !deletes.isEmpty();
  }

  /** Whether there is anything to put back from now on. */
  boolean keepsAside() {
    return keepsAside;
  }

  Set<Table> tables() {
    return tables;
  }

  private void forgetOld() {
    gone.values()
        .removeIf(
            deleted -> {
              if (deleted.isForgotten(now)) {
                RecordKey key = deleted.record().key();
                stateDeletes.add(DeletedRecords.sk(key));
                tracksToForget.add(key);
                return true;
              }
              return false;
            });
  }

  private void upsert() {
    List<RecordKey> keys = page.records().stream().map(HealthRecord::key).toList();
    Map<RecordKey, KnownRecords.Known> known = KnownRecords.of(person, own, keys, tables);
    known.values().forEach(before -> remember(before.table(), before.item()));
    for (HealthRecord record : page.records()) {
      KnownRecords.Known before = known.get(record.key());
      DeletedRecord listedAgain = gone.remove(record.key());
      if (listedAgain != null) {
        stateDeletes.add(DeletedRecords.sk(record.key()));
      }
      if (before == null) {
        created++;
        create(record, listedAgain);
      } else if (!before.fingerprint().equals(Fingerprint.of(record))) {
        changed++;
        replace(before, record);
      } else if (isUnseen(before)) {
        // Written by whoever died over this page: nobody has seen it yet.
        created++;
        keepLonger(before, record);
      } else {
        unchanged++;
        keepLonger(before, record);
      }
    }
  }

  /** Or shorter: how long records are kept was changed since it was written. */
  private void keepLonger(KnownRecords.Known before, HealthRecord record) {
    if (before.expiresOtherwise(person.expiry().at(record.at()))) {
      puts.put(before.keepZone(record), before.commit());
      expireOtherwise.put(record.key(), record.at());
    }
  }

  private boolean isUnseen(KnownRecords.Known before) {
    return unfinished > 0 && before.commit() >= unfinished;
  }

  private void create(HealthRecord record, @Nullable DeletedRecord gone) {
    puts.put(record, 0L);
    if (gone != null) {
      // What is kept because of it may expire as was asked for when it was written.
      expireOtherwise.put(record.key(), record.at());
    }
    if (gone != null && !Tracks.isSameCourse(gone.record(), record)) {
      tracksToForget.add(record.key());
    }
    boolean keepsTrack =
        gone != null
            && Tracks.isSameCourse(gone.record(), record)
            && Tracks.isKnown(person, record.key());
    if (!keepsTrack) {
      want(record);
    }
  }

  private void replace(KnownRecords.Known before, HealthRecord record) {
    // What was there is overwritten: to hide the new one would hide the record.
    long shown = isUnseen(before) ? 0 : before.commit();
    puts.put(before.keepZone(record), shown);
    if (before.expiresOtherwise(person.expiry().at(record.at()))) {
      expireOtherwise.put(record.key(), record.at());
    }
    if (before.table() != Table.of(record)) {
      deleteRecord(before.table(), record.key());
    }
    if (before.table() == Table.ACTIVITIES && !before.hasSameCourse(record)) {
      tracksToForget.add(record.key());
      stateDeletes.add(Tracks.wanted(record.key(), before.at()));
    }
    if (!before.hasSameCourse(record)) {
      want(record);
    }
  }

  private void delete() {
    Set<RecordKey> keys = page.deletions().deleted();
    if (keys.isEmpty()) {
      return;
    }
    KnownRecords.whole(person, keys, tables)
        .forEach((table, items) -> items.forEach(item -> keepAside(table, item)));
  }

  private void keepAside(Table table, Item item) {
    HealthRecord record = RecordCodec.read(table, item);
    remember(table, item);
    deleted++;
    keepsAside = true;
    stateFirst.add(
        DeletedRecords.write(
            person, new DeletedRecord(record, now, page.deletions().confirmed(), null)));
    deleteRecord(table, record.key());
    if (table == Table.ACTIVITIES) {
      stateDeletes.add(Tracks.wanted(record.key(), record.at()));
    }
  }

  /** As it was, and marked so that it stays. */
  private void restore(RecordKey key) {
    DeletedRecord deleted = gone.get(key);
    if (deleted == null || deleted.isRestored()) {
      return;
    }
    created++;
    puts.put(deleted.record(), 0L);
    expireOtherwise.put(key, deleted.record().at());
    tables.add(Table.of(deleted.record()));
    stateLast.add(
        DeletedRecords.write(
            person, new DeletedRecord(deleted.record(), deleted.at(), deleted.confirmed(), now)));
    if (!Tracks.isKnown(person, key)) {
      want(deleted.record());
    }
  }

  private void want(HealthRecord record) {
    if (record instanceof Activity) {
      String sk = Tracks.wanted(record.key(), record.at());
      stateDeletes.remove(sk);
      stateFirst.add(Tracks.wantedItem(person, sk));
    }
  }

  private void deleteRecord(Table table, RecordKey key) {
    deletes.computeIfAbsent(table, it -> new LinkedHashSet<>()).add(RecordCodec.sk(key));
  }
}
