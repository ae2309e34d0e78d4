package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.person.Language;
import io.github.personalmetrics.examples.dashboard.person.Option;
import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.person.Units;
import io.github.personalmetrics.examples.dashboard.security.Account;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Knows who reads a page: the login's preferences, and before the login what its browser remembers
 * of them. Asked once for each request, so that all of a page is for one reader.
 */
final class Readers {

  private static final String ATTRIBUTE = "reader";

  /** What a person chose; there are few of them. */
  private record Choices(Locale locale, Units units, Theme theme) {}

  private final Supplier<ZoneId> zone;
  private final Cookies cookies;
  private final Map<Choices, Reader> readers = new ConcurrentHashMap<>();

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
    Locale locale =
        (language == Language.AUTO ? Language.accepted(ctx.header("Accept-Language")) : language)
            .locale();
    Reader reader =
        readers.computeIfAbsent(
            new Choices(locale, preferences.units(), preferences.theme()),
            it -> Reader.of(it.locale(), it.units(), zone, it.theme()));
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
