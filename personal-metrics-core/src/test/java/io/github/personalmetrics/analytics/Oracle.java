package io.github.personalmetrics.analytics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expected values that somebody else computed, read from the folder named by shared.data. */
final class Oracle {

  private Oracle() {}

  static List<Map<String, String>> rows(String file) {
    String folder = System.getProperty("shared.data", "");
    assumeTrue(!folder.isBlank(), "oracles: no folder given by -Dshared.data");
    Path path = Path.of(System.getProperty("project.root", ".")).resolve(folder).resolve("oracles");
    assumeTrue(Files.isDirectory(path), () -> "oracles: there is no folder " + path);
    try {
      List<String> lines = Files.readAllLines(path.resolve(file));
      String[] header = lines.get(0).split(",", -1);
      var rows = new ArrayList<Map<String, String>>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        var row = new HashMap<String, String>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], cells[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
