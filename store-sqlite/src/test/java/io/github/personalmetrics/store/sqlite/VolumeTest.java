package io.github.personalmetrics.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Much more than a person has, through the real engine, in a small heap. */
@Tag("slow")
class VolumeTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"1, 1000000", "1000, 200"})
  void everythingIsStoredOnceInASmallHeap(int subjects, int each) throws Exception {
    int records = subjects * each;
    Path file = folder.resolve("people.db");

    String said = sync(file, subjects, each);

    System.out.print(said);
    assertThat(said).startsWith("volume: ").hasLineCount(1);
    assertThat(count(file, "subject")).isEqualTo(subjects);
    assertThat(count(file, "record")).isEqualTo(records);
    assertThat(count(file, "measurement_metric")).isEqualTo(records * VolumeSyncer.METRICS);
  }

  /**
   * @return what it said, errors included
   */
  private static String sync(Path file, int subjects, int each)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                VolumeSyncer.class.getName(),
                file.toString(),
                Integer.toString(subjects),
                Integer.toString(each))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    return said;
  }

  private static int count(Path file, String table) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
      return rows.getInt(1);
    }
  }
}
