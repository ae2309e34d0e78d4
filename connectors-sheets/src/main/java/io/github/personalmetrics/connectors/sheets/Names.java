package io.github.personalmetrics.connectors.sheets;

import java.text.Normalizer;
import java.util.Locale;

/** When two names are the same. */
final class Names {

  private Names() {}

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** {@code "Sommeil (été)"} as {@code sommeil-ete}; empty if nothing of it is in a to z. */
  static String slug(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return lower(plain).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
