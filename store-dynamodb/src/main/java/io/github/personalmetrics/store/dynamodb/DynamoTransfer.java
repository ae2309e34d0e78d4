package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreTransfer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

final class DynamoTransfer implements StoreTransfer {

  private static final String ABOUT = "transfer";

  private final Person person;

  DynamoTransfer(Person person) {
    this.person = person;
  }

  @Override
  public List<SourceId> sources() {
    Set<SourceId> sources = new TreeSet<>();
    for (SourceRow row : SourceRow.all(person)) {
      if (row.remembersAnything()) {
        sources.add(row.source());
      }
    }
    Runs.newest(person, Integer.MAX_VALUE).forEach(run -> sources.add(run.source()));
    addOfKeys(Table.STATE, DeletedRecords.PREFIX, sources);
    for (Table table : Table.OF_RECORDS) {
      addOfKeys(table, "", sources);
    }
    return List.copyOf(sources);
  }

  /** Jumps from source to source: one item of each is enough. */
  private void addOfKeys(Table table, String prefix, Set<SourceId> sources) {
    String from = prefix.isEmpty() ? Selection.FIRST : prefix;
    String to = prefix + Selection.LAST;
    while (true) {
      var selection = new Selection(table, person.pk(), null, from, to, true, 1, true);
      Iterator<Item> next = person.gateway().query(selection);
      if (!next.hasNext()) {
        return;
      }
      SourceId source = RecordCodec.key(next.next().sk().substring(prefix.length())).source();
      sources.add(source);
      from = prefix + source + '#' + Selection.LAST;
    }
  }

  @Override
  public List<String> tokens() {
    return DynamoTokens.names(person);
  }

  @Override
  public Optional<Track> keptTrack(RecordKey key) {
    return kept(key).isPresent() ? Tracks.stored(person, key) : Optional.empty();
  }

  @Override
  public void keepTrack(RecordKey key, Track track) {
    kept(key)
        .ifPresent(
            deleted ->
                Tracks.write(
                    person, key, deleted.record().at(), Optional.of(track), person.next()));
  }

  private Optional<DeletedRecord> kept(RecordKey key) {
    return DeletedRecords.one(person, key).filter(deleted -> !deleted.isRestored());
  }

  @Override
  public void adopt(LedgerMemory memory) {
    Person.Change change = person.beginAnyway(ABOUT);
    var state = new BatchWriter(person.gateway(), Table.STATE, person.pk(), () -> {});
    for (String prefix : List.of(DeletedRecords.PREFIX, Runs.PREFIX)) {
      person
          .gateway()
          .query(Selection.state(person.pk(), prefix).keys())
          .forEachRemaining(
              item -> {
                Stored known = Stored.of(item);
                state.over(Map.of(item.sk(), known)).delete(item.sk());
              });
    }
    memory.deleted().forEach(deleted -> state.put(DeletedRecords.write(person, deleted)));
    state.flush();
    Set<SourceId> sources = new TreeSet<>(memory.states().keySet());
    SourceRow.all(person).forEach(row -> sources.add(row.source()));
    memory.rejections().forEach(open -> sources.add(open.rejection().source()));
    memory.pending().forEach(pending -> sources.add(pending.key().source()));
    memory.deleted().forEach(deleted -> sources.add(deleted.record().key().source()));
    sources.forEach(source -> adopt(source, memory, state));
    state.flush();
    List<SourceRun> oldestFirst = new ArrayList<>(memory.runs());
    Collections.reverse(oldestFirst);
    oldestFirst.forEach(run -> Runs.add(person, run));
    person.end(change);
  }

  private void adopt(SourceId source, LedgerMemory memory, BatchWriter replaced) {
    SourceRow row = SourceRow.read(person, source);
    List<OpenRejection> rejections =
        memory.rejections().stream()
            .filter(open -> open.rejection().source().equals(source))
            .toList();
    List<PendingDeletion> pending =
        memory.pending().stream().filter(it -> it.key().source().equals(source)).toList();
    boolean hasDeleted =
        memory.deleted().stream()
            .map(DeletedRecord::record)
            .anyMatch(record -> record.key().source().equals(source));
    SourceState state = memory.states().getOrDefault(source, SourceState.NEW);
    Update update = SourceRow.update(state).set(SourceRow.STAMP, person.next());
    update.remove(SourceRow.REREAD);
    SourceRow.flag(update, SourceRow.DELETED, hasDeleted);
    update.set(
        SourceRow.REJECTIONS,
        rejections.isEmpty() ? 0 : lot(source, Listings.ofRejections(rejections)));
    update.set(SourceRow.PENDING, pending.isEmpty() ? 0 : lot(source, Listings.ofPending(pending)));
    person.gateway().update(person.pk(), SourceRow.sk(source), update);
    for (String lot : List.of(SourceRow.REJECTIONS, SourceRow.PENDING)) {
      if (row.lot(lot) > 0) {
        Blobs.delete(person, row.lot(lot), replaced);
      }
    }
  }

  private long lot(SourceId source, byte[] bytes) {
    long number = person.next();
    Blobs.write(person, source, number, null, bytes);
    return number;
  }
}
