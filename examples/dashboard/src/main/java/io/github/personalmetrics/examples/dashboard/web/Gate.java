package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.security.Sessions;
import io.github.personalmetrics.examples.dashboard.settings.ApiToken;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route: no answer unless the route is for anyone or there is a visitor, no
 * change unless the visitor may and our own page asked for it.
 */
final class Gate {

  private static final Set<HandlerType> SAFE =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS, HandlerType.TRACE);
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final @Nullable ApiToken apiToken;
  private final Cookies cookies;
  private final Csrf csrf;

  Gate(Sessions sessions, @Nullable ApiToken apiToken, Cookies cookies, Csrf csrf) {
    this.sessions = sessions;
    this.apiToken = apiToken;
    this.cookies = cookies;
    this.csrf = csrf;
  }

  void addTo(JavalinDefaultRoutingApi routes) {
    routes.before(ctx -> visitor(ctx).ifPresent(visitor -> visitor.remember(ctx)));
    routes.beforeMatched(this::check);
  }

  /** Programs ask these, with a token, and want problems instead of pages. */
  static boolean isApi(Context ctx) {
    return ctx.path().startsWith("/api/") || "/testget".equals(ctx.path());
  }

  /** A stranger is sent to the login, also from where there is nothing. */
  static void sendToLogin(Context ctx) {
    if (isApi(ctx)) {
      ctx.header("WWW-Authenticate", "Bearer");
      Problem.of(401, "Log in, or send the API token as \"Authorization: Bearer ...\".").send(ctx);
    } else {
      ctx.status(303).result("").header("Cache-Control", "no-store");
      ctx.header("Location", "/login" + wish(ctx));
    }
  }

  private static String wish(Context ctx) {
    if (ctx.method() != HandlerType.GET || "/".equals(ctx.path())) {
      return "";
    }
    String query = ctx.queryString();
    String wish = ctx.path() + (query == null ? "" : '?' + query);
    return "?next=" + URLEncoder.encode(wish, StandardCharsets.UTF_8);
  }

  private Optional<Visitor> visitor(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (isApi(ctx) && authorization != null && authorization.startsWith(BEARER)) {
      String token = authorization.substring(BEARER.length()).strip();
      return apiToken != null && apiToken.matches(token)
          ? Optional.of(new Visitor(Role.OWNER, null))
          : Optional.empty();
    }
    String cookie = cookies.get(ctx, Cookies.SESSION);
    return cookie == null
        ? Optional.empty()
        : sessions.find(cookie).map(session -> new Visitor(session.account().role(), session));
  }

  private void check(Context ctx) {
    boolean open = ctx.routeRoles().contains(Access.ANYONE);
    Optional<Visitor> visitor = Visitor.of(ctx);
    if (!open && visitor.isEmpty()) {
      sendToLogin(ctx);
      ctx.skipRemainingHandlers();
      return;
    }
    boolean changes = !SAFE.contains(ctx.method());
    boolean ownersOnly =
        ctx.routeRoles().contains(Access.OWNER)
            || (changes && !open && !ctx.routeRoles().contains(Access.VIEWER));
    if (ownersOnly && visitor.filter(v -> v.role() == Role.OWNER).isEmpty()) {
      throw Problem.told(403, "error.viewer");
    }
    boolean byToken = visitor.isPresent() && visitor.get().session() == null;
    if (changes && !byToken && !csrf.isOurs(ctx)) {
      throw Problem.told(403, "error.form");
    }
  }
}
