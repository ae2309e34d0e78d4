package io.github.personalmetrics.examples.dashboard.login;

import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.security.Logins;
import io.github.personalmetrics.examples.dashboard.security.Session;
import io.github.personalmetrics.examples.dashboard.security.Sessions;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Cookies;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Visitor;
import io.github.personalmetrics.examples.dashboard.web.WebServer.Kit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Objects;

/** The way in and the way out. */
public final class LoginSection implements Section {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 1024;

  private final Kit kit;
  private final Logins logins;
  private final Sessions sessions;
  private final Accounts accounts;

  public LoginSection(Kit kit, Logins logins, Sessions sessions, Accounts accounts) {
    this.kit = kit;
    this.logins = logins;
    this.sessions = sessions;
    this.accounts = accounts;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/login", this::show, Access.ANYONE);
    routes.post("/login", this::enter, Access.ANYONE);
    routes.post("/logout", this::leave, Access.VIEWER);
  }

  private void show(Context ctx) {
    if (Visitor.of(ctx).isPresent()) {
      ctx.redirect("/", HttpStatus.SEE_OTHER);
    } else {
      render(ctx, LocalPath.of(ctx.queryParam("next")), "", "");
    }
  }

  private void enter(Context ctx) {
    String name = field(ctx, "name").strip();
    String password = field(ctx, "password");
    String next = LocalPath.of(ctx.formParam("next"));
    if (name.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
      refuse(ctx, next, "");
      return;
    }
    Logins.Result result = logins.attempt(name, password, kit.addresses().of(ctx));
    if (!result.retryAfter().isZero()) {
      makeWait(ctx, next, name, result.retryAfter());
    } else if (result.session().isEmpty()) {
      refuse(ctx, next, name);
    } else {
      open(ctx, result.session().get());
      ctx.redirect(next, HttpStatus.SEE_OTHER);
    }
  }

  private void open(Context ctx, Session session) {
    Visitor.of(ctx).map(Visitor::session).ifPresent(sessions::close);
    kit.cookies().set(ctx, Cookies.SESSION, session.id());
    kit.cookies().remove(ctx, Cookies.LOGIN);
  }

  private void refuse(Context ctx, String next, String name) {
    ctx.status(HttpStatus.UNAUTHORIZED);
    render(ctx, next, name, kit.pages().reader(ctx).texts().get("login.wrong"));
  }

  private void makeWait(Context ctx, String next, String name, Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    ctx.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", Long.toString(seconds));
    render(ctx, next, name, kit.pages().reader(ctx).texts().get("login.wait", seconds));
  }

  private void leave(Context ctx) {
    Visitor.of(ctx).map(Visitor::session).ifPresent(sessions::close);
    kit.cookies().remove(ctx, Cookies.SESSION);
    ctx.header("Clear-Site-Data", "\"cache\", \"storage\"");
    ctx.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void render(Context ctx, String next, String name, String alert) {
    var page = new LoginPage(next, name, alert, !accounts.all().isEmpty());
    kit.pages().render(ctx, "login.jte", "login.title", page);
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }
}
