package io.github.personalmetrics.domain;

import java.time.Instant;

/**
 * The person's own word about a record. Kept apart from what the provider says, so that no sync
 * overwrites it, and applied when reading.
 *
 * @param at when it was said
 */
public record Annotation(RecordKey key, Verdict verdict, Instant at) {

  /** What a person can say. */
  public enum Verdict {
    /** It is wrong: leave it out of statistics. */
    EXCLUDE,
    /** It is right, whatever it looks like: count it. */
    INCLUDE,
    /** It was me: count it, although the provider is not sure. */
    MINE,
    /** It was somebody else: leave it out of statistics. */
    NOT_MINE;

    public boolean countsInStatistics() {
      return this == INCLUDE || this == MINE;
    }
  }
}
