package io.github.personalmetrics.examples.dashboard.crossfit;

import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Sessions as a table, newest first, a page at a time. */
final class SessionTable {

  private static final int ROWS = 50;

  private final Numbers numbers;
  private final Sizes sizes;

  SessionTable(Numbers numbers, Sizes sizes) {
    this.numbers = numbers;
    this.sizes = sizes;
  }

  /**
   * @param link the address of a page of the table, from 1
   */
  CrossfitPage.Table of(List<WorkoutsView.Row> sessions, int page, IntFunction<String> link) {
    int end = (int) Math.max(0, sessions.size() - (page - 1L) * ROWS);
    int start = Math.max(0, end - ROWS);
    var rows = new ArrayList<CrossfitPage.Row>();
    sessions.subList(start, end).forEach(session -> rows.add(row(session)));
    Collections.reverse(rows);
    return new CrossfitPage.Table(
        rows,
        sessions.size(),
        page > 1 ? link.apply(page - 1) : null,
        start > 0 ? link.apply(page + 1) : null);
  }

  private CrossfitPage.Row row(WorkoutsView.Row session) {
    return new CrossfitPage.Row(
        numbers.date(session.date()),
        session.date().toString(),
        session.session(),
        session.exercises().stream()
            .map(WorkoutsView.Exercise::exercise)
            .collect(Collectors.joining(", ")),
        sizes.volume().text(session.total_weight()),
        sizes.whole(session.repetitions()),
        sizes.load().text(session.mean_per_repetition()));
  }
}
