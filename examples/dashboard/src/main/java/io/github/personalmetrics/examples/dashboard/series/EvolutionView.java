package io.github.personalmetrics.examples.dashboard.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric has come, as {@code /evolution} answers it.
 *
 * @param basis {@code mean7} or {@code raw}
 * @param evolution since a week, a month and a year; empty without any reading
 */
public record EvolutionView(
    String metric, String unit, String zone, String basis, List<Step> evolution) {

  /**
   * @param since {@code week}, {@code month} or {@code year}
   * @param at the last reading
   * @param value there, on the basis
   * @param reference_at the reading compared with; absent if there is none close enough
   * @param reference_date its local day
   * @param reference the value there, on the basis
   * @param change from the reference to the value
   */
  public record Step(
      String since,
      Instant at,
      double value,
      @Nullable Instant reference_at,
      @Nullable LocalDate reference_date,
      @Nullable Double reference,
      @Nullable Double change) {}
}
