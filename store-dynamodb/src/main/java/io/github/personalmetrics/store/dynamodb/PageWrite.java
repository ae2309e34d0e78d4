package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private final Person person;
  private final PageCommit page;
  private final SourceId source;
  private final Lease lease;
  private final Instant now;
  private final @Nullable Long expiresAfter;

  /**
   * @param expiresAfter seconds after its time that DynamoDB may remove a record by itself
   */
  PageWrite(Person person, PageCommit page, Instant now, @Nullable Long expiresAfter) {
    this.person = person;
    this.page = page;
    this.source = page.source();
    this.lease = page.lease();
    this.now = now;
    this.expiresAfter = expiresAfter;
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
    long unfinished = Person.unfinished(own, source.toString());
    var plan = new PagePlan(person, page, row, unfinished, now);
    List<OpenRejection> rejections = row.rejections(person).orElseThrow(this::overtaken);
    List<PendingDeletion> pending = row.pending(person).orElseThrow(this::overtaken);
    var rejectionsAfter = OpenRejection.after(page, rejections, now);
    var pendingAfter = PendingDeletion.after(page, pending, now);
    boolean visible =
        plan.changesRecords()
            || unfinished > 0
            || !rejectionsAfter.equals(rejections)
            || !pendingAfter.equals(pending);
    // Before anything is written: one that no item holds must not leave half a page behind.
    plan.puts.keySet().forEach(record -> ItemSize.require(Table.of(record), item(record, 1)));
    if (visible) {
      Person.Change change =
          person
              .begin(source.toString(), plan.disturbs())
              .orElseThrow(() -> Errors.leaseLost(source));
      write(plan, row, change.number());
      var update = row.moveTo(page.next(), lease, change.number(), plan.tables());
      SourceRow.flag(update, SourceRow.DELETED, plan.keepsAside());
      var replaced = new ArrayList<Long>();
      if (!rejectionsAfter.equals(rejections)) {
        byte[] bytes = rejectionsAfter.isEmpty() ? null : Listings.ofRejections(rejectionsAfter);
        replace(SourceRow.REJECTIONS, row, bytes, update).ifPresent(replaced::add);
      }
      if (!pendingAfter.equals(pending)) {
        byte[] bytes = pendingAfter.isEmpty() ? null : Listings.ofPending(pendingAfter);
        replace(SourceRow.PENDING, row, bytes, update).ifPresent(replaced::add);
      }
      move(update, change.number(), plan);
      person.end(change);
      deleteLots(replaced);
    } else if (!state.equals(page.next()) || row.hasDeleted() != plan.keepsAside()) {
      long stamp = person.nextIfThere().orElseThrow(() -> Errors.leaseLost(source));
      var update = row.moveTo(page.next(), lease, stamp, plan.tables());
      SourceRow.flag(update, SourceRow.DELETED, plan.keepsAside());
      forget(plan);
      move(update, stamp, plan);
    } else {
      forget(plan);
    }
    return plan.result();
  }

  private void write(PagePlan plan, SourceRow row, long number) {
    Runnable keep =
        new Leases.Kept(person, SourceRow.sk(source), lease, row.until(), () -> lost(plan))::keep;
    var state =
        new BatchWriter(person.gateway(), Table.STATE, person.pk(), keep)
            .over(plan.stored(Table.STATE));
    plan.stateFirst.forEach(state::put);
    state.flush();
    plan.tracksToForget.forEach(key -> Tracks.forget(person, key));
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

  private Item item(HealthRecord record, long number) {
    Item item = RecordCodec.write(record).put(RecordCodec.COMMIT, number);
    return expiresAfter == null
        ? item
        : item.put(Item.EXPIRES, record.at().getEpochSecond() + expiresAfter);
  }

  private Optional<Long> replace(
      String name, SourceRow row, byte @Nullable [] bytes, Update update) {
    if (bytes == null) {
      update.remove(name);
    } else {
      long lot = person.nextIfThere().orElseThrow(() -> Errors.leaseLost(source));
      Blobs.write(person, lot, bytes);
      update.set(name, lot);
    }
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

  /** What was written may stand between what whoever took over has written: all is read again. */
  private void mark(PagePlan plan) {
    if (!plan.changesRecords()) {
      return;
    }
    Optional<Long> number = person.nextIfThere();
    if (number.isPresent()) {
      person
          .gateway()
          .update(
              person.pk(),
              SourceRow.sk(source),
              new Update().set(SourceRow.REREAD, number.get()).whenPresent(Item.SK));
    } else {
      // Erased meanwhile: nothing may be left behind.
      person.erase();
    }
  }

  /** What can no longer be put back, on a page that changes nothing else. */
  private void forget(PagePlan plan) {
    var state =
        new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {})
            .over(plan.stored(Table.STATE));
    plan.tracksToForget.forEach(key -> Tracks.forget(person, key));
    state.deleteAll(plan.stateDeletes);
    state.flush();
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
