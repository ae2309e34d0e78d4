package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.TimeRange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of local days.
 *
 * @param from inclusive; absent for no limit
 * @param to exclusive; absent for no limit
 */
public record Dates(@Nullable LocalDate from, @Nullable LocalDate to) {

  /** Every day. */
  public static final Dates EVER = new Dates(null, null);

  /** Inclusive; long before anybody if there is no limit. */
  LocalDate first() {
    return from == null ? LocalDate.MIN : from;
  }

  /** Exclusive; long after everybody if there is no limit. */
  LocalDate end() {
    return to == null ? LocalDate.MAX : to;
  }

  public boolean contains(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
  }

  /**
   * Whether some day of a stretch is one of these.
   *
   * @param last inclusive
   */
  boolean overlap(LocalDate first, LocalDate last) {
    return (from == null || !last.isBefore(from)) && (to == null || first.isBefore(to));
  }

  /** Every instant that falls on one of the days somewhere on earth. */
  public TimeRange anywhere() {
    return TimeRange.of(
        from == null ? TimeRange.ALL.from() : from.atStartOfDay().toInstant(ZoneOffset.MAX),
        to == null ? TimeRange.ALL.to() : to.atStartOfDay().toInstant(ZoneOffset.MIN));
  }
}
