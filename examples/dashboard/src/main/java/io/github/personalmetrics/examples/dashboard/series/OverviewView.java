package io.github.personalmetrics.examples.dashboard.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands, as {@code /overview} answers it.
 *
 * @param last_run absent before the first
 * @param last_workout absent before the first
 */
public record OverviewView(
    List<MetricRow> metrics,
    ActivitiesView.@Nullable LastRun last_run,
    WorkoutsView.@Nullable Row last_workout,
    Week this_week) {

  /**
   * @param value the last reading
   * @param at when it was taken
   * @param evolution of the seven-day mean
   * @param goal what it should come to, if the person has said so
   */
  public record MetricRow(
      String metric,
      String unit,
      BigDecimal value,
      Instant at,
      List<EvolutionView.Step> evolution,
      Notes.@Nullable GoalRow goal) {}

  /**
   * The week so far.
   *
   * @param distance metres run
   */
  public record Week(LocalDate monday, int runs, double distance, int workouts) {}
}
