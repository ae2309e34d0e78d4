package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
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

  /** Whether the cell says that its row is one, and nothing else. */
  static boolean is(Cell cell) {
    return cell.isText() && WORDS.contains(Names.key(cell.text()));
  }

  /** Whether the cell says so with its first word, as in {@code Total reps}. */
  static boolean isByFirstWord(Cell cell) {
    return is(cell) || (cell.isText() && WORDS.contains(Names.key(cell.text().split(" ", 2)[0])));
  }

  /** With an id of its own: it says nothing about any day, and must not stop deletions. */
  static Rejection rejection(Cell cell, SourceId source, Spreadsheet.Tab tab) {
    return new CellException(cell, "this row is a total, nothing that was done")
        .rejection(source, tab.id() + ":total");
  }
}
