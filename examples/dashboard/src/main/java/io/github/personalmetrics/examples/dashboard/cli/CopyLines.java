package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.store.CopyCounts;
import io.github.personalmetrics.store.sqlite.SqliteBackup;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the commands that copy a store say of it. */
final class CopyLines {

  private CopyLines() {}

  static void print(PrintWriter out, SqliteBackup.Contents contents) {
    out.println(
        contents.subjects().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ", "integrity ok, of ", ":")));
    print(out, contents.counts());
  }

  static void print(PrintWriter out, CopyCounts counts) {
    Map<String, Long> lines = new LinkedHashMap<>();
    lines.put("sources", counts.sources());
    lines.put("measurements", counts.measurements());
    lines.put("activities", counts.activities());
    lines.put("workouts", counts.workouts());
    lines.put("tracks", counts.tracks());
    lines.put("deleted records", counts.deleted());
    lines.put("pending deletions", counts.pending());
    lines.put("rejections", counts.rejections());
    lines.put("runs", counts.runs());
    lines.put("annotations", counts.annotations());
    lines.put("goals", counts.goals());
    lines.put("tokens", counts.tokens());
    print(out, lines);
  }

  /** What somebody who has only the store does not have. */
  static void printWhatIsMissing(PrintWriter out, Settings settings) {
    out.println(
        settings.keys() == null
            ? "Not in it: the key file "
                + settings.keyFile()
                + ", without which the tokens in it cannot be read; keep a copy elsewhere."
            : "Not in it: the keys in secrets.key, without which the tokens in it cannot be read.");
    out.println("Nor the settings, nor the models in " + settings.models() + '.');
  }

  private static void print(PrintWriter out, Map<String, Long> counts) {
    counts.forEach((kind, count) -> out.println("  " + kind + ' ' + count));
  }
}
