package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a connector.
 *
 * @param records in any order; kinds may mix
 * @param rejected rows that could not be read, so that they stay visible
 * @param next where to go on, stored together with the records
 * @param hasMore there is another page right now
 * @param total how many records the whole read will bring, if the provider says so
 * @param covers "this page alone lists all records of this source in that slice": what the store
 *     has there and the page has not was deleted at the provider
 * @param account whose data this is at the provider, if it has accounts
 * @param calls requests made to the provider for this page
 */
public record Page(
    List<HealthRecord> records,
    List<Rejection> rejected,
    Cursor next,
    boolean hasMore,
    @Nullable Integer total,
    @Nullable TimeRange covers,
    @Nullable Account account,
    int calls) {

  public Page {
    records = List.copyOf(records);
    rejected = List.copyOf(rejected);
  }

  /** The last page of a read. */
  public static Page last(List<? extends HealthRecord> records, Cursor next) {
    return new Page(List.copyOf(records), List.of(), next, false, null, null, null, 1);
  }

  /** A page with another one behind it. */
  public static Page more(List<? extends HealthRecord> records, Cursor next) {
    return new Page(List.copyOf(records), List.of(), next, true, null, null, null, 1);
  }

  public Page withRecords(List<HealthRecord> records, List<Rejection> rejected) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  public Page withRejected(List<Rejection> rejected) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  public Page withTotal(int total) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  public Page withCovers(TimeRange covers) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  public Page withAccount(@Nullable Account account) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  public Page withCalls(int calls) {
    return new Page(records, rejected, next, hasMore, total, covers, account, calls);
  }

  /**
   * The part of a page that was asked for: for those who read everything whatever they are asked.
   */
  public Page within(TimeRange range) {
    List<HealthRecord> inside =
        records.stream().filter(record -> range.contains(record.at())).toList();
    TimeRange covered = covers == null ? null : covers.intersection(range);
    return new Page(inside, rejected, next, hasMore, total, covered, account, calls);
  }

  /** The page lists everything that the source has, as a sheet does. */
  public boolean isSnapshot() {
    return TimeRange.ALL.equals(covers);
  }
}
