package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Body;
import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.LastRun;
import io.github.personalmetrics.examples.dashboard.series.Overview;
import io.github.personalmetrics.examples.dashboard.series.OverviewView;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first page: the last of everything, and how far it has come. */
public final class OverviewSection implements Section {

  public static final NavLink LINK = new NavLink("/", "nav.overview");

  private static final List<Metric> SHOWN = List.of(Metric.BODY_WEIGHT, Metric.FAT_RATIO);

  private final Pages pages;
  private final Overview overview;
  private final SyncService sync;
  private final Supplier<LocalDate> today;
  private final Texts texts;
  private final Notices notices;
  private final BodyCard body;
  private final TrainingCards training;

  public OverviewSection(
      Pages pages,
      Overview overview,
      Series series,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today,
      ZoneId zone) {
    this.pages = pages;
    this.overview = overview;
    this.sync = sync;
    this.today = today;
    this.texts = pages.texts();
    this.notices = new Notices(texts, status);
    this.body = new BodyCard(series, status, texts, zone);
    this.training = new TrainingCards(texts);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    pages.render(ctx, "overview.jte", "overview.title", page());
  }

  private OverviewPage page() {
    OverviewView now = overview.of(today.get(), SHOWN.stream().map(Metric::id).toList());
    LastRun run = now.last_run();
    WorkoutsView.Row workout = now.last_workout();
    SyncView state = sync.view();
    return new OverviewPage(
        now.metrics().isEmpty() && run == null && workout == null ? blank(state) : null,
        SHOWN.stream().flatMap(metric -> body(metric, now).stream()).toList(),
        run == null ? null : training.run(run),
        workout == null ? null : training.session(workout),
        training.week(now.this_week()),
        notices.of(state, sync.rejections().rejections().size()));
  }

  private List<Body> body(Metric metric, OverviewView now) {
    return now.metrics().stream()
        .filter(row -> row.metric().equals(metric.id()))
        .map(row -> body.of(metric, row))
        .toList();
  }

  private @Nullable Blank blank(SyncView state) {
    return state.isConnected()
        ? Blank.nothingYet(texts.get("overview.nothing-yet"))
        : Blank.notConnected(texts.get("overview.not-connected"));
  }
}
