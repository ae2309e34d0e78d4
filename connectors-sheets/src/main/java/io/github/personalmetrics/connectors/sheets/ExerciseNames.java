package io.github.personalmetrics.connectors.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One name for each exercise, whatever its spelling: a table of aliases in four languages, which a
 * person may extend. Case, accents, spaces, hyphens and emoji do not count when a name is looked
 * up; what is not in the table stays as it was typed, but for a capital at the beginning.
 *
 * <p>What a name becomes depends on that name only, so that no row renames the exercise of another.
 */
final class ExerciseNames {

  private static final String TABLE = "exercises.txt";

  private final Map<String, String> names;

  private ExerciseNames(Map<String, String> names) {
    this.names = names;
  }

  /** The table that comes with the connector. */
  static ExerciseNames standard() {
    try (var table = ExerciseNames.class.getResourceAsStream(TABLE)) {
      byte[] bytes = Objects.requireNonNull(table, TABLE).readAllBytes();
      return new ExerciseNames(Map.of()).and(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * With more aliases, which count before those that are there. A line is {@code Bench press =
   * bench, développé couché}; what follows a {@code #} is a remark.
   *
   * @throws IllegalArgumentException if a line is not written so, or gives one alias to two
   */
  ExerciseNames and(String table) {
    var more = new LinkedHashMap<String, String>();
    String[] lines = table.split("\\R");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replace("\uFEFF", "").replaceAll("#.*", "").strip();
      if (!line.isEmpty()) {
        add(more, line, i + 1);
      }
    }
    var all = new LinkedHashMap<>(names);
    all.putAll(more);
    return new ExerciseNames(all);
  }

  private static void add(Map<String, String> more, String line, int number) {
    int equals = line.indexOf('=');
    String name = equals < 0 ? "" : line.substring(0, equals).strip();
    if (Names.key(name).isEmpty()) {
      throw new IllegalArgumentException(
          "line " + number + ": expected a name and its aliases, such as Bench press = bench, BP");
    }
    for (String alias : (name + ',' + line.substring(equals + 1)).split(",")) {
      String key = Names.key(alias);
      String other = key.isEmpty() ? null : more.putIfAbsent(key, name);
      if (other != null && !other.equals(name)) {
        throw new IllegalArgumentException(
            "line " + number + ": " + alias.strip() + " means " + other + " already");
      }
    }
  }

  String name(String typed) {
    String key = Names.key(typed);
    String known = key.isEmpty() ? null : names.get(key);
    return known == null ? capital(typed) : known;
  }

  private static String capital(String typed) {
    int end = typed.offsetByCodePoints(0, 1);
    return typed.substring(0, end).toUpperCase(Locale.ROOT) + typed.substring(end);
  }

  /** Changes when an alias does. */
  String digest() {
    return SheetHash.of(names.toString());
  }
}
