package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.examples.dashboard.series.Overview;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Where a person stands. */
public final class OverviewApi implements Section {

  private final Overview overview;
  private final CachedJson answers;
  private final Supplier<LocalDate> today;

  /**
   * @param today where the person is
   */
  public OverviewApi(Overview overview, CachedJson answers, Supplier<LocalDate> today) {
    this.overview = overview;
    this.answers = answers;
    this.today = today;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/overview", this::overview);
  }

  private void overview(Context ctx) {
    LocalDate day = today.get();
    answers.answer(ctx, "overview " + day, () -> overview.of(day));
  }
}
