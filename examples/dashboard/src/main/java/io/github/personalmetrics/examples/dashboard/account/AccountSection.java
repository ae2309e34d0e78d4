package io.github.personalmetrics.examples.dashboard.account;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.person.HomeZone;
import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.github.personalmetrics.examples.dashboard.security.Account;
import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.security.Logins;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Cookies;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Visitor;
import io.github.personalmetrics.examples.dashboard.web.WebServer.Kit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a login may change about itself: its password and how it reads; an owner also where the
 * person lives and what they want to reach.
 */
public final class AccountSection implements Section {

  private static final String PATH = "/account";
  private static final List<String> SAVED = List.of("password", "preferences", "zone", "goal");
  private static final int LONGEST_FIELD = 100;

  private final Kit kit;
  private final Logins logins;
  private final Accounts accounts;
  private final Notes notes;
  private final HomeZone zone;
  private final Supplier<LocalDate> today;

  public AccountSection(
      Kit kit,
      Logins logins,
      Accounts accounts,
      Notes notes,
      HomeZone zone,
      Supplier<LocalDate> today) {
    this.kit = kit;
    this.logins = logins;
    this.accounts = accounts;
    this.notes = notes;
    this.zone = zone;
    this.today = today;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::show);
    routes.post(PATH + "/password", this::changePassword, Access.VIEWER);
    routes.post(PATH + "/preferences", this::prefer, Access.VIEWER);
    routes.post(PATH + "/sessions", this::endSessions, Access.VIEWER);
    routes.post(PATH + "/zone", this::move, Access.OWNER);
    routes.post(PATH + "/goals", this::aim, Access.OWNER);
  }

  private void show(Context ctx) {
    String saved = Objects.requireNonNullElse(ctx.queryParam("saved"), "");
    String text = SAVED.contains(saved) ? text(ctx, "account.saved." + saved) : "";
    render(ctx, Typed.NOTHING, text);
  }

  private void changePassword(Context ctx) {
    String password = Objects.requireNonNullElse(ctx.formParam("new"), "");
    if (!Accounts.isPassword(password)) {
      String expected =
          text(ctx, "account.new.expected", Accounts.MIN_PASSWORD, Accounts.MAX_PASSWORD);
      refuse(ctx, HttpStatus.BAD_REQUEST, new Typed(Map.of(), Map.of("new", expected)));
      return;
    }
    String old = Objects.requireNonNullElse(ctx.formParam("old"), "");
    Logins.Result result = logins.change(account(ctx), old, password, kit.addresses().of(ctx));
    if (!result.retryAfter().isZero()) {
      makeWait(ctx, result.retryAfter());
    } else if (result.session().isEmpty()) {
      Map<String, String> errors = Map.of("old", text(ctx, "account.old.wrong"));
      refuse(ctx, HttpStatus.FORBIDDEN, new Typed(Map.of(), errors));
    } else {
      kit.cookies().set(ctx, Cookies.SESSION, result.session().get().id());
      done(ctx, "password");
    }
  }

  private void makeWait(Context ctx, Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    ctx.header("Retry-After", Long.toString(seconds));
    Map<String, String> errors = Map.of("old", text(ctx, "login.wait", seconds));
    refuse(ctx, HttpStatus.TOO_MANY_REQUESTS, new Typed(Map.of(), errors));
  }

  private void prefer(Context ctx) {
    var values = new HashMap<String, String>();
    Preferences.DEFAULT.asMap().keySet().forEach(name -> values.put(name, field(ctx, name)));
    Preferences chosen = Preferences.of(values);
    var errors = new HashMap<String, String>();
    chosen
        .asMap()
        .forEach(
            (name, taken) -> {
              if (!taken.equals(values.get(name))) {
                errors.put(name, text(ctx, "account.choice.expected"));
              }
            });
    if (!errors.isEmpty()) {
      refuse(ctx, HttpStatus.BAD_REQUEST, new Typed(values, errors));
      return;
    }
    accounts.prefer(account(ctx).name(), before -> chosen);
    kit.cookies().remember(ctx, chosen);
    done(ctx, "preferences");
  }

  private void endSessions(Context ctx) {
    accounts.endSessions(account(ctx).name());
    kit.cookies().remove(ctx, Cookies.SESSION);
    ctx.header("Clear-Site-Data", "\"cache\", \"storage\"");
    ctx.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void move(Context ctx) {
    String typed = field(ctx, "zone");
    Optional<ZoneId> chosen = HomeZone.of(typed);
    if (chosen.isEmpty()) {
      Map<String, String> errors = Map.of("zone", text(ctx, "account.zone.expected"));
      refuse(ctx, HttpStatus.BAD_REQUEST, new Typed(Map.of("zone", typed), errors));
      return;
    }
    zone.set(chosen.get());
    done(ctx, "zone");
  }

  private void aim(Context ctx) {
    Metric metric =
        AccountGoals.metric(field(ctx, "metric"))
            .orElseThrow(
                () -> Problem.unexpected("metric", "one-of", "body.weight, body.fat-ratio"));
    if (ctx.formParam("drop") != null) {
      notes.dropGoal(metric.id());
      done(ctx, "goal");
      return;
    }
    var goals = new AccountGoals(notes, reader(ctx), today.get());
    Typed wrong =
        goals.set(
            metric,
            field(ctx, AccountGoals.field("target", metric)),
            field(ctx, AccountGoals.field("by", metric)));
    if (wrong.errors().isEmpty()) {
      done(ctx, "goal");
    } else {
      refuse(ctx, HttpStatus.BAD_REQUEST, wrong);
    }
  }

  private void refuse(Context ctx, HttpStatus status, Typed typed) {
    ctx.status(status);
    render(ctx, typed, "");
  }

  private void render(Context ctx, Typed typed, String saved) {
    var view = new AccountView(notes, reader(ctx), account(ctx), typed);
    kit.pages().render(ctx, "account.jte", "account.title", view.of(saved));
  }

  private static void done(Context ctx, String what) {
    ctx.redirect(PATH + "?saved=" + what, HttpStatus.SEE_OTHER);
  }

  /** There is one: the API's token opens no page. */
  private static Account account(Context ctx) {
    return Visitor.of(ctx).flatMap(Visitor::account).orElseThrow();
  }

  private Reader reader(Context ctx) {
    return kit.pages().reader(ctx);
  }

  private String text(Context ctx, String key, Object... values) {
    return reader(ctx).texts().get(key, values);
  }

  private static String field(Context ctx, String name) {
    String typed = Objects.requireNonNullElse(ctx.formParam(name), "").strip();
    return typed.length() <= LONGEST_FIELD ? typed : typed.substring(0, LONGEST_FIELD);
  }
}
