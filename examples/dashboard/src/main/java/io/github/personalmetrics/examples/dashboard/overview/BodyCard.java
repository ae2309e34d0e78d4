package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Body;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Delta;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.EvolutionView.Step;
import io.github.personalmetrics.examples.dashboard.series.Notes.GoalRow;
import io.github.personalmetrics.examples.dashboard.series.OverviewView.MetricRow;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A metric of the body in a few numbers and a line. */
final class BodyCard {

  private static final int WEEKS = 12;
  private static final int WINDOW = 7;

  private final Series series;
  private final SyncStatus status;
  private final Texts texts;
  private final ZoneId zone;
  private final Numbers numbers;
  private final Sizes sizes;

  BodyCard(Series series, SyncStatus status, Reader reader) {
    this.series = series;
    this.status = status;
    this.texts = reader.texts();
    this.zone = reader.zone();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
  }

  Body of(Metric metric, MetricRow row) {
    Measure measure = sizes.of(metric);
    GoalRow goal = row.goal();
    LocalDateTime at = LocalDateTime.ofInstant(row.at(), zone);
    return new Body(
        metric.id().substring(metric.id().indexOf('.') + 1),
        texts.get("metric." + metric.id()),
        measure.text(row.value()),
        measure.unit(),
        status.ago(texts, row.at()),
        numbers.date(at.toLocalDate()) + ' ' + at.toLocalTime().withSecond(0).withNano(0),
        "/weight?param=" + metric.id(),
        line(metric, at.toLocalDate()),
        goal == null
            ? ""
            : Aim.of(goal).sentence(row.value().doubleValue(), measure, texts, numbers),
        row.evolution().stream().map(step -> delta(step, measure, goal)).toList());
  }

  private String line(Metric metric, LocalDate last) {
    var dates = new Dates(last.minusWeeks(WEEKS), last.plusDays(1));
    return Sparkline.of(series.daily(metric, dates, WINDOW, DailyAggregation.MEDIAN).days());
  }

  private Delta delta(Step step, Measure measure, @Nullable GoalRow goal) {
    String label = texts.get("overview." + step.since());
    LocalDate date = step.reference_date();
    Double reference = step.reference();
    Double change = step.change();
    if (date == null || reference == null || change == null) {
      return new Delta(step.since(), label, Sizes.NONE, "", "", texts.get("overview.no-reference"));
    }
    return new Delta(
        step.since(),
        label,
        measure.arrow(change) + measure.change(change),
        measure.changes().unit(),
        goal == null || measure.isNothing(change) ? "" : Aim.of(goal).sense(reference, change),
        texts.get("overview.since", numbers.date(date), measure.full(reference)));
  }
}
