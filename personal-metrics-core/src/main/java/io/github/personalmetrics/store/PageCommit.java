package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Account;
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
import org.jspecify.annotations.Nullable;

/**
 * Everything that storing one page changes. Contradictions are settled here, so that every store
 * settles them alike: of a key that comes twice the last record counts, and a listed key is neither
 * deleted nor held.
 *
 * @param lease the right to do so
 * @param expected the cursor that must be there now
 * @param next the cursor to leave behind
 * @param recipe of the connector that read the page
 * @param account whose data it is; absent keeps what is known
 * @param records to insert or replace, each key once
 * @param deleted to remove; keys that are not there are ignored
 * @param held to mark as pending deletions, until a person confirms or a page lists them again
 * @param rejected replaces the open rejections of every key that the page mentions
 * @param snapshot the page lists all there is: {@code rejected} replaces all of the source's
 */
public record PageCommit(
    SourceId source,
    Lease lease,
    Cursor expected,
    Cursor next,
    String recipe,
    @Nullable Account account,
    List<HealthRecord> records,
    Set<RecordKey> deleted,
    Set<RecordKey> held,
    List<Rejection> rejected,
    boolean snapshot) {

  public PageCommit {
    Map<RecordKey, HealthRecord> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.key(), record));
    records = List.copyOf(last.values());
    deleted = without(last.keySet(), deleted);
    held = without(deleted, without(last.keySet(), held));
    rejected = List.copyOf(rejected);
  }

  /** External ids that the provider said something about, be it that they are gone. */
  Set<String> mentioned() {
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.key().externalId()));
    deleted.forEach(key -> ids.add(key.externalId()));
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
