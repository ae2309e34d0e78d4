package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.measurement;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.TestCommit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file share nothing but the file, as two processes do. */
class TwoProcessesTest {

  private static final SubjectId ME = SubjectId.of("me");
  private static final int COMMITS = 300;

  @TempDir Path folder;

  @Test
  void twoBusyWritersBothGetThroughEveryTime() throws Exception {
    Path file = folder.resolve("me.db");
    var executor = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> writers = new ArrayList<>();
      for (String stream : List.of("one", "two")) {
        writers.add(executor.submit(() -> write(file, SourceId.of("writer", stream))));
      }
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isEqualTo(COMMITS);
      }
    } finally {
      executor.shutdownNow();
    }
    try (var store = SqliteStore.open(file)) {
      assertThat(store.open(ME).metrics().find(RecordQuery.all())).hasSize(2 * COMMITS);
    }
  }

  /** Reads, then writes what depends on it: what SQLite's default transactions fail at. */
  private static int write(Path file, SourceId source) {
    try (var store = SqliteStore.open(file)) {
      var me = store.open(ME);
      for (int i = 0; i < COMMITS; i++) {
        TestCommit.to(me, source, Clock.systemUTC())
            .records(measurement("m" + i).from(source).at(AT.plusSeconds(i)).build())
            .next(Integer.toString(i + 1))
            .commit();
      }
      return Integer.parseInt(me.ledger().state(source).cursor().value());
    }
  }
}
