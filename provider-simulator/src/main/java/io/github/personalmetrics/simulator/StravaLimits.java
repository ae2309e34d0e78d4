package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.util.Map;

/**
 * Reading calls in the running quarter of an hour and the running UTC day, and the headers that
 * tell. The limit over all calls is twice the one for reading. Refused calls count too.
 * Thread-safe.
 */
final class StravaLimits {
  private static final long QUARTER = 900;
  private static final long DAY = 86_400;

  private final int perQuarter;
  private final int perDay;
  private final Clock clock;
  private long quarter;
  private long day;
  private int inQuarter;
  private int inDay;

  StravaLimits(int perQuarter, int perDay, Clock clock) {
    this.perQuarter = perQuarter;
    this.perDay = perDay;
    this.clock = clock;
  }

  /** Counts a call and says whether it is within the limits. */
  synchronized boolean count() {
    roll();
    inQuarter++;
    inDay++;
    return inQuarter <= perQuarter && inDay <= perDay;
  }

  synchronized Map<String, String> headers() {
    roll();
    String usage = inQuarter + "," + inDay;
    return Map.of(
        "x-ratelimit-limit",
        2 * perQuarter + "," + 2 * perDay,
        "x-ratelimit-usage",
        usage,
        "x-readratelimit-limit",
        perQuarter + "," + perDay,
        "x-readratelimit-usage",
        usage);
  }

  private void roll() {
    long now = clock.instant().getEpochSecond();
    if (now / QUARTER != quarter) {
      quarter = now / QUARTER;
      inQuarter = 0;
    }
    if (now / DAY != day) {
      day = now / DAY;
      inDay = 0;
    }
  }
}
