package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.series.ActivitiesView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs as a table, sorted, a page at a time. */
final class RunTable {

  private static final int ROWS = 50;

  private final Numbers numbers;
  private final Sizes sizes;

  RunTable(Numbers numbers, Sizes sizes) {
    this.numbers = numbers;
    this.sizes = sizes;
  }

  RunningPage.Table of(List<ActivitiesView.Row> runs, RunningQuery query) {
    List<ActivitiesView.Row> sorted = new ArrayList<>(runs);
    Comparator<ActivitiesView.Row> order = query.sort().order;
    sorted.sort(query.up() ? order : order.reversed());
    int page = query.page();
    int start = (int) Math.min(sorted.size(), (page - 1L) * ROWS);
    int end = Math.min(sorted.size(), start + ROWS);
    return new RunningPage.Table(
        sorted.subList(start, end).stream().map(run -> row(run, query.link(page))).toList(),
        runs.size(),
        page > 1 ? query.link(page - 1) : null,
        end < sorted.size() ? query.link(page + 1) : null);
  }

  private RunningPage.Row row(ActivitiesView.Row run, String back) {
    return new RunningPage.Row(
        RunAddress.of(run.source(), run.id(), back),
        numbers.date(run.date()),
        run.date().toString(),
        run.name(),
        sizes.distance().text(run.distance()),
        sizes.time(run.time()),
        sizes.speed().text(run.speed()),
        sizes.pace(run.speed()),
        sizes.height().text(run.elevation_gain()));
  }
}
