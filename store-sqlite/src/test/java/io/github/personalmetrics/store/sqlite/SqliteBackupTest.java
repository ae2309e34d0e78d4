package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.Fixture.ME;
import static io.github.personalmetrics.store.sqlite.Fixture.NOW;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out and the way back. */
class SqliteBackupTest {

  private static final int PAGES = 60;

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at(NOW);

  @Test
  void aBackupHoldsAllAndComesBack() throws IOException {
    LedgerMemory memory = fill();
    try (var store = SqliteStore.open(file(), clock)) {
      var contents = store.backup(backup(), Snapshot.UNWATCHED);
      assertThat(contents.schema()).isEqualTo(Schema.CURRENT.newest());
      assertThat(contents.subjects()).containsExactly(ME);
      assertThat(contents.counts())
          .containsEntry("measurements", 3L)
          .containsEntry("activities", 2L)
          .containsEntry("workouts", 1L)
          .containsEntry("tracks", 2L)
          .containsEntry("deleted records", 2L)
          .containsEntry("pending deletions", 1L)
          .containsEntry("rejections", 2L)
          .containsEntry("runs", 2L)
          .containsEntry("annotations", 1L)
          .containsEntry("goals", 1L)
          .containsEntry("tokens", 2L);
      commit(store, "later");
    }
    if (StoreFile.isPosix(backup())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
          .isEqualTo("rw-------");
    }

    Path kept = restore().orElseThrow();
    assertThat(kept).hasFileName("me.db.replaced-20260310T130000Z");
    try (var store = SqliteStore.open(file(), clock);
        var replaced = SqliteStore.open(kept, clock)) {
      assertThat(LedgerMemory.of(store.open(ME))).isEqualTo(memory);
      assertThat(records(store)).hasSize(6);
      assertThat(records(replaced)).hasSize(7);
    }
    assertThat(names()).containsExactly("backup.db", "me.db", kept.getFileName().toString());
  }

