package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TrackCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class DynamoLedger implements SyncLedger {

  /** How often a list may be replaced while it is read. */
  private static final int TRIES = 20;

  private final Person person;
  private final Leases leases;

  DynamoLedger(Person person) {
    this.person = person;
    this.leases = new Leases(person, SourceRow.PREFIX);
  }

  @Override
  public Optional<Lease> lease(SourceId source, String owner, Instant until) {
    return leases.take(source.toString(), owner, until);
  }

  @Override
  public void release(Lease lease) {
    leases.release(lease);
  }

  @Override
  public SourceState state(SourceId source) {
    return SourceRow.read(person, source).state();
  }

  @Override
  public CommitResult commit(PageCommit page) {
    return new PageWrite(person, page, now()).commit();
  }

  @Override
  public List<RecordKey> missingTracks(SourceId source, int limit) {
    return Tracks.missing(person, source, limit);
  }

  @Override
  public void commit(TrackCommit commit) {
    RecordKey key = commit.key();
    requireLease(key.source(), commit.lease());
    Optional<Item> activity =
        person.gateway().get(Table.ACTIVITIES, person.pk(), RecordCodec.sk(key));
    if (activity.isEmpty()) {
      Tracks.forgetWanted(person, key);
      return;
    }
    Optional<Track> track = Optional.ofNullable(commit.track());
    Instant at = RecordCodec.at(activity.get());
    String wanted = Tracks.wanted(key, at);
    if (track.isEmpty() && !Tracks.isStored(person, key)) {
      // Nothing that a page shows has changed, so no change is announced.
      Tracks.write(person, key, at, track, 0);
      person.gateway().delete(Table.STATE, person.pk(), wanted);
      requireAlive(person.isAlive(commit.lease().fence()), key);
      return;
    }
    Person.Change change = begin(key.source(), false);
    Tracks.write(person, key, at, track, change.number());
    person.gateway().delete(Table.STATE, person.pk(), wanted);
    requireAlive(person.end(change), key);
  }

  /** Whoever was erased meanwhile may be back: nothing of a former life is shown to them. */
  private void requireAlive(boolean alive, RecordKey key) {
    if (!alive) {
      Tracks.forget(person, key, () -> {});
      throw Errors.leaseLost(key.source());
    }
  }

  @Override
  public int sweep(SourceId source, Lease lease, Instant notBefore) {
    SourceRow row = requireLease(source, lease);
    return new Retention(person, row, lease, notBefore).sweep();
  }

  @Override
  public List<DeletedRecord> deleted(SourceId source) {
    Instant now = now();
    return DeletedRecords.all(person, source).stream()
        .filter(deleted -> !deleted.isForgotten(now))
        .sorted(DeletedRecord.LATEST_FIRST)
        .toList();
  }

  @Override
  public List<OpenRejection> rejections() {
    return listed(row -> row.rejections(person)).stream()
        .sorted(Comparator.comparing(OpenRejection::firstSeen))
        .toList();
  }

  @Override
  public List<PendingDeletion> pendingDeletions() {
    return listed(row -> row.pending(person));
  }

  @Override
  public void record(SourceRun run) {
    Runs.add(person, run);
  }

  @Override
  public List<SourceRun> history(int limit) {
    return Runs.newest(person, limit);
  }

  private <T> List<T> listed(Function<SourceRow, Optional<List<T>>> list) {
    for (int i = 0; ; i++) {
      var all = new ArrayList<T>();
      boolean whole = true;
      for (SourceRow row : SourceRow.all(person)) {
        Optional<List<T>> ofSource = list.apply(row);
        whole &= ofSource.isPresent();
        ofSource.ifPresent(all::addAll);
      }
      if (whole) {
        return all;
      }
      if (i == TRIES) {
        throw Errors.unreadable(
            "what is open of " + person.pk(), new IllegalStateException("parts are missing"));
      }
    }
  }

  private Person.Change begin(SourceId source, boolean disturbs) {
    return person.begin(source.toString(), disturbs).orElseThrow(() -> Errors.leaseLost(source));
  }

  private SourceRow requireLease(SourceId source, Lease lease) {
    SourceRow row = SourceRow.read(person, source);
    if (!row.isHeldBy(lease)) {
      throw Errors.leaseLost(source);
    }
    return row;
  }

  private Instant now() {
    return person.gateway().pacing().clock().instant();
  }
}
