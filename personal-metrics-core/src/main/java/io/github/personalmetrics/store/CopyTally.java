package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;

/** Counts on the way. */
final class CopyTally {

  private long measurements;
  private long activities;
  private long workouts;
  private long tracks;
  private CopyCounts rest = new CopyCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  void add(HealthRecord record) {
    if (record instanceof Measurement) {
      measurements++;
    } else if (record instanceof Activity) {
      activities++;
    } else {
      workouts++;
    }
  }

  void addTrack(boolean present) {
    tracks += present ? 1 : 0;
  }

  /** What a scan does not show. */
  void addRest(SubjectStore store, LedgerMemory memory) {
    rest =
        new CopyCounts(
            store.transfer().sources().size(),
            0,
            0,
            0,
            0,
            memory.deleted().size(),
            memory.pending().size(),
            memory.rejections().size(),
            memory.runs().size(),
            store.notes().annotations().size(),
            store.notes().goals().size(),
            store.transfer().tokens().size());
  }

  long records() {
    return measurements + activities + workouts;
  }

  CopyCounts counts() {
    return new CopyCounts(
        rest.sources(),
        measurements,
        activities,
        workouts,
        tracks,
        rest.deleted(),
        rest.pending(),
        rest.rejections(),
        rest.runs(),
        rest.annotations(),
        rest.goals(),
        rest.tokens());
  }
}
