package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores one page without a transaction: looks at lease and cursor, announces the change, writes
 * the records, then moves the source's item on condition that lease and cursor are still as they
 * were, and lets readers see it. Whoever finds there that the lease is lost marks the source to be
 * read again. For one thread.
 */
final class PageWrite {

  /** What the number of the commit and the time it expires take. */
  private static final int LATER = 48;

  private final Person person;
  private final PageCommit page;
  private final SourceId source;
  private final Lease lease;
  private final Instant now;

  /** Each is encoded once, to see whether it fits. */
  private final Map<HealthRecord, Item> encoded = new IdentityHashMap<>();

  private boolean marked;

  PageWrite(Person person, PageCommit page, Instant now) {
    this.person = person;
    this.source = page.source();
    this.lease = page.lease();
    this.now = now;
    this.page = fitting(page);
  }

  /** What no item holds is rejected by name, so that it does not stop the others of its page. */
  private PageCommit fitting(PageCommit page) {
    var records = new ArrayList<HealthRecord>();
    var rejected = new ArrayList<>(page.rejected());
    for (HealthRecord record : page.records()) {
      Item item = RecordCodec.write(record).put(Item.PK, person.pk());
      encoded.put(record, item);
      int size = item.size() + LATER;
      int largest = ItemSize.largest(Table.of(record));
      if (size <= largest) {
        records.add(record);
      } else {
        String id = record.key().externalId();
        String reason = Errors.tooLarge(RecordCodec.sk(record.key()), size, largest).getMessage();
        rejected.add(new Rejection(source, id, id, String.valueOf(reason), id));
      }
    }
    return records.size() == page.records().size()
        ? page
        : new PageCommit(
            source,
            lease,
            page.expected(),
            page.next(),
            records,
            page.deletions(),
            rejected,
            page.snapshot());
  }

  CommitResult commit() {
    Item own = Item.empty();
    Item held = Item.empty();
    var sks = List.of(person.sk(), SourceRow.sk(source));
    for (Item item : person.gateway().get(Table.STATE, person.pk(), sks)) {
      if (item.sk().equals(person.sk())) {
        own = item;
      } else {
        held = item;
      }
    }
    var row = new SourceRow(source, held);
    if (!row.isHeldBy(lease)) {
      throw Errors.leaseLost(source);
    }
    SourceState state = row.state();
    if (!state.cursor().equals(page.expected())) {
      throw Errors.cursorMoved(source);
    }
    var plan = new PagePlan(person, own, page, row, now);
    List<OpenRejection> rejections = row.rejections(person).orElseThrow(this::overtaken);
    List<PendingDeletion> pending = row.pending(person).orElseThrow(this::overtaken);
    var rejectionsAfter = OpenRejection.after(page, rejections, now);
    var pendingAfter = PendingDeletion.after(page, pending, now);
    boolean visible =
        plan.changesRecords()
            || Person.unfinished(own, source.toString()) > 0
            || !rejectionsAfter.equals(rejections)
            || !pendingAfter.equals(pending);
    if (visible) {
      Person.Change change =
          person
              .begin(source.toString(), plan.disturbs())
              .orElseThrow(() -> Errors.leaseLost(source));
      var replaced = new ArrayList<>(row.replaced());
      try {
        write(plan, row, change.number());
        var update = row.moveTo(page.next(), lease, change.number(), plan.tables());
        SourceRow.flag(update, SourceRow.DELETED, plan.keepsAside());
        if (!rejectionsAfter.equals(rejections)) {
          byte[] bytes = rejectionsAfter.isEmpty() ? null : Listings.ofRejections(rejectionsAfter);
          replace(SourceRow.REJECTIONS, row, bytes, update).ifPresent(replaced::add);
        }
        if (!pendingAfter.equals(pending)) {
          byte[] bytes = pendingAfter.isEmpty() ? null : Listings.ofPending(pendingAfter);
          replace(SourceRow.PENDING, row, bytes, update).ifPresent(replaced::add);
        }
        move(update, change.number(), plan);
        collect(
            row, Person.unfinished(own, source.toString()), change.number(), keeping(plan, row));
      } catch (RuntimeException e) {
        markIfLost(plan, e);
        throw e;
      }
      if (!person.endPage(change)) {
        throw Errors.leaseLost(source);
      }
      deleteLots(replaced);
    } else if (!state.equals(page.next()) || row.hasDeleted() != plan.keepsAside()) {
      long stamp = person.nextIfThere().orElseThrow(() -> Errors.leaseLost(source));
      var update = row.moveTo(page.next(), lease, stamp, plan.tables());
      SourceRow.flag(update, SourceRow.DELETED, plan.keepsAside());
      write(plan, row, 0);
      move(update, stamp, plan);
    } else {
      write(plan, row, 0);
    }
    return plan.result();
  }

