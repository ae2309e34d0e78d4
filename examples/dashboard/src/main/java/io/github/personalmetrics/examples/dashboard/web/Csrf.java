package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.security.Secrets;
import io.github.personalmetrics.examples.dashboard.security.Session;
import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells our own forms from a stranger's. Whoever is logged in has a token in the session; before
 * that a cookie of its own carries it, so that a crowd of strangers costs no memory.
 */
public final class Csrf {

  public static final String FIELD = "csrf";
  private static final String HEADER = "X-CSRF-Token";

  private final Cookies cookies;
  private final SecureRandom random;
  private final @Nullable URI publicUrl;

  Csrf(Cookies cookies, SecureRandom random, @Nullable URI publicUrl) {
    this.cookies = cookies;
    this.random = random;
    this.publicUrl = publicUrl;
  }

  /** The token for a page's forms. */
  public String token(Context ctx) {
    Session session = Visitor.of(ctx).map(Visitor::session).orElse(null);
    if (session != null) {
      return session.csrf();
    }
    String known = cookies.get(ctx, Cookies.LOGIN);
    if (known != null) {
      return known;
    }
    String fresh = Secrets.next(random);
    cookies.set(ctx, Cookies.LOGIN, fresh);
    return fresh;
  }

  boolean isOurs(Context ctx) {
    return isSameOrigin(ctx) && hasToken(ctx);
  }

  private boolean hasToken(Context ctx) {
    Session session = Visitor.of(ctx).map(Visitor::session).orElse(null);
    String expected = session == null ? cookies.get(ctx, Cookies.LOGIN) : session.csrf();
    String sent = Optional.ofNullable(ctx.header(HEADER)).orElseGet(() -> ctx.formParam(FIELD));
    return expected != null && Secrets.same(expected, sent);
  }

  /** What the browser says itself about where the request comes from; old ones say nothing. */
  private boolean isSameOrigin(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !"same-origin".equals(site) && !"none".equals(site)) {
      return false;
    }
    String origin = ctx.header("Origin");
    if (origin == null) {
      return true;
    }
    return publicUrl != null && origin.equals(publicUrl.toString())
        || origin.equals("http://" + ctx.host())
        || origin.equals("https://" + ctx.host());
  }
}
