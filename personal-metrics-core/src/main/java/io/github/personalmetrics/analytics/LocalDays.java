package io.github.personalmetrics.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The local days of many instants in one zone. */
final class LocalDays {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private LocalDays() {}

  /**
   * @param millis ascending; others come out right too, but slowly
   * @return days since 1970-01-01
   */
  static int[] of(ZoneId zone, long[] millis) {
    ZoneRules rules = zone.getRules();
    int[] days = new int[millis.length];
    int day = 0;
    // The instants that are known to be on that day: most are on that of the one before.
    long first = 0;
    long end = 0;
    long offset = 0;
    long offsetFirst = 0;
    long offsetEnd = 0;
    for (int i = 0; i < days.length; i++) {
      long now = millis[i];
      if (now < first || now >= end) {
        if (now < offsetFirst || now >= offsetEnd) {
          Instant at = Instant.ofEpochMilli(now);
          offset = rules.getOffset(at).getTotalSeconds() * 1000L;
          offsetFirst = now;
          ZoneOffsetTransition next = rules.nextTransition(at);
          offsetEnd = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
        }
        day = Math.toIntExact(Math.floorDiv(now + offset, DAY));
        first = Math.max(offsetFirst, day * DAY - offset);
        end = Math.min(offsetEnd, (day + 1) * DAY - offset);
      }
      days[i] = day;
    }
    return days;
  }
}
