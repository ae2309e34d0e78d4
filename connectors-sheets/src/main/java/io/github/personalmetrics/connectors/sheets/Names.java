package io.github.personalmetrics.connectors.sheets;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names are the same. */
final class Names {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Names() {}

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** {@code "Sommeil (été)"} as {@code sommeil-ete}; empty if nothing of it is in a to z. */
  static String slug(String name) {
    return plain(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** In lower case without accents: {@code "Répétitions"} as {@code repetitions}. */
  static String plain(String name) {
    return MARKS.matcher(Normalizer.normalize(lower(name), Normalizer.Form.NFD)).replaceAll("");
  }

  /** Letters and digits of any script, for comparing: {@code "Pull-up 💪"} is {@code "pull UP"}. */
  static String key(String name) {
    return NO_LETTERS.matcher(plain(name)).replaceAll("");
  }
}
