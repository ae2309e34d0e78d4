package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.export.Spool;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.ProfileView;
import io.github.personalmetrics.examples.dashboard.series.Profiles;
import io.github.personalmetrics.examples.dashboard.settings.MapTiles;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.ProblemException;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: where, how fast, how high. */
public final class RunSection implements Section {

  private static final String RUN = "/running/{provider}/{stream}/{id}";

  private final Pages pages;
  private final Activities activities;
  private final Profiles profiles;
  private final @Nullable MapTiles tiles;
  private final SyncService sync;
  private final SyncStatus status;

  /**
   * @param tiles absent to show tracks on nothing
   */
  public RunSection(
      Pages pages,
      Activities activities,
      Profiles profiles,
      @Nullable MapTiles tiles,
      SyncService sync,
      SyncStatus status) {
    this.pages = pages;
    this.activities = activities;
    this.profiles = profiles;
    this.tiles = tiles;
    this.sync = sync;
    this.status = status;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(RUN, this::show);
    routes.get(RUN + "/track.gpx", this::file);
  }

  private void show(Context ctx) {
    Activity run = run(ctx);
    Reader reader = pages.reader(ctx);
    var view = new RunView(reader);
    List<Notice> notices = new Notices(reader.texts(), status).of(sync.view(), 0);
    @Nullable ProfileView profile = profiles.find(run.key(), view.split()).orElse(null);
    boolean map = profile != null && profile.onMap();
    pages.render(
        ctx,
        "run.jte",
        "run.title",
        view.of(run, profile, new RunQuery(new Query(ctx)), map ? tiles : null, notices));
    if (map && tiles != null) {
      pages.allowImages(ctx, tiles.source());
    }
  }

  private void file(Context ctx) throws IOException {
    Activity run = run(ctx);
    Track track =
        profiles
            .track(run.key())
            .filter(it -> it.has(Channel.LATITUDE) && it.has(Channel.LONGITUDE))
            .orElseThrow(() -> Problem.told(404, "error.run.gps"));
    ctx.result(Spool.of(out -> Gpx.write(run, track, out)));
    ctx.contentType("application/gpx+xml")
        .header("Content-Disposition", "attachment; filename=\"run-" + run.localDate() + ".gpx\"")
        .header("Cache-Control", "no-store");
  }

  private Activity run(Context ctx) {
    try {
      var source = SourceId.of(ctx.pathParam("provider"), ctx.pathParam("stream"));
      return activities
          .activity(RecordKey.of(source, ctx.pathParam("id")))
          .filter(activity -> activity.sport().isRunning())
          .orElseThrow(RunSection::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return Problem.told(404, "error.run");
  }
}
