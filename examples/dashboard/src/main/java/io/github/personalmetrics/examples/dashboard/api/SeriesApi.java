package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.Trend;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Metrics, their readings, and what daily values say over time. */
public final class SeriesApi implements Section {

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
    routes.get("/api/v1/weekly", this::weekly);
    routes.get("/api/v1/evolution", this::evolution);
    routes.get("/api/v1/trend", this::trend);
  }

  private void measurements(Context ctx) {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Dates dates = Parameters.dates(query);
    answers.answer(ctx, "measurements " + metric + dates, () -> series.measurements(metric, dates));
  }

  private void daily(Context ctx) {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Dates dates = Parameters.dates(query);
    int window = Parameters.window(query);
    DailyAggregation day = Parameters.day(query);
    answers.answer(
        ctx,
        "daily " + metric + dates + window + day,
        () -> series.daily(metric, dates, window, day));
  }

  private void weekly(Context ctx) {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Dates dates = Parameters.dates(query);
    answers.answer(ctx, "weekly " + metric + dates, () -> series.weekly(metric, dates));
  }

  private void evolution(Context ctx) {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Basis basis = query.choice("basis", Basis.class, Basis.MEAN7);
    answers.answer(ctx, "evolution " + metric + basis, () -> series.evolution(metric, basis));
  }

  private void trend(Context ctx) {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Dates dates = Parameters.dates(query);
    double alpha = query.share("alpha", Trend.SLOW);
    answers.answer(
        ctx, "trend " + metric + dates + alpha, () -> series.trend(metric, alpha, dates));
  }
}
