package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts value ranges out of the sheet. */
final class SheetsValues {
  private static final int GRID_ROWS = 1000;
  private static final int GRID_COLUMNS = 26;

  private final SimulatedSheet sheet;
  private final Clock clock;
  private final boolean verbatim;

  /**
   * @param verbatim recorded cells were rendered when they were recorded; the others are only known
   *     as values
   */
  SheetsValues(SimulatedSheet sheet, Clock clock, boolean verbatim) {
    this.sheet = sheet;
    this.clock = clock;
    this.verbatim = verbatim;
  }

  Map<String, Object> range(String text, Params params) {
    requireValues(params);
    var range = SheetRange.parse(text).orElseThrow(() -> SheetsError.unknownRange(text));
    var tab = sheet.find(range.tab()).orElseThrow(() -> SheetsError.unknownRange(text));
    var rows = tab.known(clock.instant());
    var body = new LinkedHashMap<String, Object>();
    body.put("range", within(range, tab.title(), rows));
    body.put("majorDimension", "ROWS");
    var cut = range.cut(rows);
    if (!cut.isEmpty()) {
      body.put("values", cut);
    }
    return body;
  }

  private void requireValues(Params params) {
    boolean rows = params.first("majorDimension").map("ROWS"::equals).orElse(true);
    boolean values =
        params.first("valueRenderOption").filter("UNFORMATTED_VALUE"::equals).isPresent();
    boolean serial = params.first("dateTimeRenderOption").map("SERIAL_NUMBER"::equals).orElse(true);
    if (!rows || !verbatim && !(values && serial)) {
      throw SheetsError.invalid(
          "The simulator only has majorDimension=ROWS, valueRenderOption=UNFORMATTED_VALUE and"
              + " dateTimeRenderOption=SERIAL_NUMBER");
    }
  }

  /** The range as the answer names it: with the tab's own name, and cut to the grid. */
  private static String within(SheetRange range, String title, List<List<Object>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    int lastRow = Math.min(range.lastRow(), Math.max(GRID_ROWS, rows.size()) - 1);
    int lastColumn = Math.min(range.lastColumn(), Math.max(GRID_COLUMNS, width) - 1);
    boolean plain = title.matches("[A-Za-z_][A-Za-z0-9_]*");
    return (plain ? title : "'" + title.replace("'", "''") + "'")
        + '!'
        + SheetRange.cell(range.firstRow(), range.firstColumn())
        + ':'
        + SheetRange.cell(lastRow, lastColumn);
  }
}
