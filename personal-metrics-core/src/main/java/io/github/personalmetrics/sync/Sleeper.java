package io.github.personalmetrics.sync;

import java.time.Duration;

/** Waits; handed in so that tests need not. */
@FunctionalInterface
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Really waits, on the calling thread. */
  static Sleeper system() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
