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
   * @throws CellException if the cell says that its row is one
   */
  static void refuse(Cell cell) throws CellException {
    if (cell.isText() && WORDS.contains(Names.key(cell.text()))) {
      throw new CellException(cell, "this row is a total, nothing that was done");
    }
  }
}
