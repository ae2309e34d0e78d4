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

  /** The part of this range that is not before a moment; may be empty. */
  public TimeRange from(Instant moment) {
    Instant start = moment.isAfter(from) ? moment : from;
    return start.isBefore(to) ? new TimeRange(start, to) : new TimeRange(to, to);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  public boolean isEmpty() {
    return from.equals(to);
  }
}
