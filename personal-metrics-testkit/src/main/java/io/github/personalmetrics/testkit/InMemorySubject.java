package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
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
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What is stored of one person; guarded by the lock of its store. */
final class InMemorySubject {

  final Map<RecordKey, HealthRecord> records = new HashMap<>();
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
