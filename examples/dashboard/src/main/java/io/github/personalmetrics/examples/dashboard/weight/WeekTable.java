package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Weeks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Weeks as a table, latest first, a year of them at a time. */
final class WeekTable {

  private static final int ROWS = 53;

  private WeekTable() {}

  /**
   * @param weeks ascending
   */
  static <W> Weeks<W> of(List<W> weeks, WeightQuery query) {
    int page = Math.max(1, query.weekPage());
    int end = (int) Math.max(0, weeks.size() - (page - 1L) * ROWS);
    int start = Math.max(0, end - ROWS);
    var rows = new ArrayList<>(weeks.subList(start, end));
    Collections.reverse(rows);
    return new Weeks<>(
        rows,
        weeks.size(),
        query.weekPage() > 0,
        page > 1 ? query.weekLink(page - 1) : null,
        start > 0 ? query.weekLink(page + 1) : null);
  }
}
