package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;

/** Metrics, their readings and their daily values. */
public final class SeriesApi implements Section {

  private static final int DEFAULT_WINDOW = 7;
  private static final int LONGEST_WINDOW = 366;

  private final Series series;
  private final CachedJson answers;

  public SeriesApi(Series series, CachedJson answers) {
    this.series = series;
    this.answers = answers;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/metrics", ctx -> answers.answer(ctx, "metrics", series::metrics));
    routes.get("/api/v1/measurements", this::measurements);
    routes.get("/api/v1/daily", this::daily);
  }

  private void measurements(Context ctx) {
    var query = new Query(ctx);
    Metric metric = metric(query);
    Dates dates = dates(query);
    answers.answer(ctx, "measurements " + metric + dates, () -> series.measurements(metric, dates));
  }

  private void daily(Context ctx) {
    var query = new Query(ctx);
    Metric metric = metric(query);
    Dates dates = dates(query);
    int window = query.number("window", 1, LONGEST_WINDOW, DEFAULT_WINDOW);
    DailyAggregation day = query.choice("day", DailyAggregation.class, DailyAggregation.MEDIAN);
    answers.answer(
        ctx,
        "daily " + metric + dates + window + day,
        () -> series.daily(metric, dates, window, day));
  }

  private Metric metric(Query query) {
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

  private static Dates dates(Query query) {
    LocalDate from = query.date("from").orElse(null);
    LocalDate to = query.date("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      throw Problem.badParameter("to", "expected a date that is not before from");
    }
    return new Dates(from, to);
  }
}
