package io.github.personalmetrics.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;

/** How a person's days are put together. Weeks are ISO weeks, from Monday to Sunday. */
public enum CalendarPeriod {
  WEEK(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY), Period.ofWeeks(1)),
  MONTH(TemporalAdjusters.firstDayOfMonth(), Period.ofMonths(1)),
  YEAR(TemporalAdjusters.firstDayOfYear(), Period.ofYears(1));

  private final TemporalAdjuster toStart;
  private final Period length;

  CalendarPeriod(TemporalAdjuster toStart, Period length) {
    this.toStart = toStart;
    this.length = length;
  }

  /** The first day of the period that a day belongs to. */
  public LocalDate start(LocalDate day) {
    return day.with(toStart);
  }

  /** The first day of the period after. */
  public LocalDate next(LocalDate start) {
    return start.plus(length);
  }
}
