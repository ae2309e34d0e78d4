package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One tab of a spreadsheet.
 *
 * @param id the number that survives renaming
 */
record SheetTab(int id, String title, List<Row> rows) {

  /** A row that is there from a moment on; a blank one has no cells. */
  record Row(Instant since, List<Object> cells) {}

  SheetTab {
    rows = List.copyOf(rows);
  }

  /** A tab whose number follows from its first name, so that other tabs have no say in it. */
  static SheetTab of(String title, List<Row> rows) {
    int id = (int) (Dice.mix(title.hashCode()) & Integer.MAX_VALUE);
    return new SheetTab(id, title, rows);
  }

  static List<Row> always(List<? extends List<?>> rows) {
    return rows.stream().map(cells -> new Row(Instant.MIN, List.<Object>copyOf(cells))).toList();
  }

  SheetTab withTitle(String title) {
    return new SheetTab(id, title, rows);
  }

  SheetTab withRows(List<Row> rows) {
    return new SheetTab(id, title, rows);
  }

  /** The rows that are there by now, as the wire has them: no empty cells or rows at the ends. */
  List<List<Object>> known(Instant now) {
    var known = new ArrayList<List<Object>>();
    rows.stream().filter(row -> !row.since().isAfter(now)).forEach(row -> known.add(row.cells()));
    return trimmed(known.stream().map(SheetTab::trimmedRow).toList());
  }

  static List<Object> trimmedRow(List<Object> cells) {
    int end = cells.size();
    while (end > 0 && cells.get(end - 1).equals("")) {
      end--;
    }
    return List.copyOf(cells.subList(0, end));
  }

  static List<List<Object>> trimmed(List<List<Object>> rows) {
    int end = rows.size();
    while (end > 0 && rows.get(end - 1).isEmpty()) {
      end--;
    }
    return List.copyOf(rows.subList(0, end));
  }
}
