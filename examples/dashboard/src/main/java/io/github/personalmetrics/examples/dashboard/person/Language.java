package io.github.personalmetrics.examples.dashboard.person;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the pages can be read in; {@link #AUTO} is whatever the browser asks for. */
public enum Language implements Option {
  AUTO(Locale.UK),
  EN(Locale.UK),
  FR(Locale.FRANCE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The one that a browser likes best; English if it names none of them, or nothing readable.
   *
   * @param accepted its header, such as {@code fr-CA, en;q=0.5}
   */
  public static Language accepted(@Nullable String accepted) {
    if (accepted == null) {
      return EN;
    }
    try {
      List<Locale> known = List.of(Locale.ENGLISH, Locale.FRENCH);
      Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted), known);
      return Arrays.stream(values())
          .filter(it -> it != AUTO && best != null && it.id().equals(best.getLanguage()))
          .findFirst()
          .orElse(EN);
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }
}
