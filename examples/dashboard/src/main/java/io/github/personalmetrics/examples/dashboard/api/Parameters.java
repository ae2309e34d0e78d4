package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.ProblemException;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters that several answers share. */
final class Parameters {

  private static final int DEFAULT_WINDOW = 7;
  private static final int LONGEST_WINDOW = 366;

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

  /** Of a rolling mean, in days. */
  static int window(Query query) {
    return query.number("window", 1, LONGEST_WINDOW, DEFAULT_WINDOW);
  }

  /** How a day's value is made of its readings. */
  static DailyAggregation day(Query query) {
    return query.choice("day", DailyAggregation.class, DailyAggregation.MEDIAN);
  }

  /** Of the activity that an address names; empty if no activity can have it. */
  static Optional<RecordKey> activity(Context ctx) {
    try {
      var source = SourceId.of(ctx.pathParam("provider"), ctx.pathParam("stream"));
      return Optional.of(RecordKey.of(source, ctx.pathParam("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static ProblemException noSuchActivity() {
    return Problem.of(404, "There is no such activity; /api/v1/activities lists them.")
        .asException();
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
