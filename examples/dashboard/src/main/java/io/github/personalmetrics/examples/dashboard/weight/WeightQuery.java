package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import java.time.LocalDate;
import java.util.List;

/**
 * What a person chose to see; the address holds all of it.
 *
 * @param window days of the rolling mean, 1 for none
 * @param page of the table, from 1
 * @param weekPage of the tables of weeks, from 1; 0 if they are closed
 */
record WeightQuery(MetricChoice metric, Period period, int window, int page, int weekPage) {

  static final List<Integer> WINDOWS = List.of(1, 3, 7, 14, 30);
  private static final int LAST_PAGE = 100_000;

  /**
   * @param first the first day that there is anything of the metric
   */
  static WeightQuery of(Query query, MetricChoice metric, LocalDate today, LocalDate first) {
    Period period = Period.of(query, today, first);
    int window = query.text("smooth").map(WeightQuery::window).orElse(7);
    return new WeightQuery(
        metric,
        period,
        window,
        query.number("page", 1, LAST_PAGE, 1),
        query.number("weeks", 1, LAST_PAGE, 0));
  }

  static String smooth(int window) {
    return window == 1 ? "none" : Integer.toString(window);
  }

  Dates dates() {
    return period.dates();
  }

  /** The address of the same view with other days. */
  String link(Range range) {
    return "/weight?param=" + metric.param() + "&range=" + range.id() + "&smooth=" + smooth(window);
  }

  /** The address of the same view with other days. */
  String link(Period other) {
    return "/weight?param=%s&from=%s&to=%s&smooth=%s"
        .formatted(metric.param(), other.from(), other.to(), smooth(window));
  }

  /** The address of this view with the readings of a day. */
  String link(LocalDate day) {
    return link(page) + "&day=" + day + "#readings";
  }

  /** The address of this view. */
  String link(int page) {
    return link(period) + "&page=" + page;
  }

  /** The address of this view with other weeks in its tables. */
  String weekLink(int page) {
    return link(period) + "&weeks=" + page;
  }

  /** Where the chart gets its points. */
  String data() {
    return "/api/v1/daily?metric=%s&%s&window=%d"
        .formatted(metric.metric().id(), period.parameters(), window);
  }

  /** The points as a file. */
  String csv() {
    return data().replace("/daily?", "/export/daily.csv?");
  }

  /** Where the bars get theirs. */
  String weeks() {
    return weeks(metric.metric());
  }

  String weeks(Metric of) {
    return "/api/v1/weekly?metric=" + of.id() + '&' + period.parameters();
  }

  /** Where the shades behind the bars come from. */
  String gains() {
    return "/api/v1/muscle-gain?rule=trend&" + period.parameters();
  }

  private static int window(String text) {
    return WINDOWS.stream()
        .filter(window -> smooth(window).equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.unexpected("smooth", "one-of", "none, 3, 7, 14, 30"));
  }
}
