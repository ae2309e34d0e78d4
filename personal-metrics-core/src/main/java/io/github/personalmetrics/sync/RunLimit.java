package io.github.personalmetrics.sync;

import java.time.Clock;
import java.time.Instant;

/** Until when a run may begin something new, and whether that ended it. For one thread. */
final class RunLimit {

  private final Clock clock;
  private final Instant deadline;
  private boolean cutShort;

  RunLimit(Clock clock, Instant deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  Instant deadline() {
    return deadline;
  }

  /**
   * To be asked when there is more to do.
   *
   * @throws InterruptedException if the thread was told to stop
   */
  boolean isReached() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    cutShort = !clock.instant().isBefore(deadline);
    return cutShort;
  }

  /** There was more to do, but no time. */
  boolean wasReached() {
    return cutShort;
  }
}
