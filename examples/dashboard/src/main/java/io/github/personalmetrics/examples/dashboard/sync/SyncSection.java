package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Syncs on the API, and behind the button. */
public final class SyncSection implements Section {

  private static final String PATH = "/api/v1/sync";
  private static final String STOP = "/stop";
  private static final String CONFIRM = "/{provider}/{stream}/confirm";

  /**
   * @param started false if one ran already, or there is nothing to do
   */
  public record Started(boolean started) {}

  /**
   * @param stopped false if none runs
   */
  public record Stopped(boolean stopped) {}

  private final SyncService service;
  private final SyncEvents events;

  public SyncSection(SyncService service, SyncEvents events) {
    this.service = service;
    this.events = events;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, ctx -> fresh(ctx).json(service.view()));
    routes.sse(PATH + "/events", events::listen);
    routes.get("/api/v1/rejections", ctx -> fresh(ctx).json(service.rejections()));
    routes.post(PATH, this::start, Access.OWNER);
    routes.post("/sync", this::startFromPage, Access.OWNER);
    routes.post(PATH + STOP, this::stop, Access.OWNER);
    routes.post("/sync" + STOP, this::stopFromPage, Access.OWNER);
    routes.post(PATH + CONFIRM, this::confirm, Access.OWNER);
    routes.post("/sync" + CONFIRM, this::confirmFromPage, Access.OWNER);
  }

  private void start(Context ctx) {
    boolean started = service.start();
    fresh(ctx).status(HttpStatus.ACCEPTED).header("Location", PATH).json(new Started(started));
  }

  private void startFromPage(Context ctx) {
    service.start();
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  private void stop(Context ctx) {
    boolean stopped = service.stop();
    fresh(ctx).status(HttpStatus.ACCEPTED).header("Location", PATH).json(new Stopped(stopped));
  }

  private void stopFromPage(Context ctx) {
    service.stop();
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  private void confirm(Context ctx) {
    boolean started = service.confirmDeletions(confirmed(ctx));
    fresh(ctx).status(HttpStatus.ACCEPTED).header("Location", PATH).json(new Started(started));
  }

  private void confirmFromPage(Context ctx) {
    service.confirmDeletions(confirmed(ctx));
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  /** The source; who says how many deletions they have seen is asked again if it is another. */
  private SourceId confirmed(Context ctx) {
    String id = ctx.pathParam("provider") + '/' + ctx.pathParam("stream");
    SyncView.Source source =
        service.view().sources().stream()
            .filter(known -> known.source().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.told(404, "error.source"));
    String seen = ctx.formParam("held");
    if (seen != null && !seen.equals(Integer.toString(source.held()))) {
      throw Problem.told(409, "error.deletions", source.held());
    }
    return SourceId.parse(id);
  }

  private static Context fresh(Context ctx) {
    return ctx.header("Cache-Control", "no-store");
  }
}