  @Test
  void aBackupMadeWhileOthersWriteIsOneMomentOfThem() throws Exception {
    var executor = Executors.newSingleThreadExecutor();
    try (var store = SqliteStore.open(file())) {
      PageWriter.commit(store.open(PageWriter.ME), 0);
      // The second half waits for a copy that began in the first.
      var begun = new CountDownLatch(1);
      var copied = new CountDownLatch(1);
      var writing =
          executor.submit(
              () -> {
                for (int page = 1; page < PAGES; page++) {
                  PageWriter.commit(store.open(PageWriter.ME), page);
                  if (page == PAGES / 3) {
                    begun.countDown();
                  } else if (page == 2 * PAGES / 3) {
                    copied.await();
                  }
                }
                return true;
              });
      begun.await();
      List<Path> copies = new ArrayList<>();
      while (!writing.isDone() || copies.isEmpty()) {
        Path copy = folder.resolve("copy" + copies.size());
        store.backup(copy, Snapshot.UNWATCHED);
        copies.add(copy);
        copied.countDown();
      }
      writing.get();
      List<Integer> seen = new ArrayList<>();
      for (Path copy : copies) {
        try (var opened = SqliteStore.open(copy)) {
          SubjectStore me = opened.open(PageWriter.ME);
          seen.add(PageWriter.pages(me));
          assertThat(me.metrics().find(RecordQuery.all()))
              .isEqualTo(PageWriter.records(0, PageWriter.pages(me)));
        }
      }
      assertThat(seen).as("a copy of the midst").anyMatch(pages -> pages > 1 && pages < PAGES);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void progressGoesFromNothingToAll() {
    List<Double> seen = new ArrayList<>();
    try (var store = SqliteStore.open(file(), clock)) {
      TestCommit.to(store.open(ME), MEASURES, clock)
          .records(IntStream.range(0, 20_000).mapToObj(i -> weight("m" + i, AT, "80")).toList())
          .commit();
      store.backup(backup(), seen::add);
    }
    assertThat(seen).isSorted().last().isEqualTo(1.0);
    assertThat(seen).first().satisfies(done -> assertThat(done).isLessThan(1));
  }

  @Test
  void noFileIsOverwritten() throws IOException {
    fill();
    Files.writeString(backup(), "mine");
    try (var store = SqliteStore.open(file(), clock)) {
      assertCode("store.copy-exists", () -> store.backup(backup(), Snapshot.UNWATCHED));
      assertCode("store.copy-exists", () -> store.backup(file(), Snapshot.UNWATCHED));
    }
    assertThat(backup()).hasContent("mine");
  }

  @Test
  void twoBackupsToOneNameDoNotWriteIntoEachOther() throws IOException {
    fill();
    try (var store = SqliteStore.open(file(), clock)) {
      DoubleConsumer second =
          done -> {
            if (done == 1) {
              store.backup(backup(), Snapshot.UNWATCHED);
            }
          };
      assertCode("store.copy-exists", () -> store.backup(backup(), second));
    }
    SqliteBackup.verify(backup());
    assertThat(names()).containsExactly("backup.db", "me.db");
  }

  @Test
  void aCopyThatIsDamagedGetsNoName() throws IOException {
    fill();
    try (var connections = new Connections(file())) {
      assertCode(
          "store.corrupt",
          () ->
              Snapshot.write(
                  connections,
                  backup(),
                  Snapshot.UNWATCHED,
                  part -> {
                    throw Errors.damaged(part, "for a test");
                  }));
    }
    assertThat(names()).containsExactly("me.db");
  }

  @Test
  void aBackupOfAnOlderStoreLeavesItAsItIs() throws IOException {
    Fixture.unpack(1, file());
    byte[] before = Files.readAllBytes(file());

    assertThat(SqliteBackup.copy(file(), backup(), Snapshot.UNWATCHED).schema()).isEqualTo(1);
    assertThat(file()).hasBinaryContent(before);
    assertThat(names()).containsExactly("backup.db", "me.db");
    assertCode(
        "store.not-there",
        () -> SqliteBackup.copy(folder.resolve("no.db"), backup(), Snapshot.UNWATCHED));
  }

  @Test
  void aSealedFileIsABackupAndAnOpenOneIsNot() throws IOException {
    fill();
    try (var store = SqliteStore.open(file(), clock)) {
      assertThat(records(store)).hasSize(6);
      assertCode("store.in-use", () -> SqliteBackup.seal(file(), backup()));
    }
    assertThat(SqliteBackup.seal(file(), backup()).counts()).containsEntry("measurements", 3L);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(backup());
    }
    assertThat(restore()).isEmpty();
  }

  @Test
  void whoHasOnlyALeaseIsNotHeld() {
    try (var store = SqliteStore.open(file(), clock)) {
      assertThat(store.open(ME).ledger().lease(MEASURES, "sync", clock.instant())).isPresent();
      assertThat(store.backup(backup(), Snapshot.UNWATCHED).subjects()).isEmpty();
      store.open(ME).tokens().compareAndSet("strava", 0, new byte[1]);
    }
    assertThat(SqliteBackup.verify(file()).subjects()).containsExactly(ME);
  }

  @Test
  void whatIsToldOfARestoreIsReadFromTheStoreAsItIsNow() throws IOException {
    Fixture.unpack(1, backup());
    var restored = SqliteBackup.restore(backup(), file(), clock, Snapshot.UNWATCHED);
    assertThat(restored.contents()).isEqualTo(SqliteBackup.verify(file()));
    assertThat(restored.contents().schema()).isEqualTo(Schema.CURRENT.newest());
  }

  @Test
  void aStoreThatIsOpenIsNotReplaced() throws IOException {
    fill();
    try (var store = SqliteStore.open(file(), clock)) {
      store.backup(backup(), Snapshot.UNWATCHED);
      commit(store, "later");

      assertCode("store.in-use", this::restore);
      assertThat(records(store)).hasSize(7);
      commit(store, "even later");
    }
    assertThat(names()).containsExactly("backup.db", "me.db");
    assertThat(restore()).isPresent();
  }

  @Test
  void whatIsNoBackupIsRefusedAndTheStoreStays() throws Exception {
    fill();
    byte[] before = Files.readAllBytes(file());
    assertCode("store.not-there", this::restore);
    Files.writeString(backup(), "these are my notes\n".repeat(500));
    assertCode("store.not-a-database", this::restore);
    Files.write(backup(), new byte[0]);
    assertCode("store.empty-file", this::restore);
    Files.delete(backup());
    sql(backup(), "create table song (title text)");
    assertCode("store.foreign-file", this::restore);
    Files.delete(backup());
    Files.copy(file(), backup());
    sql(backup(), "pragma user_version = 99");
    assertCode("store.newer-schema", this::restore);
    byte[] cut = Files.readAllBytes(file());
    Files.write(backup(), Arrays.copyOf(cut, cut.length / 2));
    assertCode("store.corrupt", this::restore);

    assertThat(file()).hasBinaryContent(before);
    assertThat(names()).containsExactly("backup.db", "me.db");
  }

  @Test
  void aDamagedStoreIsReplacedAndKept() throws IOException {
    fill();
    Files.copy(file(), backup());
    Files.writeString(file(), "nonsense\n".repeat(1_000));

    Path kept = restore().orElseThrow();
    assertThat(kept).hasContent("nonsense\n".repeat(1_000));
    try (var store = SqliteStore.open(file(), clock)) {
      assertThat(records(store)).hasSize(6);
    }
  }

  @Test
  void aBackupOfAnOlderVersionIsBroughtUpToDate() throws IOException {
    Fixture.unpack(1, backup());

    assertThat(SqliteBackup.verify(backup()).counts()).containsEntry("tracks", 0L);
    assertThat(restore()).isEmpty();
    assertThat(SqliteBackup.verify(backup()).schema()).isEqualTo(1);
    assertThat(SqliteBackup.verify(file()).schema()).isEqualTo(Schema.CURRENT.newest());
    assertThat(names()).containsExactly("backup.db", "me.db");
  }

  @Test
  void noNumberThatWasGivenOutSinceComesBack() throws IOException {
    fill();
    Lease old;
    long token;
    String version;
    try (var store = SqliteStore.open(file(), clock)) {
      store.backup(backup(), Snapshot.UNWATCHED);
      commit(store, "later");
      SubjectStore me = store.open(ME);
      old = me.ledger().lease(MEASURES, "test-commit", clock.instant()).orElseThrow();
      me.tokens().compareAndSet("new", 0, new byte[1]);
      token = me.tokens().load("new").orElseThrow().version();
      version = me.metrics().version();
    }
    restore();

    try (var store = SqliteStore.open(file(), clock)) {
      SubjectStore me = store.open(ME);
      var late = TestCommit.to(me, MEASURES, clock).under(old).records(weight("x", AT, "1"));
      assertThatThrownBy(late::commit).isInstanceOf(StoreException.Conflict.class);
      assertThat(me.ledger().lease(MEASURES, "now", clock.instant()).orElseThrow().fence())
          .isGreaterThan(old.fence());
      assertThat(Long.parseLong(me.metrics().version())).isGreaterThan(Long.parseLong(version));
      assertThat(me.tokens().load("withings").orElseThrow().version()).isGreaterThan(token);
    }
  }

  private LedgerMemory fill() {
    try (var store = SqliteStore.open(file(), clock)) {
      Fixture.fill(store.open(ME), clock);
      return LedgerMemory.of(store.open(ME));
    }
  }

  private void commit(SqliteStore store, String id) {
    TestCommit.to(store.open(ME), MEASURES, clock).records(weight(id, AT, "80")).commit();
  }

  private Optional<Path> restore() {
    return SqliteBackup.restore(backup(), file(), clock, Snapshot.UNWATCHED).kept();
  }

  private static List<HealthRecord> records(SqliteStore store) {
    return store.open(ME).metrics().find(RecordQuery.all());
  }

  private Path file() {
    return folder.resolve("me.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
          .sorted()
          .toList();
    }
  }

  private static void assertCode(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  private static void sql(Path file, String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
