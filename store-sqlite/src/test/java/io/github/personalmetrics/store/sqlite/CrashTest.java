package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.PageWriter.ME;
import static io.github.personalmetrics.store.sqlite.PageWriter.PAGE_SIZE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.RecordQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of its work. */
class CrashTest {

  @TempDir Path folder;

  @Test
  void aKilledWriterLosesNothingItAcknowledgedAndLeavesNoHalfPage() throws Exception {
    killAgainAndAgain(3, new Random(7));
  }

  @Tag("slow")
  @Test
  void twentyKilledWritersLoseNothingTheyAcknowledged() throws Exception {
    var seed = new Random().nextLong();
    System.out.println("crash: seed " + seed);
    killAgainAndAgain(20, new Random(seed));
  }

  private void killAgainAndAgain(int rounds, Random random) throws Exception {
    Path file = folder.resolve("me.db");
    int before = 0;
    for (int round = 0; round < rounds; round++) {
      int acknowledged =
          writeUntilKilled(file, before + 5 + random.nextInt(60), random.nextInt(20_000_000));

      assertThat(integrity(file)).isEqualTo("ok");
      try (var store = SqliteStore.open(file)) {
        var me = store.open(ME);
        int pages = PageWriter.pages(me);
        assertThat(pages).isBetween(acknowledged, acknowledged + 1);
        assertThat(me.metrics().find(RecordQuery.all())).isEqualTo(PageWriter.records(0, pages));
        assertThat(me.metrics().find(RecordQuery.measurements(Metric.BODY_WEIGHT)))
            .hasSize(pages * PAGE_SIZE);
        before = pages;
      }
    }
  }

  /**
   * Kills the child so many nanoseconds after it has acknowledged that many pages: it is somewhere
   * in a later one by then.
   *
   * @return the last page that it acknowledged
   */
  private static int writeUntilKilled(Path file, int pages, int nanos)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The driver leaves its native library behind when it is killed.
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                PageWriter.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = 0;
    try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Math.max(last, Integer.parseInt(line));
        if (last == pages) {
          LockSupport.parkNanos(nanos);
          // Not by the process itself: that would close the stream with what was acknowledged.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertThat(last).as("acknowledged pages").isGreaterThanOrEqualTo(pages);
    return last;
  }

  private static String integrity(Path file) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows = connection.createStatement().executeQuery("pragma integrity_check")) {
      return rows.getString(1);
    }
  }
}
