package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
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

  /**
   * The source's activities whose track was neither stored nor found missing, newest first. One
   * whose {@link io.github.personalmetrics.domain.Activity#hasSameCourse course} changed is asked
   * for again.
   */
  List<RecordKey> missingTracks(SourceId source, int limit);

  /**
   * Stores a track, or that there is none; does nothing if the activity is gone.
   *
   * @throws StoreException.Conflict if the lease was given back or taken by somebody else; nothing
   *     was written then
   */
  void commit(TrackCommit track);

  /**
   * Removes for good what the source has from before a moment: records, their tracks, annotations
   * and pending deletions, and what could be restored.
   *
   * @return how many records that were
   * @throws StoreException.Conflict if the lease was given back or taken by somebody else; nothing
   *     was removed then
   */
  int sweep(SourceId source, Lease lease, Instant notBefore);

  /** Every rejection that was not mended yet, oldest first. */
  List<OpenRejection> rejections();

  /** Deletions that wait for a person's word, by key. */
  List<PendingDeletion> pendingDeletions();

  /**
   * What can still be put back of a source, and what was, latest deletion first, then by key. A key
   * that is stored again because the provider lists it is not among them.
   */
  List<DeletedRecord> deleted(SourceId source);

  /** Adds a finished run to the history; the store keeps at least the last 100 of each source. */
  void record(SourceRun run);

  /** The last runs of all sources, newest first. */
  List<SourceRun> history(int limit);
}
