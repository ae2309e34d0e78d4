package io.github.personalmetrics.examples.dashboard.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a mistyped name was meant to be. */
final class NearMiss {

  private static final int MAX_EDITS = 3;

  private NearMiss() {}

  static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> edits(typed, name) <= Math.min(MAX_EDITS, name.length() / 2))
        .min(Comparator.comparingInt(name -> edits(typed, name)));
  }

  /** Levenshtein's distance. */
  static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
