package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.series.DailyView.Day;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Row;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Table;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The chart as a table, newest day first, a page at a time. */
final class DayTable {

  private static final int ROWS = 50;

  private DayTable() {}

  static Table of(
      List<Day> days, WeightQuery query, Query parameters, Numbers numbers, Measure measure) {
    int page = query.page();
    int end = Math.max(0, days.size() - (page - 1) * ROWS);
    int start = Math.max(0, end - ROWS);
    List<Row> rows =
        days.subList(start, end).stream()
            .map(
                day ->
                    new Row(
                        query.link(day.date()),
                        numbers.date(day.date()),
                        day.date().toString(),
                        measure.text(day.value()),
                        Integer.toString(day.readings()),
                        measure.text(day.mean())))
            .collect(Collectors.collectingAndThen(Collectors.toList(), DayTable::newestFirst));
    return new Table(
        rows,
        days.size(),
        parameters.text("page").isPresent(),
        page > 1 ? query.link(page - 1) : null,
        start > 0 ? query.link(page + 1) : null);
  }

  private static List<Row> newestFirst(List<Row> rows) {
    Collections.reverse(rows);
    return rows;
  }
}
