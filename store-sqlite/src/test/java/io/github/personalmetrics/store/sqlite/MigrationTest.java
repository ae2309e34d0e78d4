package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.Fixture.ACCOUNT;
import static io.github.personalmetrics.store.sqlite.Fixture.BACK;
import static io.github.personalmetrics.store.sqlite.Fixture.GOAL;
import static io.github.personalmetrics.store.sqlite.Fixture.GONE;
import static io.github.personalmetrics.store.sqlite.Fixture.ME;
import static io.github.personalmetrics.store.sqlite.Fixture.NOW;
import static io.github.personalmetrics.store.sqlite.Fixture.RECORDS;
import static io.github.personalmetrics.store.sqlite.Fixture.RIDE;
import static io.github.personalmetrics.store.sqlite.Fixture.RUN;
import static io.github.personalmetrics.store.sqlite.Fixture.TALLY;
import static io.github.personalmetrics.store.sqlite.Fixture.TRACK;
import static io.github.personalmetrics.store.sqlite.Fixture.WORD;
import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.keylessRejection;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that an older version wrote opens with all that was in it, and stays beside itself. */
class MigrationTest {

  /** A version that is not there yet. */
  private static final Schema NEXT =
      Schema.CURRENT.and(
          "create table mood (subject integer not null, word text) strict;\n\n"
              + "insert into mood select id, 'fine' from subject;\n");

