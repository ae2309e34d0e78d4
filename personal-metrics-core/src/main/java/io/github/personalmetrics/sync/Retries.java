package io.github.personalmetrics.sync;

import io.github.personalmetrics.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again what was {@link SourceException.Unavailable}: exponential back-off with full jitter
 * (Brooker, "Exponential Backoff And Jitter", 2015), five tries at most, never past a deadline.
 */
final class Retries {

  private static final int TRIES = 5;
  private static final long FIRST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 30_000;

  private final Clock clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  Retries(Clock clock, Sleeper sleeper, RandomGenerator random) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  <T> T call(Supplier<T> work, Instant deadline) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (SourceException.Unavailable e) {
        Duration pause = pause(attempt);
        if (attempt == TRIES || clock.instant().plus(pause).isAfter(deadline)) {
          throw e;
        }
        sleeper.sleep(pause);
      }
    }
  }

  private Duration pause(int attempt) {
    long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << (attempt - 1));
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }
}
