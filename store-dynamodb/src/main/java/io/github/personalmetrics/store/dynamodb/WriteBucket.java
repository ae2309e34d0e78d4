package io.github.personalmetrics.store.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Write units as they trickle in, for a table of fixed capacity: says how long to wait, and waits
 * for nobody itself. Safe for use by many threads.
 */
final class WriteBucket {

  private static final long NANOS = 1_000_000_000L;

  private final int perSecond;
  private final Clock clock;
  private Instant free = Instant.MIN;

  /**
   * @param perSecond write units; 0 for no limit
   */
  WriteBucket(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** The most units that one request should ask for; at least one item must fit. */
  int most() {
    return perSecond == 0 ? Integer.MAX_VALUE : perSecond;
  }

  /**
   * Takes the units.
   *
   * @return how long to wait before they may be used
   */
  synchronized Duration take(double units) {
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant start = free.isAfter(now) ? free : now;
    free = after(start, units);
    return Duration.between(now, start);
  }

  /** Takes what a request turned out to need on top; nothing is given back. */
  synchronized void owe(double units) {
    if (perSecond > 0 && units > 0) {
      Instant now = clock.instant();
      free = after(free.isAfter(now) ? free : now, units);
    }
  }

  private Instant after(Instant start, double units) {
    return start.plusNanos((long) Math.ceil(units * NANOS / perSecond));
  }
}
