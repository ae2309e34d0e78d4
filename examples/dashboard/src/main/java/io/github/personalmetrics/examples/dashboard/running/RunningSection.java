package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.FastestRuns;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Runs over time. */
public final class RunningSection implements Section {

  public static final NavLink LINK = new NavLink("/running", "nav.running", "r");

  private final Pages pages;
  private final Activities activities;
  private final FastestRuns fastest;
  private final SyncService sync;
  private final SyncStatus status;
  private final Supplier<LocalDate> today;

  public RunningSection(
      Pages pages,
      Activities activities,
      FastestRuns fastest,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today) {
    this.pages = pages;
    this.activities = activities;
    this.fastest = fastest;
    this.sync = sync;
    this.status = status;
    this.today = today;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    var view = new RunningView(activities, fastest, sync, status, today, pages.reader(ctx));
    pages.render(ctx, "running.jte", "running.title", view.page(new Query(ctx)));
  }
}
