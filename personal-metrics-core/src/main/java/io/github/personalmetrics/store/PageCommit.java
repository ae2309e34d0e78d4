package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that storing one page changes.
 *
 * @param lease the right to do so
 * @param expected the cursor that must be there now
 * @param next the cursor to leave behind
 * @param recipe of the connector that read the page
 * @param account whose data it is; absent keeps what is known
 * @param records to insert or replace by key; of a key that comes twice the last one counts
 * @param deleted to remove
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
    records = List.copyOf(records);
    deleted = Set.copyOf(deleted);
    held = Set.copyOf(held);
    rejected = List.copyOf(rejected);
  }
}
