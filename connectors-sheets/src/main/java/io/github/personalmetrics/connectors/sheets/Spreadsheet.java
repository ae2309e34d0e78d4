package io.github.personalmetrics.connectors.sheets;

import java.time.ZoneId;
import java.util.List;

/**
 * A spreadsheet as it was read.
 *
 * @param zone what its dates are in
 * @param calls requests it took to read it
 */
record Spreadsheet(ZoneId zone, List<Tab> tabs, int calls) {

  /**
   * One tab.
   *
   * @param place which of the configured tabs it is, from 0
   * @param id a number that survives renaming
   * @param rows ragged, as on the wire: numbers, booleans and text
   */
  record Tab(int place, int id, String title, TabKind kind, List<List<Object>> rows) {

    /** The cell at a row and column counted from 0; a blank one where there is none. */
    Cell cell(int row, int column) {
      List<Object> cells = rows.get(row);
      Object value = column < cells.size() ? cells.get(column) : "";
      return new Cell(title, row, column, value);
    }

    int width(int row) {
      return rows.get(row).size();
    }
  }
}
