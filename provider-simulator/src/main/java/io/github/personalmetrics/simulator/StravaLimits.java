package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.util.Map;

/**
 * Calls in the running quarter of an hour and the running UTC day, and the headers that tell. The
 * limit over all calls is twice the one for reading. Refused calls count too. Thread-safe.
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
  private int readInQuarter;
  private int readInDay;
  private int busiestQuarter;
  private int busiestDay;

  StravaLimits(int perQuarter, int perDay, Clock clock) {
    this.perQuarter = perQuarter;
    this.perDay = perDay;
    this.clock = clock;
  }

  /** Counts a reading call and says whether it is within the limits. */
  synchronized boolean countRead() {
    boolean within = count();
    busiestQuarter = Math.max(busiestQuarter, ++readInQuarter);
    busiestDay = Math.max(busiestDay, ++readInDay);
    return within && readInQuarter <= perQuarter && readInDay <= perDay;
  }

  /** Counts a writing call, likewise. */
  synchronized boolean count() {
    roll();
    inQuarter++;
    inDay++;
    return inQuarter <= 2 * perQuarter && inDay <= 2 * perDay;
  }

  /** The most reading calls that came in one quarter of an hour. */
  synchronized int busiestQuarter() {
    return busiestQuarter;
  }

  /** The most reading calls that came in one day. */
  synchronized int busiestDay() {
    return busiestDay;
  }

  synchronized Map<String, String> headers() {
    roll();
    return headers(readInQuarter + "," + readInDay);
  }

  /** After a call that writes, the usage of reading ones is nothing but a comma. */
  synchronized Map<String, String> headersOfWrite() {
    roll();
    return headers(",");
  }

  private Map<String, String> headers(String reads) {
    return Map.of(
        "x-ratelimit-limit",
        2 * perQuarter + "," + 2 * perDay,
        "x-ratelimit-usage",
        inQuarter + "," + inDay,
        "x-readratelimit-limit",
        perQuarter + "," + perDay,
        "x-readratelimit-usage",
        reads);
  }

  private void roll() {
    long now = clock.instant().getEpochSecond();
    if (now / QUARTER != quarter) {
      quarter = now / QUARTER;
      inQuarter = 0;
      readInQuarter = 0;
    }
    if (now / DAY != day) {
      day = now / DAY;
      inDay = 0;
      readInDay = 0;
    }
  }
}
