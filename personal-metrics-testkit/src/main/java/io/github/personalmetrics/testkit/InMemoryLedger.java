package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Fingerprint;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TrackCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryLedger implements SyncLedger {

  private final InMemoryStore.Access access;

  InMemoryLedger(InMemoryStore.Access access) {
    this.access = access;
  }

  @Override
  public Optional<Lease> lease(SourceId source, String owner, Instant until) {
    return access.write(s -> s.lease(s.sourceLeases, source.toString(), owner, until));
  }

  @Override
  public void release(Lease lease) {
    access.read(
        subject -> {
          InMemorySubject.release(subject.sourceLeases, lease);
          return true;
        });
  }

  @Override
  public SourceState state(SourceId source) {
    return access.read(subject -> state(subject, source));
  }

  @Override
  public CommitResult commit(PageCommit page) {
    return access.write(subject -> commit(subject, page));
  }

  @Override
  public List<RecordKey> missingTracks(SourceId source, int limit) {
    return access.read(
        subject ->
            subject.records.values().stream()
                .filter(RecordQuery.activities().from(source)::matches)
                .filter(record -> !subject.tracks.containsKey(record.key()))
                .sorted(InMemoryMetrics.ORDER.reversed())
                .map(HealthRecord::key)
                .limit(limit)
                .toList());
  }

  @Override
  public void commit(TrackCommit track) {
    access.write(
        subject -> {
          requireLease(subject, track.key().source(), track.lease());
          if (subject.records.get(track.key()) instanceof Activity) {
            subject.tracks.put(track.key(), Optional.ofNullable(track.track()));
            if (track.track() != null) {
              subject.touch();
            }
          }
          return true;
        });
  }

  @Override
  public int sweep(SourceId source, Lease lease, Instant notBefore) {
    return access.write(
        subject -> {
          requireLease(subject, source, lease);
          return subject.sweep(RecordQuery.all().from(source).in(TimeRange.before(notBefore)));
        });
  }

  @Override
  public List<DeletedRecord> deleted(SourceId source) {
    return access.read(
        subject -> {
          Instant now = subject.clock.instant();
          return subject.deleted.values().stream()
              .filter(deleted -> deleted.record().key().source().equals(source))
              .filter(deleted -> !deleted.isForgotten(now))
              .sorted(DeletedRecord.LATEST_FIRST)
              .toList();
        });
  }

  @Override
  public List<OpenRejection> rejections() {
    return access.read(
        subject ->
            all(subject.rejections).stream()
                .sorted(Comparator.comparing(OpenRejection::firstSeen))
                .toList());
  }

  @Override
  public List<PendingDeletion> pendingDeletions() {
    return access.read(subject -> all(subject.pending));
  }

  @Override
  public void record(SourceRun run) {
    access.write(subject -> subject.runs.add(run));
  }

  @Override
  public List<SourceRun> history(int limit) {
    return access.read(
        subject -> {
          var newestFirst = new ArrayList<>(subject.runs);
          Collections.reverse(newestFirst);
          return newestFirst.stream().limit(limit).toList();
        });
  }

  private static CommitResult commit(InMemorySubject subject, PageCommit page) {
    requireLease(subject, page.source(), page.lease());
    requireCursor(state(subject, page.source()), page);
    Instant now = subject.clock.instant();
    subject.forget(now);
    CommitResult result = store(subject, page, now);
    subject.states.put(page.source(), page.next());

    var rejections = subject.rejections.getOrDefault(page.source(), List.of());
    var pending = subject.pending.getOrDefault(page.source(), List.of());
    var rejectionsAfter = OpenRejection.after(page, rejections, now);
    var pendingAfter = PendingDeletion.after(page, pending, now);
    subject.rejections.put(page.source(), rejectionsAfter);
    subject.pending.put(page.source(), pendingAfter);
    if (result.created() + result.changed() + result.deleted() > 0
        || !rejectionsAfter.equals(rejections)
        || !pendingAfter.equals(pending)) {
      subject.touch();
    }
    return result;
  }

  private static CommitResult store(InMemorySubject subject, PageCommit page, Instant now) {
    int created = 0;
    int changed = 0;
    int unchanged = 0;
    int deleted = 0;
    for (HealthRecord record : page.records()) {
      HealthRecord known = subject.records.get(record.key());
      // What the provider lists is its own business again.
      DeletedRecord gone = subject.deleted.remove(record.key());
      if (gone != null) {
        subject.keepTrackIfSameCourse(gone.record(), record);
      }
      if (known == null) {
        created++;
        subject.records.put(record.key(), record);
      } else if (!Fingerprint.of(known).equals(Fingerprint.of(record))) {
        changed++;
        subject.replace(known, record);
      } else {
        unchanged++;
      }
    }
    for (RecordKey key : page.deletions().deleted()) {
      HealthRecord gone = subject.records.remove(key);
      if (gone != null) {
        deleted++;
        var kept = new DeletedRecord(gone, now, page.deletions().confirmed(), null);
        subject.deleted.put(key, kept);
      }
    }
    for (RecordKey key : page.deletions().restored()) {
      created += subject.restore(key, now) ? 1 : 0;
    }
    return new CommitResult(created, changed, unchanged, deleted);
  }

  private static void requireLease(InMemorySubject subject, SourceId source, Lease lease) {
    Lease held = subject.sourceLeases.get(source.toString());
    if (held == null || !InMemorySubject.isSame(held, lease)) {
      throw new StoreException.Conflict(
          "store.lease-lost",
          "the lease of " + source + " is no longer this writer's",
          "Nothing is lost: whoever holds it now goes on.");
    }
  }

  private static void requireCursor(SourceState state, PageCommit page) {
    if (!state.cursor().equals(page.expected())) {
      throw new StoreException.Conflict(
          "store.cursor-moved",
          "the cursor of " + page.source() + " is not where this writer left it",
          "Nothing is lost: the next sync goes on from the stored one.");
    }
  }

  private static SourceState state(InMemorySubject subject, SourceId source) {
    return subject.states.getOrDefault(source, SourceState.NEW);
  }

  private static <T> List<T> all(Map<SourceId, List<T>> bySource) {
    return bySource.values().stream().flatMap(Collection::stream).toList();
  }
}
