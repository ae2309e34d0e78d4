package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The only write path of a sync, and its memory. Safe for use by many threads and processes: the
 * lease decides who may write. Every method throws {@link StoreException}.
 */
public interface SyncLedger {

  /**
   * Takes the lease of a source, or prolongs it for the owner who holds it.
   *
   * @param owner unique to one run of one engine
   * @return empty while somebody else holds it
   */
  Optional<Lease> lease(SourceId source, String owner, Instant until);

  /** Gives the lease back; does nothing if somebody else has taken it since. */
  void release(Lease lease);

  SourceState state(SourceId source);

  /**
   * Stores a page: records, deletions, rejections and the next cursor, at once where the store can.
   * Idempotent: an equal record is not written again.
   *
   * @throws StoreException.Conflict if the lease was given back or taken by somebody else, or the
   *     cursor is not the expected one; nothing was written then
   */
  CommitResult commit(PageCommit page);

  /** Every rejection that was not mended yet, oldest first. */
  List<OpenRejection> rejections();

  /** Deletions that wait for a person's word, by key. */
  List<PendingDeletion> pendingDeletions();

  /** Adds a finished run to the history; the store keeps at least the last 100 of each source. */
  void record(SourceRun run);

  /** The last runs of all sources, newest first. */
  List<SourceRun> history(int limit);
}
