package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Body;
import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.LastRun;
import io.github.personalmetrics.examples.dashboard.series.Exercises;
import io.github.personalmetrics.examples.dashboard.series.Overview;
import io.github.personalmetrics.examples.dashboard.series.OverviewView;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first page: the last of everything, and how far it has come. */
public final class OverviewSection implements Section {

  public static final NavLink LINK = new NavLink("/", "nav.overview", "o");

  private static final List<Metric> SHOWN = List.of(Metric.BODY_WEIGHT, Metric.FAT_RATIO);

  private final Pages pages;
  private final Overview overview;
  private final Activities activities;
  private final Workouts workouts;
  private final Exercises exercises;
  private final Series series;
  private final SyncService sync;
  private final SyncStatus status;
  private final Supplier<LocalDate> today;

  public OverviewSection(
      Pages pages,
      Overview overview,
      Activities activities,
      Workouts workouts,
      Exercises exercises,
      Series series,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today) {
    this.pages = pages;
    this.overview = overview;
    this.activities = activities;
    this.workouts = workouts;
    this.exercises = exercises;
    this.series = series;
    this.sync = sync;
    this.status = status;
    this.today = today;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    pages.render(ctx, "overview.jte", "overview.title", page(pages.reader(ctx)));
  }

  private OverviewPage page(Reader reader) {
    var body = new BodyCard(series, status, reader);
    var training = new TrainingCards(exercises, reader);
    var grid = new ActivityGrid(activities, workouts, reader);
    var notices = new Notices(reader.texts(), status);
    OverviewView now = overview.of(today.get(), SHOWN.stream().map(Metric::id).toList());
    LastRun run = now.last_run();
    WorkoutsView.Row workout = now.last_workout();
    SyncView state = sync.view();
    return new OverviewPage(
        now.metrics().isEmpty() && run == null && workout == null
            ? blank(state, reader.texts())
            : null,
        SHOWN.stream().flatMap(metric -> body(metric, now, body).stream()).toList(),
        run == null ? null : training.run(run),
        workout == null ? null : training.session(workout),
        training.week(now.this_week()),
        grid.of(today.get()),
        notices.of(state, sync.rejections().rejections().size()));
  }

  private static List<Body> body(Metric metric, OverviewView now, BodyCard card) {
    return now.metrics().stream()
        .filter(row -> row.metric().equals(metric.id()))
        .map(row -> card.of(metric, row))
        .toList();
  }

  private static @Nullable Blank blank(SyncView state, Texts texts) {
    return state.isConnected()
        ? Blank.nothingYet(texts.get("overview.nothing-yet"))
        : Blank.notConnected(texts.get("overview.not-connected"));
  }
}
