package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.PageWriter.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.store.RecordQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it puts a backup in the place of a store. */
class RestoreCrashTest {

  @TempDir Path folder;

  @Test
  void aKilledRestoreLeavesTheOldStoreOrTheNewOne() throws Exception {
    killAgainAndAgain(3, new Random(11));
  }

  @Tag("slow")
  @Test
  void twentyKilledRestoresEachLeaveAWholeStore() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("restore crash: seed " + seed);
    killAgainAndAgain(20, new Random(seed));
  }

  private void killAgainAndAgain(int rounds, Random random) throws Exception {
    Path store = folder.resolve("me.db");
    Path few = backup("few.db", 2);
    Path many = backup("many.db", 5);
    SqliteBackup.restore(few, store, Clock.systemUTC(), part -> {});
    for (int round = 0; round < rounds; round++) {
      KilledProcess.run(
          folder,
          RestoreProcess.class,
          List.of(store, few, many),
          1 + random.nextInt(3),
          random.nextInt(60_000_000));

      List<HealthRecord> found = records(store);
      assertThat(found).isIn(PageWriter.records(0, 2), PageWriter.records(0, 5));
      // What was replaced is kept whole too, and nothing else is taken for a store.
      for (Path kept : kept()) {
        assertThat(SqliteBackup.verify(kept).subjects()).containsExactly(ME);
        Files.delete(kept);
      }
      SqliteBackup.restore(many, store, Clock.systemUTC(), part -> {});
      assertThat(records(store)).isEqualTo(PageWriter.records(0, 5));
    }
  }

  private Path backup(String name, int pages) {
    Path made = folder.resolve("made-" + name);
    Path backup = folder.resolve(name);
    try (var store = SqliteStore.open(made)) {
      for (int page = 0; page < pages; page++) {
        PageWriter.commit(store.open(ME), page);
      }
      store.backup(backup, part -> {});
    }
    return backup;
  }

  private static List<HealthRecord> records(Path file) {
    try (var store = SqliteStore.open(file)) {
      return store.open(ME).metrics().find(RecordQuery.all());
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(".replaced-")).toList();
    }
  }
}
