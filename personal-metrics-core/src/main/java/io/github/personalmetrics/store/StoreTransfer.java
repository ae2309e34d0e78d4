package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import java.util.List;
import java.util.Optional;

/**
 * What moving a person from one store to another needs beyond what pages and syncs do. Whoever
 * calls it holds the leases of the sources, so that no sync writes meanwhile. Every method throws
 * {@link StoreException}, and may be repeated: the second time changes nothing.
 */
public interface StoreTransfer {

  /**
   * Every source of which anything is stored, ascending: a record, be it deleted, a state, a
   * rejection, a pending deletion or a run. An annotation or a lease alone does not count.
   */
  List<SourceId> sources();

  /** The names of all tokens, ascending. */
  List<String> tokens();

  /**
   * The track that a deleted record brings along if it is put back; {@link MetricStore#track} does
   * not show it.
   */
  Optional<Track> keptTrack(RecordKey key);

  /**
   * Makes this all that the ledger remembers, with its moments as they are: of every source the
   * state, the open rejections, the pending deletions, the deleted records and the runs; what was
   * there of them goes. Records, tracks and leases stay. Changes {@link MetricStore#version}.
   */
  void adopt(LedgerMemory memory);

  /** Stores the track of a deleted record; does nothing if it cannot be put back. */
  void keepTrack(RecordKey key, Track track);
}
