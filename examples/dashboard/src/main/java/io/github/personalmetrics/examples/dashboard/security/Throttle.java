package io.github.personalmetrics.examples.dashboard.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes those who guess wait: three tries at once, then 1, 2, 4 ... 60 seconds; never for good. A
 * try counts before its result is known, so that many at once gain nothing. Safe for use by many
 * threads.
 */
final class Throttle {

  private static final int TRIES_AT_ONCE = 3;
  private static final long LONGEST_SECONDS = 60;

  /** An idle key is forgotten after this, or when there are too many. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private static final int MAX_KEYS = 10_000;

  private record Tries(int count, Instant last, Instant next) {}

  private final Clock clock;
  private final Map<String, Tries> keys = new LinkedHashMap<>(16, 0.75f, true);

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** Time to wait until the next try; zero if that is now, which then counts. */
  synchronized Duration tryNow(String... wanted) {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (String key : wanted) {
      Duration left = Duration.between(now, tries(key, now).next());
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    if (wait.isZero()) {
      for (String key : wanted) {
        int count = tries(key, now).count() + 1;
        keys.put(key, new Tries(count, now, now.plusSeconds(pause(count))));
      }
      if (keys.size() > MAX_KEYS) {
        keys.remove(keys.keySet().iterator().next());
      }
    }
    return wait;
  }

  synchronized void succeeded(String... wanted) {
    for (String key : wanted) {
      keys.remove(key);
    }
  }

  private Tries tries(String key, Instant now) {
    Tries known = keys.get(key);
    return known == null || known.last().plus(MEMORY).isBefore(now)
        ? new Tries(0, now, now)
        : known;
  }

  private static long pause(int count) {
    int beyond = count - TRIES_AT_ONCE;
    return beyond < 0 ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(beyond, 10));
  }
}