  private static final Schema BROKEN =
      Schema.CURRENT.and(
          "update record set payload = '';\n\n"
              + "delete from token;\n\n"
              + "insert into nowhere values (1);\n");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at(NOW.plus(Duration.ofHours(2)));
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("me.db");
  }

  @Test
  void aFileOfVersionOneKeepsAllAndLearnsTheRest() throws Exception {
    Fixture.unpack(1, file);

    try (var store = SqliteStore.open(file, clock)) {
      SubjectStore me = store.open(ME);
      assertKeepsWhatVersionOneHad(me, RECORDS, DeletionTally.NONE);
      assertThat(me.ledger().deleted(MEASURES)).isEmpty();
      assertThat(me.metrics().track(RUN.key())).isEmpty();
      assertThat(me.ledger().missingTracks(ACTIVITIES, 9)).containsExactly(RIDE.key(), RUN.key());

      TestCommit.to(me, MEASURES, clock).deleted("guest").commit();
      TestCommit.to(me, MEASURES, clock).restored("guest").commit();
      assertThat(me.metrics().find(RecordQuery.all())).isEqualTo(RECORDS);
    }
    assertCopied(1);
  }

  @Test
  void aFileOfVersionTwoKeepsAll() throws Exception {
    Fixture.unpack(2, file);

    try (var store = SqliteStore.open(file, clock)) {
      assertKeepsWhatVersionTwoHad(store.open(ME));
    }
    assertThat(copies()).isEmpty();
  }

  @Test
  void thereIsAFileOfEveryVersion() throws Exception {
    for (int version = 1; version <= Schema.CURRENT.newest(); version++) {
      assertThat(version(Fixture.unpack(version, folder.resolve("v" + version))))
          .isEqualTo(version);
    }
  }

  @Test
  void theNextVersionFindsAllThatIsWrittenToday() throws Exception {
    var then = SettableClock.at(NOW);
    try (var store = SqliteStore.open(file, then)) {
      Fixture.fill(store.open(ME), then);
    }

    try (var store = SqliteStore.open(new Connections(file), NEXT, clock)) {
      assertKeepsWhatVersionTwoHad(store.open(ME));
    }
    assertThat(version(file)).isEqualTo(NEXT.newest());
    assertThat(number(file, "select count(*) from mood")).isEqualTo(1);
    assertCopied(Schema.CURRENT.newest());
  }

  @Test
  void theCopyIsTheFileAsItWas() throws Exception {
    Fixture.unpack(1, file);
    SqliteStore.open(file, clock).close();

    Path copy = copies().get(0);
    assertThat(copy).hasFileName("me.db.v1-20260310T140000Z");
    if (StoreFile.isPosix(copy)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
    }
    try (var store = SqliteStore.open(copy, clock)) {
      assertKeepsWhatVersionOneHad(store.open(ME), RECORDS, DeletionTally.NONE);
    }
    // Even the copy is not changed without a copy.
    assertThat(copies()).hasSize(2);
  }

  @Test
  void noCopyIsEverOverwritten() throws Exception {
    Fixture.unpack(1, file);
    Files.writeString(folder.resolve("me.db.v1-20260310T140000Z"), "mine");
    SqliteStore.open(file, clock).close();

    assertThat(folder.resolve("me.db.v1-20260310T140000Z")).hasContent("mine");
    assertThat(folder.resolve("me.db.v1-20260310T140000Z-2")).isNotEmptyFile();
  }

  @Test
  void aMigrationThatFailsLeavesTheFileAsItWasAndNoCopies() throws Exception {
    Fixture.unpack(1, file);

    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> SqliteStore.open(new Connections(file), BROKEN, clock))
          .isInstanceOf(StoreException.Unavailable.class)
          .hasMessageContaining("nowhere");
      assertThat(version(file)).isEqualTo(1);
      assertThat(copies()).isEmpty();
    }
    assertThat(number(file, "select count(*) from token")).isEqualTo(2);
    try (var store = SqliteStore.open(file, clock)) {
      assertKeepsWhatVersionOneHad(store.open(ME), RECORDS, DeletionTally.NONE);
    }
  }

  @Test
  void whoeverHasAFileOpenThatANewerProgramMigratesWritesNoMore() throws Exception {
    try (var store = SqliteStore.open(file, clock)) {
      TestCommit.to(store.open(ME), MEASURES, clock).records(weight("1", AT, "80")).commit();
      SqliteStore.open(new Connections(file), NEXT, clock).close();

      var late = TestCommit.to(store.open(ME), MEASURES, clock).records(weight("2", AT, "81"));
      assertThatThrownBy(late::commit)
          .isInstanceOfSatisfying(
              StoreException.Corrupt.class,
              e -> assertThat(e.code()).isEqualTo("store.newer-schema"));
      assertThat(store.open(ME).metrics().find(RecordQuery.all())).hasSize(1);
    }
  }

  @Test
  void manyThatOpenAnOldFileAtOnceMigrateItOnce() throws Exception {
    Fixture.unpack(1, file);
    int threads = 6;
    var executor = Executors.newFixedThreadPool(threads);
    try {
      var start = new CountDownLatch(1);
      List<Future<Integer>> opened = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        opened.add(
            executor.submit(
                () -> {
                  start.await();
                  try (var store = SqliteStore.open(new Connections(file), NEXT, clock)) {
                    return store.open(ME).metrics().find(RecordQuery.all()).size();
                  }
                }));
      }
      start.countDown();
      for (Future<Integer> records : opened) {
        assertThat(records.get()).isEqualTo(RECORDS.size());
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(number(file, "select count(*) from mood")).isEqualTo(1);
    assertCopied(1);
  }

  @Test
  void aNewFileNeedsNoCopy() throws IOException {
    SqliteStore.open(file, clock).close();
    assertThat(copies()).isEmpty();
  }

  private static void assertKeepsWhatVersionTwoHad(SubjectStore me) {
    var records = new ArrayList<>(RECORDS);
    records.add(BACK);
    assertKeepsWhatVersionOneHad(me, records, TALLY);
    assertThat(me.ledger().deleted(ACTIVITIES))
        .containsExactly(new DeletedRecord(GONE, NOW, true, null));
    assertThat(me.ledger().deleted(MEASURES))
        .containsExactly(new DeletedRecord(BACK, NOW, false, NOW.plus(Duration.ofHours(1))));
    assertThat(me.metrics().track(RUN.key())).contains(TRACK);
    assertThat(me.transfer().keptTrack(GONE.key())).contains(TRACK);
    assertThat(me.ledger().missingTracks(ACTIVITIES, 9)).isEmpty();
    assertThat(me.notes().annotations()).containsExactly(WORD);
    assertThat(me.notes().goals()).containsExactly(GOAL);
  }

  private static void assertKeepsWhatVersionOneHad(
      SubjectStore me, List<HealthRecord> records, DeletionTally tally) {
    assertThat(me.metrics().find(RecordQuery.all())).isEqualTo(records);
    assertThat(me.metrics().find(RecordQuery.measurements(Metric.FAT_RATIO)))
        .containsExactly((Measurement) Fixture.WEIGH_IN);
    // The last commits of the fixture went by the usual recipe.
    assertThat(me.ledger().state(MEASURES))
        .isEqualTo(
            new SourceState(
                Cursor.of("page 2"), tally.equals(TALLY) ? "1" : "2/kg", ACCOUNT, false, tally));
    assertThat(me.ledger().state(LOG).cursor()).isEqualTo(Cursor.of("hash"));
    assertThat(me.ledger().rejections())
        .containsExactly(
            new OpenRejection(rejection(MEASURES, "odd", "80,x"), NOW),
            new OpenRejection(keylessRejection(MEASURES, "🦵"), NOW));
    assertThat(me.ledger().pendingDeletions())
        .containsExactly(new PendingDeletion(RIDE.key(), NOW));
    assertThat(me.ledger().history(9))
        .containsExactly(
            Fixture.finished(2, Outcome.RATE_LIMITED), Fixture.finished(1, Outcome.OK));
    assertThat(me.tokens().load("withings").map(StoredToken::bytes))
        .contains(new byte[] {42, 0, -1});
    assertThat(me.transfer().tokens()).containsExactly("dashboard.accounts", "withings");
  }

  private void assertCopied(int version) throws Exception {
    assertThat(copies()).hasSize(1);
    assertThat(version(copies().get(0))).isEqualTo(version);
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.getFileName().toString().matches("me\\.db\\.v\\d.*Z(-\\d+)?"))
          .sorted()
          .toList();
    }
  }

  private static long version(Path file) throws Exception {
    return number(file, "pragma user_version");
  }

  private static long number(Path file, String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows = connection.createStatement().executeQuery(sql)) {
      return rows.getLong(1);
    }
  }
}
