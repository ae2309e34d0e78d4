package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.person.Option;
import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's cookies, each with every attribute spelled out. SameSite is Lax and not Strict,
 * because a person comes back from a provider's consent page still logged in.
 */
public final class Cookies {

  public static final String SESSION = "pm";
  public static final String LOGIN = "pm-login";
  public static final String THEME = "pm-theme";
  public static final String LANGUAGE = "pm-language";

  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final boolean secure;

  public Cookies(boolean secure) {
    this.secure = secure;
  }

  public @Nullable String get(Context ctx, String name) {
    return ctx.cookie(fullName(name));
  }

  /** Until the browser closes. */
  public void set(Context ctx, String name, String value) {
    write(ctx, name, value, "");
  }

  /** For the pages before the login, which do not know whose they are. */
  public void remember(Context ctx, Preferences preferences) {
    keep(ctx, LANGUAGE, preferences.language());
    keep(ctx, THEME, preferences.theme());
  }

  private void keep(Context ctx, String name, Option choice) {
    write(ctx, name, choice.id(), "; Max-Age=" + REMEMBERED.toSeconds());
  }

  public void remove(Context ctx, String name) {
    write(ctx, name, "", "; Max-Age=0");
  }

  /** The prefix makes the browser insist on Secure, on the root path and on no other host. */
  private String fullName(String name) {
    return secure ? "__Host-" + name : name;
  }

  private void write(Context ctx, String name, String value, String age) {
    ctx.res()
        .addHeader(
            "Set-Cookie",
            fullName(name)
                + '='
                + value
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "")
                + age);
  }
}
