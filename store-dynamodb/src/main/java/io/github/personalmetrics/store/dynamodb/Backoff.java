package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.sync.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Waits between the tries of one thing: full jitter between nothing and a limit that doubles from
 * 50 milliseconds to 20 seconds, until the deadline. For one thread.
 */
final class Backoff {

  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 20_000;

  private final Pacing pacing;
  private final Instant deadline;
  private long limit = FIRST_MILLIS;

  /**
   * How a store waits.
   *
   * @param patience how long one thing is tried without any progress
   */
  record Pacing(Clock clock, Sleeper sleeper, RandomGenerator random, Duration patience) {

    Backoff start() {
      return new Backoff(this);
    }

    void sleep(Duration duration, String table) {
      try {
        sleeper.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Errors.interrupted(table);
      }
    }
  }

  private Backoff(Pacing pacing) {
    this.pacing = pacing;
    this.deadline = pacing.clock().instant().plus(pacing.patience());
  }

  /**
   * Waits a while.
   *
   * @return false if there is no time left, without having waited
   */
  boolean pause(String table) {
    long millis = pacing.random().nextLong(limit + 1);
    if (pacing.clock().instant().plusMillis(millis).isAfter(deadline)) {
      return false;
    }
    pacing.sleep(Duration.ofMillis(millis), table);
    limit = Math.min(LONGEST_MILLIS, limit * 2);
    return true;
  }
}
