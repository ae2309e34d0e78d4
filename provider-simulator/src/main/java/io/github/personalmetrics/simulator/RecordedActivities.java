package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads recorded pages of {@code athlete/activities}: arrays of rows, served as they are. */
final class RecordedActivities {
  private final Path folder;

  RecordedActivities(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads {@code strava/activities_*.json}; a folder without them gives an empty table.
   *
   * @throws IOException when a file cannot be read or is not what was expected; names the file
   */
  StravaTable table() throws IOException {
    var rows = new ArrayList<StravaTable.Row>();
    for (Path file : RecordedRows.files(folder, "strava", "activities_*.json")) {
      try {
        if (!(Json.read(Files.readString(file)) instanceof List<?> array)) {
          throw new IllegalArgumentException("Expected an array of activities");
        }
        array.forEach(row -> rows.add(row(row)));
      } catch (IOException | IllegalArgumentException | DateTimeException cause) {
        throw new IOException("Cannot read the recorded rows of " + file, cause);
      }
    }
    return new StravaTable(rows);
  }

  private static StravaTable.Row row(@Nullable Object row) {
    if (row instanceof Map<?, ?> fields) {
      var json = new LinkedHashMap<String, @Nullable Object>();
      fields.forEach((key, value) -> json.put(String.valueOf(key), value));
      return StravaTable.Row.of(json, Instant.MIN, null);
    }
    throw new IllegalArgumentException("Expected an activity with an id and a start_date");
  }
}
