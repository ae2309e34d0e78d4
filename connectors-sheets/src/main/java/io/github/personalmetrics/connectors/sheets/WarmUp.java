package io.github.personalmetrics.connectors.sheets;

import java.util.Set;

/** Whether a row was for warming up: a ticked box, or yes in one of four languages. */
final class WarmUp {

  private static final Set<String> YES =
      Set.of(
          "true",
          "yes",
          "y",
          "x",
          "✓",
          "✔",
          "✅",
          "☑",
          "1",
          "oui",
          "vrai",
          "ja",
          "wahr",
          "si",
          "verdadero");
  private static final Set<String> NO =
      Set.of("false", "no", "n", "0", "non", "faux", "nein", "falsch", "falso");

  private WarmUp() {}

  static boolean read(Cell cell) throws CellException {
    String word = Names.plain(cell.text());
    if (YES.contains(word)) {
      return true;
    }
    if (cell.isBlank() || NO.contains(word)) {
      return false;
    }
    throw new CellException(cell, "expected yes or no, or a tick");
  }
}
