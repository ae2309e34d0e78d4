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

  boolean contains(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
  }

  /** Every instant that falls on one of the days somewhere on earth. */
  TimeRange anywhere() {
    return TimeRange.of(
        from == null ? TimeRange.ALL.from() : from.atStartOfDay().toInstant(ZoneOffset.MAX),
        to == null ? TimeRange.ALL.to() : to.atStartOfDay().toInstant(ZoneOffset.MIN));
  }
}
