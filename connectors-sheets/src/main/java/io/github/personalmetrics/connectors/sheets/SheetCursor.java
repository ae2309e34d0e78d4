package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.Cursor;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was read the last time: a digest of everything, and the zone and the tabs' numbers, so that
 * nobody has to be asked for them as long as the cells are the same.
 *
 * @param tabs the tabs' numbers by their places in the setting
 */
record SheetCursor(ZoneId zone, Map<Integer, Integer> tabs, String digest) {

  private static final String FORM = "sheet2";

  static SheetCursor of(Spreadsheet spreadsheet, String recipe) {
    var tabs = new TreeMap<Integer, Integer>();
    spreadsheet.tabs().forEach(tab -> tabs.put(tab.place(), tab.id()));
    return new SheetCursor(spreadsheet.zone(), tabs, SheetHash.of(spreadsheet, recipe));
  }

  /** Absent at the start, and for what an older version wrote. */
  static Optional<SheetCursor> parse(Cursor cursor) {
    String[] parts = cursor.value().split(" ");
    if (parts.length != 4 || !parts[0].equals(FORM)) {
      return Optional.empty();
    }
    try {
      var tabs = new TreeMap<Integer, Integer>();
      Arrays.stream(parts[2].split(","))
          .map(tab -> tab.split(":"))
          .forEach(tab -> tabs.put(Integer.valueOf(tab[0]), Integer.valueOf(tab[1])));
      return Optional.of(new SheetCursor(ZoneId.of(parts[1]), tabs, parts[3]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  Cursor toCursor() {
    String places =
        tabs.entrySet().stream()
            .map(tab -> tab.getKey() + ":" + tab.getValue())
            .collect(Collectors.joining(","));
    return Cursor.of(String.join(" ", FORM, zone.getId(), places, digest));
  }
}
