package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SyncLedger;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The lease of one run, prolonged when half of it is over. For one thread. */
final class SourceLease implements AutoCloseable {

  private final EngineParts parts;
  private final SyncLedger ledger;
  private final SourceId source;
  private Lease lease;

  private SourceLease(EngineParts parts, SyncLedger ledger, SourceId source, Lease lease) {
    this.parts = parts;
    this.ledger = ledger;
    this.source = source;
    this.lease = lease;
  }

  /** Empty while somebody else holds it. */
  static Optional<SourceLease> take(EngineParts parts, SourceId source) {
    SyncLedger ledger = parts.store().ledger();
    return ledger
        .lease(source, UUID.randomUUID().toString(), parts.now().plus(parts.leaseFor()))
        .map(lease -> new SourceLease(parts, ledger, source, lease));
  }

  /**
   * The right to write now.
   *
   * @throws StoreException.Conflict if somebody else has taken it
   */
  Lease current() {
    Duration left = Duration.between(parts.now(), lease.until());
    if (left.compareTo(parts.leaseFor().dividedBy(2)) < 0) {
      prolong();
    }
    return lease;
  }

  private void prolong() {
    Optional<Lease> taken = ledger.lease(source, lease.owner(), parts.now().plus(parts.leaseFor()));
    long fence = lease.fence();
    // With another fence it is a new lease, given back when this run closes: the old one is lost.
    taken.ifPresent(it -> lease = it);
    if (taken.isEmpty() || taken.get().fence() != fence) {
      throw new StoreException.Conflict(
          "sync.lease-lost",
          "another sync has taken over " + source,
          "Nothing is lost: the other sync goes on.");
    }
  }

  @Override
  public void close() {
    ledger.release(lease);
  }
}
