package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.person.Units;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Who reads a page, as far as words, numbers and looks depend on it. Immutable.
 *
 * @param home tells the zone only to pages that need it: the one that says that the store cannot be
 *     read does without
 */
public record Reader(
    Texts texts, Numbers numbers, Sizes sizes, Supplier<ZoneId> home, Theme theme) {

  static Reader of(Locale locale, Units units, Supplier<ZoneId> home, Theme theme) {
    var numbers = new Numbers(locale);
    var texts = Texts.of(locale);
    return new Reader(texts, numbers, new Sizes(numbers, units, texts), home, theme);
  }

  /** Whose calendar days and hours are said. */
  public ZoneId zone() {
    return home.get();
  }
}
