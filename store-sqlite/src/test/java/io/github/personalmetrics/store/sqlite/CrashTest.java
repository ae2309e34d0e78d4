package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.PageWriter.ME;
import static io.github.personalmetrics.store.sqlite.PageWriter.PAGE_SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.RecordQuery;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
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
          KilledProcess.run(
              folder,
              PageWriter.class,
              List.of(file),
              before + 5 + random.nextInt(60),
              random.nextInt(20_000_000));

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

  private static String integrity(Path file) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows = connection.createStatement().executeQuery("pragma integrity_check")) {
      return rows.getString(1);
    }
  }
}
