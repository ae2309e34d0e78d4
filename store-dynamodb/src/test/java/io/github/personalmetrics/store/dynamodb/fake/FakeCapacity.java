package io.github.personalmetrics.store.dynamodb.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Units that come back each second; as strict as can be: nothing is saved for later. */
public final class FakeCapacity {

  private final Clock clock;
  private double perSecond;
  private double left;
  private double used;
  private int refused;
  private Instant since;

  FakeCapacity(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /**
   * @param perSecond 0 for no limit
   */
  public synchronized void limit(double perSecond) {
    this.perSecond = perSecond;
    this.left = perSecond;
    this.since = clock.instant();
  }

  /** All units that were used so far. */
  public synchronized double used() {
    return used;
  }

  /** How often there was not enough. */
  public synchronized int refused() {
    return refused;
  }

  /** Whether there is enough; one that needs more than a second's gets it when that is full. */
  synchronized boolean take(double units) {
    if (perSecond > 0) {
      Instant now = clock.instant();
      double back = Duration.between(since, now).toNanos() / 1e9 * perSecond;
      left = Math.min(perSecond, left + back);
      since = now;
      if (left + 1e-6 < Math.min(units, perSecond)) {
        refused++;
        return false;
      }
      left -= units;
    }
    used += units;
    return true;
  }
}
