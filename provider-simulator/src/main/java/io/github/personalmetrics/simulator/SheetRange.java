package io.github.personalmetrics.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range in A1 notation: {@code log}, {@code log!A:H}, {@code 'My log'!A2:H20}. Rows and columns
 * count from 0, both ends included; an open end is {@link Integer#MAX_VALUE}.
 */
record SheetRange(String tab, int firstRow, int firstColumn, int lastRow, int lastColumn) {
  private static final int OPEN = Integer.MAX_VALUE;
  private static final Pattern TAB = Pattern.compile("'((?:[^']|'')+)'|([^'!]+)");
  private static final Pattern CELLS =
      Pattern.compile(
          "([A-Z]{0,3})(\\d{0,7})(?::([A-Z]{0,3})(\\d{0,7}))?", Pattern.CASE_INSENSITIVE);

  /** Reads a range; empty when it has not the form of one. */
  static Optional<SheetRange> parse(String text) {
    int mark = text.lastIndexOf('!');
    var tab = TAB.matcher(mark < 0 ? text : text.substring(0, mark));
    if (!tab.matches()) {
      return Optional.empty();
    }
    var title = tab.group(1) == null ? tab.group(2) : tab.group(1).replace("''", "'");
    if (mark < 0) {
      return Optional.of(new SheetRange(title, 0, 0, OPEN, OPEN));
    }
    var cells = CELLS.matcher(text.substring(mark + 1));
    if (mark == text.length() - 1 || !cells.matches()) {
      return Optional.empty();
    }
    boolean single = cells.group(3) == null && cells.group(4) == null;
    return Optional.of(
        new SheetRange(
            title,
            row(cells.group(2), 0),
            column(cells.group(1), 0),
            row(cells.group(single ? 2 : 4), OPEN),
            column(cells.group(single ? 1 : 3), OPEN)));
  }

  /** The cells of the range, again without empty ends. */
  List<List<Object>> cut(List<List<Object>> rows) {
    var cut = new ArrayList<List<Object>>();
    for (int row = firstRow; row < rows.size() && row <= lastRow; row++) {
      var cells = rows.get(row);
      int to = lastColumn >= cells.size() ? cells.size() : lastColumn + 1;
      cut.add(SheetTab.trimmedRow(cells.subList(Math.min(firstColumn, to), to)));
    }
    return SheetTab.trimmed(cut);
  }

  /** {@code A1}, for a cell counted from 0. */
  static String cell(int row, int column) {
    var letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.append(row + 1).toString();
  }

  private static int row(String digits, int open) {
    return digits.isEmpty() ? open : Math.max(0, Integer.parseInt(digits) - 1);
  }

  private static int column(String letters, int open) {
    int column = 0;
    for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + (letter - 'A' + 1);
    }
    return letters.isEmpty() ? open : column - 1;
  }
}
