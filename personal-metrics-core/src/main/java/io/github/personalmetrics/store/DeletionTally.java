package io.github.personalmetrics.store;

/**
 * What one read of a source has found missing so far. Kept with the cursor, so that a read that was
 * interrupted is judged as a whole.
 *
 * @param listed records that the store held in the slices listed so far
 * @param missing those of them that the provider no longer lists
 * @param tripped too many: whatever else is missing is held
 */
public record DeletionTally(long listed, long missing, boolean tripped) {

  public static final DeletionTally NONE = new DeletionTally(0, 0, false);
}
