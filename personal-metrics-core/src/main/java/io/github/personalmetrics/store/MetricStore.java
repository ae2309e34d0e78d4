package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one person's records. Safe for use by many threads; every method throws {@link
 * StoreException}.
 */
public interface MetricStore {

  /**
   * Pushes every match into the sink, ascending by time, then key. The sink sees one consistent
   * state of the store, must not write to it, and may stop the scan by throwing.
   */
  <R extends HealthRecord> void scan(RecordQuery<R> query, Consumer<? super R> sink);

  default <R extends HealthRecord> List<R> find(RecordQuery<R> query) {
    var found = new ArrayList<R>();
    scan(query, found::add);
    return found;
  }

  /** The last match in the order of {@link #scan}. */
  <R extends HealthRecord> Optional<R> latest(RecordQuery<R> query);

  /** Every metric that any stored measurement holds, by id. */
  List<MetricInfo> metrics();

  /** The samples of a stored activity, if it has any; loaded here only. */
  Optional<Track> track(RecordKey key);

  /**
   * Changes with every commit that changed records, tracks, open rejections or pending deletions,
   * with every {@link NoteStore note}, and only then: a cursor may move unseen. Costs one row to
   * read. Caches and pages hold on to it.
   */
  String version();
}
