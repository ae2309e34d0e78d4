package io.github.personalmetrics.connectors.sheets;

import java.util.Set;

/** Rows that add up others, and must not be taken for work that was done. */
final class Totals {

  private static final Set<String> WORDS =
      Set.of(
          "total",
          "totals",
          "subtotal",
          "grandtotal",
          "sum",
          "totaux",
          "soustotal",
          "somme",
          "summe",
          "gesamt",
          "insgesamt",
          "zwischensumme",
          "suma");

  private Totals() {}

  /**
   * @throws CellException if the cell says that its row is one, and nothing else
   */
  static void refuse(Cell cell) throws CellException {
    if (is(cell)) {
      throw total(cell);
    }
  }

  /**
   * @throws CellException if the cell begins with such a word, as in {@code Total reps}
   */
  static void refuseByFirstWord(Cell cell) throws CellException {
    refuse(cell);
    if (cell.isText() && WORDS.contains(Names.key(cell.text().split(" ", 2)[0]))) {
      throw total(cell);
    }
  }

  static boolean is(Cell cell) {
    return cell.isText() && WORDS.contains(Names.key(cell.text()));
  }

  private static CellException total(Cell cell) {
    return new CellException(cell, "this row is a total, nothing that was done");
  }
}
