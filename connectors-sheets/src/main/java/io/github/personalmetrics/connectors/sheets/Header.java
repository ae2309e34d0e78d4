package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.source.SourceException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first row of a tab that is not blank: the names of its columns, in any order. */
record Header(Spreadsheet.Tab tab, SheetLayout layout, int row, List<ColumnName> columns) {

  /**
   * @throws Refused if the tab has no row at all
   */
  static Header of(Spreadsheet.Tab tab, SheetLayout layout) {
    for (int row = 0; row < tab.rows().size(); row++) {
      int current = row;
      List<ColumnName> columns =
          IntStream.range(0, tab.width(row))
              .mapToObj(column -> new ColumnName(tab.cell(current, column)))
              .toList();
      if (columns.stream().anyMatch(column -> !column.cell().isBlank())) {
        return new Header(tab, layout, row, columns);
      }
    }
    throw missing(tab, "a header", "it is empty");
  }

  /**
   * Tells which column it is; -1 if there is none.
   *
   * @throws Refused if there are two, or if its owner named one that is not there
   */
  int column(ColumnRole role) {
    var own = layout.header(role);
    if (own.isPresent()) {
      int column = only(columns(role, own.get()));
      if (column < 0) {
        throw missing(role, own.get());
      }
      return column;
    }
    return known(role);
  }

  /**
   * @throws Refused if there is no such column
   */
  int mandatory(ColumnRole role) {
    int column = column(role);
    if (column < 0) {
      throw missing(role, role.title());
    }
    return column;
  }

  /** The column of the day; a tab of metrics may call it another name than the log does. */
  int day() {
    int own = layout.header(ColumnRole.DATE).map(h -> only(columns(ColumnRole.DATE, h))).orElse(-1);
    int column = own < 0 ? known(ColumnRole.DATE) : own;
    if (column < 0) {
      throw missing(ColumnRole.DATE, layout.header(ColumnRole.DATE).orElse("Date"));
    }
    return column;
  }

  /** By the names that everybody knows, of which the first counts before the others. */
  private int known(ColumnRole role) {
    List<Integer> named =
        IntStream.range(0, columns.size())
            .filter(column -> role.isNamed(columns.get(column)) && isFree(columns.get(column)))
            .boxed()
            .toList();
    List<Integer> titled =
        named.stream().filter(column -> role.isTitle(columns.get(column))).toList();
    return only(titled.isEmpty() ? named : titled);
  }

  /** Unless its owner gave it another meaning. */
  private boolean isFree(ColumnName column) {
    return ColumnRole.all().stream().noneMatch(role -> isHeader(column, role, layout.header(role)));
  }

  private List<Integer> columns(ColumnRole role, String header) {
    var found = new ArrayList<Integer>();
    for (int column = 0; column < columns.size(); column++) {
      if (isHeader(columns.get(column), role, Optional.of(header))) {
        found.add(column);
      }
    }
    return found;
  }

  private static boolean isHeader(ColumnName column, ColumnRole role, Optional<String> header) {
    String key = header.map(Names::key).orElse("");
    return !key.isEmpty()
        && (key.equals(column.key(role)) || key.equals(Names.key(column.cell().text())));
  }

  private int only(List<Integer> found) {
    if (found.size() > 1) {
      throw twice(columns.get(found.get(0)).cell(), columns.get(found.get(1)).cell());
    }
    return found.isEmpty() ? -1 : found.get(0);
  }

  /** Rows below it, without those that say the same once more. */
  IntStream rowsBelow() {
    return IntStream.range(row + 1, tab.rows().size()).filter(below -> !isRepeated(below));
  }

  private boolean isRepeated(int below) {
    return toLastCell(below).equals(toLastCell(row));
  }

  private List<Object> toLastCell(int of) {
    int end = tab.width(of);
    while (end > 0 && tab.cell(of, end - 1).isBlank()) {
      end--;
    }
    return tab.rows().get(of).subList(0, end);
  }

  static Refused twice(Cell one, Cell other) {
    return new Refused(
        "sheets.header-twice",
        "The columns at " + one.locator() + " and " + other.locator() + " mean the same",
        "Rename one of them in the sheet, or say which it is in sheets.layout.",
        null);
  }

  private Refused missing(ColumnRole role, String name) {
    String found =
        columns.stream()
            .map(column -> column.cell().text())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return missing(tab, "a column \"" + name + '"', "it has: " + found, role.setting());
  }

  private static Refused missing(Spreadsheet.Tab tab, String what, String found) {
    return missing(tab, what, found, "date");
  }

  private static Refused missing(Spreadsheet.Tab tab, String what, String found, String setting) {
    return new Refused(
        "sheets.header-missing",
        "The tab \"" + tab.title() + "\" needs " + what + "; " + abbreviated(found),
        "Name the columns in the first row of the tab: Date, Exercise, Sets, Reps, Weight for"
            + " workouts; Date and a column for each metric for metrics. Or put your own name of"
            + " the column into sheets.layout."
            + setting
            + ".",
        null);
  }

  private static String abbreviated(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }
}
