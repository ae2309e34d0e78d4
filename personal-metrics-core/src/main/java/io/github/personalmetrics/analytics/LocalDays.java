package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.HealthRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local days of many instants. It remembers the day and the offset that it found last, as most
 * readings are of the same day or season as the one before. Not thread-safe.
 */
final class LocalDays {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private ZoneId zone = ZoneOffset.UTC;
  // The instants that are known to be on the day, and those that are known to have the offset.
  private int day;
  private long first;
  private long end;
  private long offset;
  private long offsetFirst;
  private long offsetEnd;

  /**
   * @param millis ascending; others come out right too, but slowly
   * @return days since 1970-01-01
   */
  static int[] of(ZoneId zone, long[] millis) {
    var finder = new LocalDays();
    finder.zone = zone;
    int[] days = new int[millis.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = finder.day(millis[i]);
    }
    return days;
  }

  /** That of a record, in days since 1970-01-01. */
  int day(HealthRecord record) {
    if (!record.zone().equals(zone)) {
      zone = record.zone();
      end = first;
      offsetEnd = offsetFirst;
    }
    return day(record.at().toEpochMilli());
  }

  private int day(long now) {
    if (now < first || now >= end) {
      find(now);
    }
    return day;
  }

  private void find(long now) {
    if (now < offsetFirst || now >= offsetEnd) {
      ZoneRules rules = zone.getRules();
      Instant at = Instant.ofEpochMilli(now);
      ZoneOffsetTransition next = rules.nextTransition(at);
      offset = rules.getOffset(at).getTotalSeconds() * 1000L;
      offsetFirst = now;
      offsetEnd = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
    }
    day = Math.toIntExact(Math.floorDiv(now + offset, DAY));
    first = Math.max(offsetFirst, day * DAY - offset);
    end = Math.min(offsetEnd, (day + 1) * DAY - offset);
  }
}
