package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Parameters that several answers share. */
final class Parameters {

  private Parameters() {}

  static Metric metric(Query query, Series series) {
    String id =
        query
            .text("metric")
            .orElseThrow(
                () -> Problem.badParameter("metric", "expected one of those of /api/v1/metrics"));
    return series
        .metric(id)
        .orElseThrow(
            () ->
                Problem.badParameter(
                    "metric", "there is none of that name; /api/v1/metrics lists them"));
  }

  static Dates dates(Query query) {
    LocalDate from = query.date("from").orElse(null);
    LocalDate to = query.date("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      throw Problem.badParameter("to", "expected a date that is not before from");
    }
    return new Dates(from, to);
  }

  static @Nullable Sport sport(Query query) {
    String text = query.text("sport").orElse(null);
    try {
      return text == null ? null : new Sport(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("sport", "expected a sport such as run, ride or alpine-ski");
    }
  }
}
