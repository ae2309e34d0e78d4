package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers of a source.
 *
 * @param recipe of the connector that made the cursor; empty before the first commit
 * @param account whose data was read, once a page told
 * @param rereadNeeded a writer may have lost its lease half-way: the cursor cannot be trusted
 * @param tally of a read that has not come to its end; {@link DeletionTally#NONE} after one that
 *     has
 */
public record SourceState(
    Cursor cursor,
    String recipe,
    @Nullable Account account,
    boolean rereadNeeded,
    DeletionTally tally) {

  public static final SourceState NEW =
      new SourceState(Cursor.START, "", null, false, DeletionTally.NONE);

  public SourceState withAccount(@Nullable Account account) {
    return new SourceState(cursor, recipe, account, rereadNeeded, tally);
  }
}
