package io.github.personalmetrics.examples.dashboard.login;

import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.security.Account;
import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Cookies;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Visitor;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/**
 * Light or dark at a touch, kept with the login so that the server sends the right page at once.
 */
public final class ThemeSection implements Section {

  private final Cookies cookies;
  private final Accounts accounts;

  public ThemeSection(Cookies cookies, Accounts accounts) {
    this.cookies = cookies;
    this.accounts = accounts;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/theme", this::choose, Access.VIEWER);
  }

  private void choose(Context ctx) {
    Theme theme = "dark".equals(ctx.formParam("theme")) ? Theme.DARK : Theme.LIGHT;
    Visitor.of(ctx).flatMap(Visitor::account).ifPresent(account -> keep(ctx, account, theme));
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  private void keep(Context ctx, Account account, Theme theme) {
    Preferences chosen = account.preferences().withTheme(theme);
    accounts.prefer(account.name(), before -> before.withTheme(theme));
    cookies.remember(ctx, chosen);
  }
}
