package io.github.personalmetrics.examples.dashboard.crossfit;

import io.github.personalmetrics.examples.dashboard.series.Exercises;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
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
import org.jspecify.annotations.Nullable;

/** Strength sessions over time, one exercise and all. */
public final class CrossfitSection implements Section {

  public static final NavLink LINK = new NavLink("/crossfit", "nav.crossfit", "c");

  private final Pages pages;
  private final Workouts workouts;
  private final Exercises exercises;
  private final @Nullable String sheet;
  private final SyncService sync;
  private final SyncStatus status;
  private final Supplier<LocalDate> today;

  /**
   * @param sheet where the person keeps the log; absent if it is no sheet of Google's
   */
  public CrossfitSection(
      Pages pages,
      Workouts workouts,
      Exercises exercises,
      @Nullable String sheet,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today) {
    this.pages = pages;
    this.workouts = workouts;
    this.exercises = exercises;
    this.sheet = sheet;
    this.sync = sync;
    this.status = status;
    this.today = today;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    var view = new CrossfitView(workouts, exercises, sheet, sync, status, today, pages.reader(ctx));
    pages.render(ctx, "crossfit.jte", "crossfit.title", view.page(new Query(ctx)));
  }
}
