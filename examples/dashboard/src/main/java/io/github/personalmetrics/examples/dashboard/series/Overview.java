package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.series.OverviewView.MetricRow;
import io.github.personalmetrics.examples.dashboard.series.OverviewView.Week;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a person stands today. Safe for use by many threads. */
public final class Overview {

  private final Series series;
  private final Activities activities;
  private final Workouts workouts;
  private final Notes notes;

  public Overview(Series series, Activities activities, Workouts workouts, Notes notes) {
    this.series = series;
    this.activities = activities;
    this.workouts = workouts;
    this.notes = notes;
  }

  public OverviewView of(LocalDate today) {
    return of(today, series.metrics().metrics().stream().map(MetricsView.Row::id).toList());
  }

  /**
   * @param ids of the metrics; those without a reading are left out
   */
  public OverviewView of(LocalDate today, List<String> ids) {
    return new OverviewView(
        ids.stream().flatMap(id -> series.metric(id).flatMap(this::row).stream()).toList(),
        activities.lastRun().orElse(null),
        workouts.last().orElse(null),
        week(today));
  }

  private Optional<MetricRow> row(Metric metric) {
    return series
        .latest(metric)
        .map(
            reading ->
                new MetricRow(
                    metric.id(),
                    metric.unit().symbol(),
                    reading.value(metric).orElseThrow(),
                    reading.at(),
                    series.evolution(metric, Basis.MEAN7).evolution(),
                    notes.goal(metric).orElse(null)));
  }

  private Week week(LocalDate today) {
    LocalDate monday = WeeklyVariation.monday(today);
    var dates = new Dates(monday, monday.plusWeeks(1));
    List<Row> runs = activities.list(Sport.RUN, dates, false).activities();
    return new Week(
        monday,
        runs.size(),
        Rounded.of(runs.stream().mapToDouble(Row::distance).sum()),
        workouts.list(null, dates).workouts().size());
  }
}
