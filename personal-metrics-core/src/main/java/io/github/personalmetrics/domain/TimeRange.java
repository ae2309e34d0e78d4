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

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  public boolean isEmpty() {
    return from.equals(to);
  }
}
