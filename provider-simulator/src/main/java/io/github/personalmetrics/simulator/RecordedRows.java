package io.github.personalmetrics.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a folder of recorded answers: whole envelopes, or bare arrays of rows. */
final class RecordedRows {
  private static final String DEFAULT_ZONE = "UTC";

  private final Path folder;

  RecordedRows(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads {@code withings/getmeas_*.json}; a folder without them gives an empty table.
   *
   * @throws IOException when a file cannot be read or is not what was expected; names the file
   */
  MeasureTable measures() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + " (the folder of recorded rows)");
    }
    var groups = new ArrayList<MeasureGroup>();
    var timezone = DEFAULT_ZONE;
    for (Path file : files(folder, "withings", "getmeas_*.json")) {
      try {
        var json = Json.read(Files.readString(file));
        var body = body(json);
        if (body instanceof Map<?, ?> fields && fields.get("timezone") instanceof String zone) {
          timezone = zone;
        }
        for (Object row : rows(json, body, "measuregrps")) {
          groups.add(MeasureGroup.of(object(row), Instant.MIN));
        }
      } catch (IOException | IllegalArgumentException cause) {
        throw new IOException("Cannot read the recorded rows of " + file, cause);
      }
    }
    return new MeasureTable(timezone, groups);
  }

  /**
   * Reads the files of one of the dated services; a folder without them gives no rows.
   *
   * @param list the name of the list in the answers
   * @throws IOException when a file cannot be read or is not what was expected; names the file
   */
  Map<String, DayRow.Source> days(String glob, String list) throws IOException {
    var days = new ArrayList<DayRow>();
    for (Path file : files(folder, "withings", glob)) {
      try {
        var json = Json.read(Files.readString(file));
        for (Object row : rows(json, body(json), list)) {
          days.add(DayRow.of(object(row)));
        }
      } catch (IOException | IllegalArgumentException cause) {
        throw new IOException("Cannot read the recorded rows of " + file, cause);
      }
    }
    return SimulatedRows.recorded(days);
  }

  private static @Nullable Object body(@Nullable Object json) {
    return json instanceof Map<?, ?> envelope ? envelope.get("body") : null;
  }

  /** The files of one provider by name; none if it has no folder. */
  static List<Path> files(Path folder, String provider, String glob) throws IOException {
    var files = new ArrayList<Path>();
    var directory = folder.resolve(provider);
    if (Files.isDirectory(directory)) {
      try (var stream = Files.newDirectoryStream(directory, glob)) {
        stream.forEach(files::add);
      }
    }
    return files.stream().sorted().toList();
  }

  private static List<?> rows(@Nullable Object json, @Nullable Object body, String list) {
    if (json instanceof List<?> bare) {
      return bare;
    }
    if (body instanceof Map<?, ?> fields && fields.get(list) instanceof List<?> rows) {
      return rows;
    }
    throw new IllegalArgumentException("Expected body." + list + ", or an array of rows");
  }

  @SuppressWarnings("unchecked") // Json makes every object a map with string keys
  private static Map<String, @Nullable Object> object(Object row) {
    if (row instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalArgumentException("Expected a row as an object");
  }
}