  private void write(PagePlan plan, SourceRow row, long number) {
    Runnable keep = keeping(plan, row);
    var state =
        new BatchWriter(person.gateway(), Table.STATE, person.pk(), keep)
            .over(plan.stored(Table.STATE));
    plan.stateFirst.forEach(state::put);
    state.flush();
    plan.tracksToForget.forEach(key -> Tracks.forget(person, key, keep));
    // Before the records: these tell whether it was done.
    plan.expireOtherwise.forEach((key, at) -> expireWith(key, at, keep));
    for (Table table : Table.OF_RECORDS) {
      var records =
          new BatchWriter(person.gateway(), table, person.pk(), keep).over(plan.stored(table));
      plan.puts.forEach(
          (record, shown) -> {
            if (Table.of(record) == table) {
              records.put(item(record, shown == 0 ? number : shown));
            }
          });
      records.deleteAll(plan.deletes.getOrDefault(table, Set.of()));
      records.flush();
    }
    plan.stateLast.forEach(state::put);
    // Before anybody sees the page: a deleted record that is listed again must not expire later.
    state.deleteAll(plan.stateDeletes);
    state.flush();
  }

  private Runnable keeping(PagePlan plan, SourceRow row) {
    return new Leases.Kept(person, SourceRow.sk(source), lease, row.until(), () -> lost(plan))
        ::keep;
  }

  private Item item(HealthRecord record, long number) {
    Item known = encoded.get(record);
    Item item = (known == null ? RecordCodec.write(record) : known).put(RecordCodec.COMMIT, number);
    return person.expiry().put(item, record.at());
  }

  /** What is kept because of a record. */
  private void expireWith(RecordKey key, Instant at, Runnable keep) {
    List<String> sks = new ArrayList<>(List.of(DynamoNotes.annotationSk(key)));
    sks.add(Tracks.wanted(key, at));
    sks.addAll(Tracks.items(person, key));
    for (Item item : person.gateway().get(Table.STATE, person.pk(), sks, Item.SK)) {
      keep.run();
      var update = new Update().set(Item.EXPIRES, person.expiry().at(at)).whenPresent(Item.SK);
      person.gateway().update(person.pk(), item.sk(), update);
    }
  }

  /** What whoever died over this page had written before anything pointed to it. */
  private void collect(SourceRow row, long unfinished, long number, Runnable keep) {
    if (unfinished == 0) {
      return;
    }
    Set<Long> used = Tracks.lots(person, source);
    used.add(row.lot(SourceRow.REJECTIONS));
    used.add(row.lot(SourceRow.PENDING));
    var state = new BatchWriter(person.gateway(), Table.STATE, person.pk(), keep);
    Blobs.collect(person, source, unfinished, number, used, state);
    state.flush();
  }

  /** The lot that was pointed to is noted until the next page: its writer may die over it. */
  private Optional<Long> replace(
      String name, SourceRow row, byte @Nullable [] bytes, Update update) {
    if (bytes == null) {
      update.remove(name);
    } else {
      long lot = person.nextIfThere().orElseThrow(() -> Errors.leaseLost(source));
      Blobs.write(person, source, lot, null, bytes);
      update.set(name, lot);
    }
    update.set(SourceRow.REPLACED + name, row.lot(name));
    return row.lot(name) == 0 ? Optional.empty() : Optional.of(row.lot(name));
  }

  private void move(Update update, long stamp, PagePlan plan) {
    if (person.gateway().update(person.pk(), SourceRow.sk(source), update).isPresent()) {
      return;
    }
    SourceRow found = SourceRow.read(person, source);
    if (found.stamp() == stamp) {
      // A try whose answer was lost did it.
      return;
    }
    if (!found.isHeldBy(lease)) {
      lost(plan);
    }
    mark(plan);
    throw Errors.cursorMoved(source);
  }

  private void lost(PagePlan plan) {
    mark(plan);
    throw Errors.leaseLost(source);
  }

  private void mark(PagePlan plan) {
    if (!marked && plan.writesRecords()) {
      marked = true;
      SourceRow.mark(person, source);
    }
  }

  /** Whatever went wrong after something was written: somebody may have taken over meanwhile. */
  private void markIfLost(PagePlan plan, RuntimeException cause) {
    try {
      if (!SourceRow.read(person, source).isHeldBy(lease)) {
        mark(plan);
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Nobody points to them any more. */
  private void deleteLots(List<Long> lots) {
    var state = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    lots.forEach(lot -> Blobs.delete(person, lot, state));
    state.flush();
  }

  private RuntimeException overtaken() {
    return Errors.leaseLost(source);
  }
}
