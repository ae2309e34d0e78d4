package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person chose to see; the address holds all of it.
 *
 * @param from first day
 * @param to last day, inclusive as people mean it
 * @param window days of the rolling mean, 1 for none
 * @param page of the table, from 1
 */
record WeightQuery(BodyMetric metric, LocalDate from, LocalDate to, int window, int page) {

  static final List<Integer> WINDOWS = List.of(1, 3, 7, 14, 30);
  private static final int LAST_PAGE = 100_000;

  /**
   * @param first the first day that there is anything of the metric
   */
  static WeightQuery of(Query query, BodyMetric metric, LocalDate today, LocalDate first) {
    Range range = query.text("range").map(WeightQuery::range).orElse(Range.YEAR);
    LocalDate to = query.date("to").orElse(today);
    LocalDate from = query.date("from").orElseGet(() -> earlier(range.from(today, first), to));
    if (to.isBefore(from)) {
      throw Problem.badParameter("to", "expected a date that is not before from");
    }
    int window = query.text("smooth").map(WeightQuery::window).orElse(7);
    return new WeightQuery(metric, from, to, window, query.number("page", 1, LAST_PAGE, 1));
  }

  static String smooth(int window) {
    return window == 1 ? "none" : Integer.toString(window);
  }

  Dates dates() {
    return new Dates(from, to.plusDays(1));
  }

  /** The address of the same view with other days. */
  String link(Range range) {
    return "/weight?param=" + metric.param() + "&range=" + range.id() + "&smooth=" + smooth(window);
  }

  /** The address of this view. */
  String link(int page) {
    return "/weight?param=%s&from=%s&to=%s&smooth=%s&page=%d"
        .formatted(metric.param(), from, to, smooth(window), page);
  }

  /** Where the chart gets its points. */
  String data() {
    return "/api/v1/daily?metric=%s&from=%s&to=%s&window=%d"
        .formatted(metric.metric().id(), from, to.plusDays(1), window);
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static Range range(String text) {
    String known = Arrays.stream(Range.values()).map(Range::id).collect(Collectors.joining(", "));
    return Range.of(text)
        .orElseThrow(() -> Problem.badParameter("range", "expected one of " + known));
  }

  private static int window(String text) {
    return WINDOWS.stream()
        .filter(window -> smooth(window).equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.badParameter("smooth", "expected one of none, 3, 7, 14, 30"));
  }
}
