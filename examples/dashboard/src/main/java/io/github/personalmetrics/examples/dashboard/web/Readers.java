package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.person.Language;
import io.github.personalmetrics.examples.dashboard.person.Option;
import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.security.Account;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Knows who reads a page: the login's preferences, and before the login what its browser remembers
 * of them. Asked once for each request, so that all of a page is for one reader.
 */
final class Readers {

  private static final String ATTRIBUTE = "reader";

  private final Supplier<ZoneId> zone;
  private final Cookies cookies;

  Readers(Supplier<ZoneId> zone, Cookies cookies) {
    this.zone = zone;
    this.cookies = cookies;
  }

  Reader of(Context ctx) {
    Reader known = ctx.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    Preferences preferences = preferences(ctx);
    Language language = preferences.language();
    Reader reader =
        Reader.of(
            language == Language.AUTO
                ? Language.accepted(ctx.header("Accept-Language")).locale()
                : language.locale(),
            preferences.units(),
            zone,
            preferences.theme());
    ctx.attribute(ATTRIBUTE, reader);
    return reader;
  }

  private Preferences preferences(Context ctx) {
    return Visitor.of(ctx)
        .flatMap(Visitor::account)
        .map(Account::preferences)
        .orElseGet(
            () ->
                new Preferences(
                    remembered(ctx, Cookies.LANGUAGE, Language.class, Language.AUTO),
                    remembered(ctx, Cookies.THEME, Theme.class, Theme.AUTO),
                    Preferences.DEFAULT.units()));
  }

  private <E extends Enum<E> & Option> E remembered(
      Context ctx, String cookie, Class<E> type, E otherwise) {
    return Option.of(type, cookies.get(ctx, cookie)).orElse(otherwise);
  }
}
