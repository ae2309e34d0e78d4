package io.github.personalmetrics.analytics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values that somebody else measured or computed, read from the folder named by shared.data. */
final class Oracle {

  private Oracle() {}

  static List<Map<String, String>> rows(String file) {
    return rows("oracles", file);
  }

  static List<Map<String, String>> rows(String folder, String file) {
    List<String> lines = read(folder, file).lines().toList();
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
  }

  /** An object as nested maps, lists, strings and doubles. */
  static Map<String, Object> json(String folder, String file) {
    var type = Types.newParameterizedType(Map.class, String.class, Object.class);
    try {
      return Objects.requireNonNull(
          new Moshi.Builder()
              .build()
              .<Map<String, Object>>adapter(type)
              .fromJson(read(folder, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name, String file) {
    String root = System.getProperty("shared.data", "");
    assumeTrue(!root.isBlank(), name + ": no folder given by -Dshared.data");
    Path folder = Path.of(System.getProperty("project.root", ".")).resolve(root).resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> name + ": there is no folder " + folder);
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
