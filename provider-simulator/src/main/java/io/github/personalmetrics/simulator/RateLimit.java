package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many calls in any minute of the clock; 0 means no limit. */
final class RateLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int perMinute;
  private final Clock clock;
  private final Deque<Instant> calls = new ArrayDeque<>();

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Takes a place and returns zero, or takes none and returns how long until one is free. */
  synchronized Duration acquire() {
    if (perMinute == 0) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    while (!calls.isEmpty() && !calls.getFirst().plus(WINDOW).isAfter(now)) {
      calls.removeFirst();
    }
    if (calls.size() >= perMinute) {
      return Duration.between(now, calls.getFirst().plus(WINDOW));
    }
    calls.addLast(now);
    return Duration.ZERO;
  }
}
