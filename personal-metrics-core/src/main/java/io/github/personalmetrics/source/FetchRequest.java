package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.TimeRange;
import java.time.Instant;

/** What the engine asks a connector for. */
public sealed interface FetchRequest {

  static Resume resume(Cursor cursor) {
    return resume(cursor, Instant.MIN);
  }

  static Resume resume(Cursor cursor, Instant notBefore) {
    return new Resume(cursor, notBefore);
  }

  static Window window(TimeRange range) {
    return new Window(range);
  }

  /** The times that are asked about. */
  TimeRange range();

  /**
   * "Go on from here": whatever is new or changed since the cursor.
   *
   * @param cursor {@link Cursor#START}, or the {@link Page#next} of the page before
   * @param notBefore records that happened earlier are not wanted; {@link Instant#MIN} for no limit
   */
  record Resume(Cursor cursor, Instant notBefore) implements FetchRequest {

    /** All of them: what is too old may be sent, and is passed over. */
    @Override
    public TimeRange range() {
      return TimeRange.ALL;
    }
  }

  /**
   * "What is there in this slice of time?" The answer's {@link Page#covers} starts or ends where
   * the range does; while {@link Page#hasMore}, the engine asks again for the rest of the range.
   * The answer's cursor is not used.
   */
  record Window(TimeRange range) implements FetchRequest {}
}
