package io.github.personalmetrics.examples.dashboard.login;

import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Cookies;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;

/** Light or dark, kept in a cookie so that the server sends the right page at once. */
public final class ThemeSection implements Section {

  private static final Duration KEPT = Duration.ofDays(365);

  private final Cookies cookies;

  public ThemeSection(Cookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/theme", this::choose, Access.VIEWER);
  }

  private void choose(Context ctx) {
    String theme = "dark".equals(ctx.formParam("theme")) ? "dark" : "light";
    cookies.keep(ctx, Cookies.THEME, theme, KEPT);
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }
}
