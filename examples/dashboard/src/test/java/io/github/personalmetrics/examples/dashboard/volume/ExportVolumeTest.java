package io.github.personalmetrics.examples.dashboard.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything as one file, of somebody who has much more than a person has. */
@Tag("slow")
class ExportVolumeTest {

  private static final int READINGS = 500_000;

  @TempDir Path folder;

  @Test
  void aMillionValuesGoIntoAFileInASmallHeap() throws Exception {
    String said = export();

    System.out.print(said);
    assertThat(said).startsWith("export: ").hasLineCount(1);
    assertThat(rows("measurements.csv")).isEqualTo(2 * READINGS + 1);
  }

  /**
   * @return what it said, errors included
   */
  private String export() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ExportProcess.class.getName(),
                folder.toString(),
                Integer.toString(READINGS))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    return said;
  }

  private long rows(String name) throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(folder.resolve("everything.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new BufferedReader(new InputStreamReader(zip, UTF_8)).lines().count();
        }
      }
    }
    return 0;
  }
}
