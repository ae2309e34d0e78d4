package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that storing one page changes. Contradictions are settled here, so that every store
 * settles them alike: of a key that comes twice the last record counts, and a listed key is neither
 * deleted nor held nor restored.
 *
 * @param lease the right to do so
 * @param expected the cursor that must be there now
 * @param next what to remember of the source from now on
 * @param records to insert or replace, each key once
 * @param deletions of keys of this source; those that are not there are ignored
 * @param rejected replaces the open rejections of every key that the page mentions
 * @param snapshot the page lists all there is: {@code rejected} replaces all of the source's
 */
public record PageCommit(
    SourceId source,
    Lease lease,
    Cursor expected,
    SourceState next,
    List<HealthRecord> records,
    Deletions deletions,
    List<Rejection> rejected,
    boolean snapshot) {

  public PageCommit {
    Map<RecordKey, HealthRecord> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.key(), record));
    records = List.copyOf(last.values());
    Set<RecordKey> restored = without(last.keySet(), deletions.restored());
    Set<RecordKey> deleted = without(restored, without(last.keySet(), deletions.deleted()));
    Set<RecordKey> held = without(deleted, without(last.keySet(), deletions.held()));
    deletions = new Deletions(deleted, held, restored, deletions.confirmed());
    rejected = List.copyOf(rejected);
  }

  /** A person's word about records that are deleted or held: no page, so the state stays. */
  public static PageCommit of(
      SourceId source, Lease lease, SourceState state, Deletions deletions) {
    return new PageCommit(
        source, lease, state.cursor(), state, List.of(), deletions, List.of(), false);
  }

  /** External ids that the provider said something about, be it that they are gone. */
  Set<String> mentioned() {
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.key().externalId()));
    deletions.deleted().forEach(key -> ids.add(key.externalId()));
    for (Rejection rejection : rejected) {
      if (rejection.externalId() != null) {
        ids.add(rejection.externalId());
      }
    }
    return ids;
  }

  private static Set<RecordKey> without(Set<RecordKey> excluded, Set<RecordKey> keys) {
    return keys.stream()
        .filter(key -> !excluded.contains(key))
        .collect(Collectors.toUnmodifiableSet());
  }
}
