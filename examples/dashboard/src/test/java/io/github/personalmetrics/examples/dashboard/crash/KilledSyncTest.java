package io.github.personalmetrics.examples.dashboard.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSyncTest {

  private static final SourceId MEASURES = SourceId.of("withings", "measures");

  @TempDir private Path folder;

  /** Everything a person could see of a store. */
  private record Tables(
      List<HealthRecord> records,
      List<MetricInfo> metrics,
      List<OpenRejection> rejections,
      SourceState state) {

    static Tables of(Path folder) {
      try (var store = SqliteStore.open(folder.resolve("me.db"))) {
        var me = store.open(SyncProcess.ME);
        return new Tables(
            me.metrics().find(RecordQuery.all()),
            me.metrics().metrics(),
            me.ledger().rejections(),
            me.ledger().state(MEASURES));
      }
    }
  }

  @Test
  void aSyncThatWasKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
    var person =
        SyntheticPerson.of(
            11,
            LocalDate.parse("2024-01-01"),
            LocalDate.parse("2025-12-31"),
            ZoneId.of("Europe/Paris"));
    try (var simulator =
        ProviderSimulator.builder().person(person).pageSize(40).requestsPerMinute(0).start()) {
      Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
      Path disturbed = Files.createDirectory(folder.resolve("disturbed"));
      int pages = runToTheEnd(undisturbed, simulator);

      int killed = 0;
      // The first pages halve the time until a page holds what there is.
      for (int pagesBeforeTheEnd : List.of(12, 2, 3, 1, 2)) {
        killAfter(pagesBeforeTheEnd, disturbed, simulator);
        killed += pagesBeforeTheEnd;
        assertThat(Tables.of(disturbed).records()).isNotEmpty();
      }
      int left = runToTheEnd(disturbed, simulator);

      assertThat(Tables.of(disturbed)).isEqualTo(Tables.of(undisturbed));
      assertThat(left).as("pages are not read again from the start").isLessThan(pages);
      assertThat(pages - left).isGreaterThanOrEqualTo(killed);
      assertThat(runToTheEnd(disturbed, simulator)).isEqualTo(1);
    }
  }

  private static int runToTheEnd(Path folder, ProviderSimulator simulator) throws Exception {
    Process process = SyncProcess.start(folder, simulator);
    int pages = 0;
    try (BufferedReader output = output(process)) {
      String line = output.readLine();
      while ("page".equals(line)) {
        pages++;
        line = output.readLine();
      }
      assertThat(line).isEqualTo("OK");
    }
    assertThat(process.waitFor()).isZero();
    return pages;
  }

  /** SIGKILL where the system has it: nothing of the process runs on. */
  private static void killAfter(int pages, Path folder, ProviderSimulator simulator)
      throws Exception {
    Process process = SyncProcess.start(folder, simulator);
    try (BufferedReader output = output(process)) {
      for (int i = 0; i < pages; i++) {
        assertThat(output.readLine()).isEqualTo("page");
      }
      process.destroyForcibly();
      assertThat(process.waitFor()).isNotZero();
    }
  }

  private static BufferedReader output(Process process) throws IOException {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
