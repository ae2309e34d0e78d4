package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded value ranges into tabs: each goes where its range says, so that a tab can come in
 * several files; where two overlap, the file that is later by name wins.
 */
final class RecordedSheets {
  private final Map<String, List<List<Object>>> tabs = new LinkedHashMap<>();

  private RecordedSheets() {}

  /**
   * Reads one {@code ValueRange} of each file, or the {@code valueRanges} of a batch.
   *
   * @throws IOException when a file cannot be read or is not what was expected; names the file
   */
  static List<SheetTab> read(List<Path> files) throws IOException {
    var sheets = new RecordedSheets();
    for (Path file : files) {
      try {
        sheets.add(Json.read(Files.readString(file)));
      } catch (IOException | IllegalArgumentException cause) {
        throw new IOException("Cannot read the recorded rows of " + file, cause);
      }
    }
    return sheets.tabs.entrySet().stream()
        .map(tab -> SheetTab.of(tab.getKey(), SheetTab.always(tab.getValue())))
        .toList();
  }

  private void add(@Nullable Object json) {
    if (json instanceof Map<?, ?> batch && batch.get("valueRanges") instanceof List<?> ranges) {
      ranges.forEach(this::add);
    } else if (json instanceof Map<?, ?> one && one.get("range") instanceof String text) {
      var range =
          SheetRange.parse(text)
              .orElseThrow(() -> new IllegalArgumentException("Not a range: " + text));
      var rows = tabs.computeIfAbsent(range.tab(), any -> new ArrayList<>());
      if (one.get("values") instanceof List<?> values) {
        for (int i = 0; i < values.size(); i++) {
          paste(rows, range.firstRow() + i, range.firstColumn(), cells(values.get(i)));
        }
      }
    } else {
      throw new IllegalArgumentException("Expected an object with \"range\" and \"values\"");
    }
  }

  private static void paste(List<List<Object>> rows, int row, int column, List<?> cells) {
    while (rows.size() <= row) {
      rows.add(new ArrayList<>());
    }
    var line = rows.get(row);
    while (line.size() < column + cells.size()) {
      line.add("");
    }
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      line.set(column + i, cell == null ? "" : cell);
    }
  }

  private static List<?> cells(@Nullable Object row) {
    if (row instanceof List<?> cells) {
      return cells;
    }
    throw new IllegalArgumentException("Expected a row as an array of cells");
  }
}
