package io.github.personalmetrics.store;

/**
 * How much there is of a person, by kind.
 *
 * @param sources of which anything is stored
 * @param tracks of activities that are stored
 * @param deleted records that can be put back, or were
 * @param pending deletions that wait for a person's word
 */
public record CopyCounts(
    long sources,
    long measurements,
    long activities,
    long workouts,
    long tracks,
    long deleted,
    long pending,
    long rejections,
    long runs,
    long annotations,
    long goals,
    long tokens) {

  public long records() {
    return measurements + activities + workouts;
  }
}
