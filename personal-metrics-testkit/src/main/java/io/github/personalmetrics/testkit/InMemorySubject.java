package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoredToken;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is stored of one person; guarded by the lock of its store. */
final class InMemorySubject {

  final Map<RecordKey, HealthRecord> records = new HashMap<>();
  final Map<RecordKey, DeletedRecord> deleted = new HashMap<>();
  final Map<RecordKey, Optional<Track>> tracks = new HashMap<>();
  final Map<RecordKey, Annotation> annotations = new TreeMap<>();
  final Map<Metric, Goal> goals = new TreeMap<>();
  final Map<SourceId, SourceState> states = new HashMap<>();
  final Map<SourceId, List<OpenRejection>> rejections = new TreeMap<>();
  final Map<SourceId, List<PendingDeletion>> pending = new TreeMap<>();
  final List<SourceRun> runs = new ArrayList<>();
  final Map<String, StoredToken> tokens = new HashMap<>();
  final Map<String, Lease> sourceLeases = new HashMap<>();
  final Map<String, Lease> tokenLeases = new HashMap<>();
  final Clock clock;
  private final LongSupplier sequence;
  long version;

  InMemorySubject(Clock clock, LongSupplier sequence) {
    this.clock = clock;
    this.sequence = sequence;
  }

  /**
   * The zone that came first stays, unless the record moved; a track stays while its activity has
   * the same course.
   */
  void replace(HealthRecord known, HealthRecord record) {
    boolean moved = !record.at().equals(known.at());
    records.put(record.key(), moved ? record : record.withZone(known.zone()));
    keepTrackIfSameCourse(known, record);
  }

  void keepTrackIfSameCourse(HealthRecord known, HealthRecord record) {
    boolean sameCourse =
        known instanceof Activity before
            && record instanceof Activity after
            && after.hasSameCourse(before);
    if (!sameCourse) {
      tracks.remove(record.key());
    }
  }

  boolean restore(RecordKey key, Instant now) {
    DeletedRecord gone = deleted.get(key);
    if (gone == null || gone.isRestored() || gone.isForgotten(now)) {
      return false;
    }
    records.put(key, gone.record());
    deleted.put(key, new DeletedRecord(gone.record(), gone.at(), gone.confirmed(), now));
    return true;
  }

  /** What can no longer be restored goes, and its track with it. */
  void forget(Instant now) {
    deleted.values().removeIf(gone -> gone.isForgotten(now));
    tracks.keySet().removeIf(key -> !records.containsKey(key) && !deleted.containsKey(key));
  }

  int sweep(RecordQuery<HealthRecord> query) {
    Set<RecordKey> old =
        Stream.concat(
                records.values().stream(), deleted.values().stream().map(DeletedRecord::record))
            .filter(query::matches)
            .map(HealthRecord::key)
            .collect(Collectors.toSet());
    int before = records.size();
    records.keySet().removeAll(old);
    deleted.keySet().removeAll(old);
    tracks.keySet().removeAll(old);
    annotations.keySet().removeAll(old);
    pending.replaceAll(
        (source, all) -> all.stream().filter(it -> !old.contains(it.key())).toList());
    if (!old.isEmpty()) {
      touch();
    }
    return before - records.size();
  }

  void touch() {
    version = next();
  }

  long next() {
    return sequence.getAsLong();
  }

  Optional<Lease> lease(Map<String, Lease> leases, String name, String owner, Instant until) {
    Lease held = leases.get(name);
    long fence;
    if (held != null && held.owner().equals(owner)) {
      fence = held.fence();
    } else if (held != null && clock.instant().isBefore(held.until())) {
      return Optional.empty();
    } else {
      fence = next();
    }
    var lease = new Lease(name, owner, fence, until);
    leases.put(name, lease);
    return Optional.of(lease);
  }

  static void release(Map<String, Lease> leases, Lease lease) {
    leases.computeIfPresent(lease.name(), (name, held) -> isSame(held, lease) ? null : held);
  }

  /** A renewal changes only the end. */
  static boolean isSame(Lease held, Lease shown) {
    return held.fence() == shown.fence() && held.owner().equals(shown.owner());
  }
}
