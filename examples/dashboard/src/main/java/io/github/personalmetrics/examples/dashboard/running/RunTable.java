package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.series.ActivitiesView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Runs as a table, newest first, a page at a time. */
final class RunTable {

  private static final int ROWS = 50;

  private final Numbers numbers;
  private final Sizes sizes;

  RunTable(Numbers numbers, Sizes sizes) {
    this.numbers = numbers;
    this.sizes = sizes;
  }

  /**
   * @param link the address of a page of the table, from 1
   */
  RunningPage.Table of(List<ActivitiesView.Row> runs, int page, IntFunction<String> link) {
    int end = (int) Math.max(0, runs.size() - (page - 1L) * ROWS);
    int start = Math.max(0, end - ROWS);
    var rows = new ArrayList<RunningPage.Row>();
    runs.subList(start, end).forEach(run -> rows.add(row(run, link.apply(page))));
    Collections.reverse(rows);
    return new RunningPage.Table(
        rows,
        runs.size(),
        page > 1 ? link.apply(page - 1) : null,
        start > 0 ? link.apply(page + 1) : null);
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
