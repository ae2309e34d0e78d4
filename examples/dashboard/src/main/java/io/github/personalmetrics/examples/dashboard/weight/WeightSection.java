package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Body weight and composition over time. */
public final class WeightSection implements Section {

  public static final NavLink LINK = new NavLink("/weight", "nav.weight", "w");

  private final Pages pages;
  private final Series series;
  private final SyncService sync;
  private final SyncStatus status;
  private final Notes notes;
  private final Clock clock;

  public WeightSection(
      Pages pages, Series series, SyncService sync, SyncStatus status, Notes notes, Clock clock) {
    this.pages = pages;
    this.series = series;
    this.sync = sync;
    this.status = status;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    var query = new Query(ctx);
    var reader = pages.reader(ctx);
    var view = new WeightView(series, sync, status, notes, clock, reader);
    var metrics = MetricChoice.among(series.metrics().metrics(), reader.texts());
    pages.render(
        ctx, "weight.jte", "weight.title", view.of(query, metrics, chosen(query, metrics)));
  }

  private static MetricChoice chosen(Query query, List<MetricChoice> metrics) {
    String wanted = query.text("param").orElse("weight");
    return metrics.stream()
        .filter(metric -> metric.isNamed(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badParameter(
                    "param",
                    "expected one of "
                        + metrics.stream()
                            .map(MetricChoice::param)
                            .collect(Collectors.joining(", "))));
  }
}
