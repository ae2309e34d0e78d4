package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One mean for each ISO week, as {@code /weekly} answers it. */
public record WeeklyView(String metric, String unit, List<Week> weeks) {

  /**
   * @param week such as {@code 2026-W12}
   * @param mean of the week's daily means
   * @param days how many stand behind it
   * @param delta since the calendar week before; absent if that one has no value
   */
  public record Week(
      String week, LocalDate monday, double mean, int days, @Nullable Double delta) {}
}
