package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.source.SourceException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first row of a tab that is not blank: the names of its columns, in any order. */
record Header(Spreadsheet.Tab tab, int row, List<Cell> cells) {

  /**
   * @throws Refused if the tab has no row at all
   */
  static Header of(Spreadsheet.Tab tab) {
    for (int row = 0; row < tab.rows().size(); row++) {
      int current = row;
      List<Cell> cells =
          IntStream.range(0, tab.width(row)).mapToObj(c -> tab.cell(current, c)).toList();
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        return new Header(tab, row, cells);
      }
    }
    throw missing(tab, "a header", "it is empty");
  }

  /** Tells which column it is; -1 if there is none. */
  int column(ColumnRole role) {
    var found = new ArrayList<Integer>();
    for (int column = 0; column < cells.size(); column++) {
      if (role.isNamed(cells.get(column).text())) {
        found.add(column);
      }
    }
    if (found.size() > 1) {
      throw twice(cells.get(found.get(0)), cells.get(found.get(1)));
    }
    return found.isEmpty() ? -1 : found.get(0);
  }

  /**
   * @throws Refused if there is no such column
   */
  int mandatory(ColumnRole role) {
    int column = column(role);
    if (column < 0) {
      String found =
          cells.stream()
              .map(Cell::text)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(", "));
      throw missing(tab, "a column \"" + role.title() + '"', "it has: " + found);
    }
    return column;
  }

  /** Rows below it. */
  IntStream rowsBelow() {
    return IntStream.range(row + 1, tab.rows().size());
  }

  static Refused twice(Cell one, Cell other) {
    return new Refused(
        "sheets.header-twice",
        "The columns at " + one.locator() + " and " + other.locator() + " mean the same",
        "Rename one of them in the sheet.",
        null);
  }

  private static Refused missing(Spreadsheet.Tab tab, String what, String found) {
    return new Refused(
        "sheets.header-missing",
        "The tab \"" + tab.title() + "\" needs " + what + "; " + abbreviated(found),
        "Name the columns in the first row of the tab: Date, Exercise, Sets, Reps, Weight for"
            + " workouts; Date and a column for each metric for metrics.",
        null);
  }

  private static String abbreviated(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }
}
