package io.github.personalmetrics.store;

/**
 * What a run did, in records.
 *
 * @param read records that the provider sent, with repeats
 * @param calls requests made to the provider
 */
public record SyncCounts(
    long read,
    long created,
    long changed,
    long unchanged,
    long deleted,
    long rejected,
    long calls) {

  public static final SyncCounts NONE = new SyncCounts(0, 0, 0, 0, 0, 0, 0);

  public SyncCounts plus(SyncCounts other) {
    return new SyncCounts(
        read + other.read,
        created + other.created,
        changed + other.changed,
        unchanged + other.unchanged,
        deleted + other.deleted,
        rejected + other.rejected,
        calls + other.calls);
  }
}
