package io.github.personalmetrics.connectors.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.simulator.ProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet of a million cells, synced twice in a JVM of its own with a small heap. */
@Tag("slow")
class MillionCellsTest {

  private static final int COLUMNS = 7;
  private static final int ROWS = 1_000_000 / COLUMNS;
  private static final int LAST_DAY = 45_352;

  @TempDir Path folder;

  @Test
  void aSheetIsSyncedInASmallHeapAndCostsOneCallWhileItIsTheSame() throws Exception {
    try (var simulator =
        ProviderSimulator.builder().person(Athlete.SYNTHETIC).sheetsRequestsPerMinute(0).start()) {
      simulator.sheet().replace("log", rows());
      Path key = folder.resolve("key.json");
      Files.writeString(key, simulator.sheetsCredentialsJson());

      String said =
          run(
              simulator.sheetsSpreadsheetId(),
              key.toString(),
              simulator.sheetsRootUrl().toString());

      System.out.print(said);
      assertThat(said).startsWith("million cells: ").hasLineCount(1);
      assertThat(simulator.calls("sheets/get")).isEqualTo(1);
      assertThat(simulator.calls("sheets/batchGet")).isEqualTo(2);
    }
  }

  private static List<List<Object>> rows() {
    var rows = new ArrayList<List<Object>>(ROWS);
    rows.add(List.of("Date", "Session", "Exercise", "Sets", "Reps", "Weight", "Notes"));
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          List.of(
              LAST_DAY - i / MillionCellsSyncer.ROWS_OF_A_SESSION,
              "Evening",
              i % 2 == 0 ? "Back squat" : "Bench press",
              MillionCellsSyncer.SETS,
              5,
              40 + i % 200 / 2.0,
              "felt fine " + i));
    }
    return rows;
  }

  /**
   * @return what it said, errors included
   */
  private static String run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MillionCellsSyncer.class.getName(),
                Integer.toString(ROWS)));
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(child.getInputStream().readAllBytes(), UTF_8)
            .lines()
            .filter(line -> !line.startsWith("SLF4J"))
            .reduce("", (all, line) -> all + line + '\n');
    assertThat(child.waitFor()).as(said).isZero();
    return said;
  }
}
