package io.github.personalmetrics.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Until when a run may begin something new, and whether that ended it. For one thread. */
final class RunLimit {

  private final Clock clock;
  private final Instant deadline;
  private final BooleanSupplier stop;
  private boolean cutShort;

  /**
   * @param stop whether somebody has said so
   */
  RunLimit(Clock clock, Instant deadline, BooleanSupplier stop) {
    this.clock = clock;
    this.deadline = deadline;
    this.stop = stop;
  }

  Instant deadline() {
    return deadline;
  }

  /**
   * To be asked when there is more to do.
   *
   * @throws InterruptedException if the thread, or the sync, was told to stop
   */
  boolean isReached() throws InterruptedException {
    if (Thread.interrupted() || stop.getAsBoolean()) {
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
