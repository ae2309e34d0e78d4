package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.export.Export;
import io.github.personalmetrics.examples.dashboard.export.Spool;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is stored, as files to keep. */
public final class ExportApi implements Section {

  private static final String CSV = "text/csv; charset=utf-8";

  private final Export export;
  private final Series series;

  public ExportApi(Export export, Series series) {
    this.export = export;
    this.series = series;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/export/measurements.csv", this::measurements);
    routes.get("/api/v1/export/daily.csv", this::daily);
    routes.get("/api/v1/export/activities.csv", this::activities);
    routes.get("/api/v1/export/sets.csv", this::sets);
    routes.get(
        "/api/v1/export/everything.zip",
        ctx -> send(ctx, "personal-metrics.zip", "application/zip", export::everything));
  }

  private void measurements(Context ctx) throws IOException {
    var query = new Query(ctx);
    @Nullable Metric metric =
        query.text("metric").isPresent() ? Parameters.metric(query, series) : null;
    Dates dates = Parameters.dates(query);
    send(ctx, "measurements.csv", CSV, out -> export.measurements(metric, dates, out));
  }

  private void daily(Context ctx) throws IOException {
    var query = new Query(ctx);
    Metric metric = Parameters.metric(query, series);
    Dates dates = Parameters.dates(query);
    int window = Parameters.window(query);
    DailyAggregation day = Parameters.day(query);
    send(ctx, metric.id() + ".csv", CSV, out -> export.daily(metric, dates, window, day, out));
  }

  private void activities(Context ctx) throws IOException {
    var query = new Query(ctx);
    @Nullable Sport sport = Parameters.sport(query);
    Dates dates = Parameters.dates(query);
    send(ctx, "activities.csv", CSV, out -> export.activities(sport, dates, out));
  }

  private void sets(Context ctx) throws IOException {
    var query = new Query(ctx);
    @Nullable String exercise = query.text("exercise").orElse(null);
    Dates dates = Parameters.dates(query);
    send(ctx, "sets.csv", CSV, out -> export.sets(exercise, dates, out));
  }

  private static void send(Context ctx, String name, String type, Spool.Content content)
      throws IOException {
    ctx.result(Spool.of(content));
    ctx.contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + name + '"')
        .header("Cache-Control", "no-store");
  }
}
