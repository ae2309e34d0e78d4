package io.github.personalmetrics.store;

/**
 * What a run did, in records.
 *
 * @param read records that the provider sent, with repeats
 * @param tracks stored of activities
 * @param calls requests made to the provider
 */
public record SyncCounts(
    long read,
    long created,
    long changed,
    long unchanged,
    long deleted,
    long rejected,
    long tracks,
    long calls) {

  public static final SyncCounts NONE = new SyncCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** Nothing but requests to the provider. */
  public static SyncCounts calls(long calls) {
    return new SyncCounts(0, 0, 0, 0, 0, 0, 0, calls);
  }

  public SyncCounts plus(SyncCounts other) {
    return new SyncCounts(
        read + other.read,
        created + other.created,
        changed + other.changed,
        unchanged + other.unchanged,
        deleted + other.deleted,
        rejected + other.rejected,
        tracks + other.tracks,
        calls + other.calls);
  }
}
