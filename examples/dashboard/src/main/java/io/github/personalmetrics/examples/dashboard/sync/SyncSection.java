package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Syncs on the API, and behind the button. */
public final class SyncSection implements Section {

  private static final String PATH = "/api/v1/sync";

  /**
   * @param started false if one ran already, or there is nothing to sync
   */
  public record Started(boolean started) {}

  private final SyncService service;

  public SyncSection(SyncService service) {
    this.service = service;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, ctx -> fresh(ctx).json(service.view()));
    routes.get("/api/v1/rejections", ctx -> fresh(ctx).json(service.rejections()));
    routes.post(PATH, this::start, Access.OWNER);
    routes.post("/sync", this::startFromPage, Access.OWNER);
  }

  private void start(Context ctx) {
    boolean started = service.start();
    fresh(ctx).status(HttpStatus.ACCEPTED).header("Location", PATH).json(new Started(started));
  }

  private void startFromPage(Context ctx) {
    service.start();
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  private static Context fresh(Context ctx) {
    return ctx.header("Cache-Control", "no-store");
  }
}
