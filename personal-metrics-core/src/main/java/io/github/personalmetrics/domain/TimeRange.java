package io.github.personalmetrics.domain;

import java.time.Instant;

/**
 * A half-open stretch of time.
 *
 * @param from inclusive
 * @param to exclusive, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

  public static final TimeRange ALL = new TimeRange(Instant.MIN, Instant.MAX);

  public TimeRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a range cannot end before it starts: " + from + " " + to);
    }
  }

  public static TimeRange of(Instant from, Instant to) {
    return new TimeRange(from, to);
  }

  /** Everything up to a moment. */
  public static TimeRange before(Instant to) {
    return new TimeRange(Instant.MIN, to);
  }

  /** What both have in common; may be empty. */
  public TimeRange intersection(TimeRange other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? new TimeRange(start, end) : new TimeRange(end, end);
  }

  /** The part of this range that is not before a moment; may be empty. */
  public TimeRange from(Instant moment) {
    return intersection(new TimeRange(moment, Instant.MAX));
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  public boolean isEmpty() {
    return from.equals(to);
  }
}
