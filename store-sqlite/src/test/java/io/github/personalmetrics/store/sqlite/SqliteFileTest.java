package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file itself: where it may be, who may read it, and what is refused. */
class SqliteFileTest {

  private static final SubjectId ME = SubjectId.of("me");

  @TempDir Path folder;

  @Test
  void theFileAndItsFoldersAreMadeForTheirOwnerOnly() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "Skipped: this file system has no POSIX permissions.");
    Path file = folder.resolve("a/b/me.db");
    try (var store = SqliteStore.open(file)) {
      commit(store, "1");
      for (String name : List.of("me.db", "me.db-wal", "me.db-shm")) {
        assertThat(permissions(file.resolveSibling(name))).isEqualTo("rw-------");
      }
      assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    }
  }

  @Test
  void anyNameWillDo() {
    for (String name : List.of("a b?mode=memory&c#d%41.db", "naïve 😀.db", "it's \"x\".db")) {
      Path file = folder.resolve(name);
      try (var store = SqliteStore.open(file)) {
        commit(store, "1");
      }
      assertThat(file).isNotEmptyFile();
      try (var store = SqliteStore.open(file)) {
        assertThat(store.open(ME).metrics().find(RecordQuery.all())).hasSize(1);
      }
    }
  }

  @Test
  void aFolderIsNotAFile() {
    refused(folder, StoreException.Unavailable.class, "store.is-folder");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file"));
    refused(blocked.resolve("me.db"), StoreException.Unavailable.class, "store.no-folder")
        .hasMessageContaining(blocked.toString());
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws Exception {
    Path file = folder.resolve("me.db");
    SqliteStore.open(file).close();
    sql(file, "pragma user_version = 99");
    byte[] before = Files.readAllBytes(file);

    refused(file, StoreException.Corrupt.class, "store.newer-schema").hasMessageContaining("99");
    refused(file, StoreException.Corrupt.class, "store.newer-schema");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws Exception {
    Path file = folder.resolve("other.db");
    sql(file, "create table song (title text)");
    for (String more :
        List.of(
            "pragma user_version = 1", "pragma user_version = 0", "pragma application_id = 7")) {
      byte[] before = Files.readAllBytes(file);
      refused(file, StoreException.Corrupt.class, "store.foreign-file");
      assertThat(file).hasBinaryContent(before);
      sql(file, more);
    }
    sql(file, "drop table song");
    refused(file, StoreException.Corrupt.class, "store.foreign-file");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Path file = folder.resolve("me.db");
    String text = "these are my notes\n".repeat(500);
    Files.writeString(file, text);

    refused(file, StoreException.Corrupt.class, "store.not-a-database");
    assertThat(file).hasContent(text);
  }

  @Test
  void aDamagedFileSaysSoWhenItIsRead() throws IOException {
    Path file = folder.resolve("me.db");
    try (var store = SqliteStore.open(file)) {
      commit(store, Stream.iterate(0, i -> i + 1).limit(500).map(i -> "m" + i));
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length; i++) {
      bytes[i] = 0x55;
    }
    Files.write(file, bytes);

    try (var store = SqliteStore.open(file)) {
      var metrics = store.open(ME).metrics();
      assertThatThrownBy(() -> metrics.find(RecordQuery.all()))
          .isInstanceOf(StoreException.Corrupt.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void aFileThatMayNotBeWrittenSaysSo() throws IOException {
    Path file = folder.resolve("me.db");
    SqliteStore.open(file).close();
    assumeTrue(file.toFile().setReadOnly(), "Skipped: this file system has no read-only files.");
    assumeFalse(Files.isWritable(file), "Skipped: this user may write read-only files.");

    assertThatThrownBy(
            () -> {
              try (var store = SqliteStore.open(file)) {
                commit(store, "1");
              }
            })
        .isInstanceOf(StoreException.Unavailable.class)
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo("store.read-only");
  }

  @Test
  void aRecordFromTheFutureIsNamedAndTheOthersStayReadable() throws Exception {
    Path file = folder.resolve("me.db");
    try (var store = SqliteStore.open(file)) {
      for (String change :
          List.of(
              "payload = '{\"quality\":\"GUESSED\",\"values\":[[\"body.weight\",\"kg\",\"80\"]]}'",
              "payload = replace(payload, '{', '{\"new\":1,')",
              "payload = 'nonsense'",
              "payload = '{\"quality\":\"MANUAL\"}'",
              "zone = 'Mars/Olympus'",
              "kind = 'dream', payload = '{}'")) {
        commit(store, "good", "odd");
        sql(file, "update record set fingerprint = '0:', " + change + " where external_id = 'odd'");

        assertThatThrownBy(() -> store.open(ME).metrics().find(RecordQuery.all()))
            .as(change)
            .isInstanceOf(StoreException.Corrupt.class)
            .hasMessageContaining("withings/measures/odd");
        sql(file, "update record set zone = 'UTC' where external_id = 'odd'");
        commit(store, "odd");
        assertThat(store.open(ME).metrics().find(RecordQuery.all())).hasSize(2);
      }
    }
  }

  @Test
  void aPageThatFailsHalfWayLeavesNothingBehind() throws Exception {
    Path file = folder.resolve("me.db");
    try (var store = SqliteStore.open(file)) {
      SubjectStore me = store.open(ME);
      commit(store, "before");
      String version = me.metrics().version();
      sql(
          file,
          "create trigger fault before insert on rejection begin select raise(abort, 'x'); end");
      var page =
          TestCommit.to(me, MEASURES, Clock.systemUTC())
              .records(weight("after", AT, "80"))
              .deleted("before")
              .rejected(rejection(MEASURES, "odd", "x"))
              .next("moved");

      assertThatThrownBy(page::commit)
          .isInstanceOf(StoreException.Unavailable.class)
          .hasMessageContaining("me.db");
      assertThat(me.metrics().find(RecordQuery.all())).containsExactly(weight("before", AT, "80"));
      assertThat(me.metrics().version()).isEqualTo(version);
      sql(file, "drop trigger fault");
      assertThat(page.commit().created()).isEqualTo(1);
      assertThat(me.ledger().state(MEASURES).cursor().value()).isEqualTo("moved");
    }
  }

  @Test
  void anErasedPersonIsNoLongerInTheBytesOfTheFiles() throws IOException {
    Path file = folder.resolve("me.db");
    try (var store = SqliteStore.open(file)) {
      SubjectStore me = store.open(ME);
      commit(store, "the-record");
      me.tokens().compareAndSet("the-token", 0, "the-secret".getBytes(StandardCharsets.UTF_8));
      assertThat(bytesOf(folder)).contains("the-record", "the-secret");

      store.erase(ME);
      assertThat(bytesOf(folder)).doesNotContain("the-record", "the-token", "the-secret");
    }
  }

  @Test
  void manyMayOpenANewFileAtOnce() throws Exception {
    int threads = 8;
    var executor = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 10; round++) {
        Path file = folder.resolve("new-" + round + ".db");
        var start = new CountDownLatch(1);
        List<Future<Integer>> opened = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          String id = "m" + i;
          opened.add(
              executor.submit(
                  () -> {
                    start.await();
                    try (var store = SqliteStore.open(file)) {
                      store.open(ME).tokens().compareAndSet(id, 0, new byte[0]);
                      return store.list().size();
                    }
                  }));
        }
        start.countDown();
        for (Future<Integer> store : opened) {
          assertThat(store.get()).isEqualTo(1);
        }
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static void commit(SqliteStore store, String... ids) {
    commit(store, Stream.of(ids));
  }

  private static void commit(SqliteStore store, Stream<String> ids) {
    TestCommit.to(store.open(ME), MEASURES, Clock.systemUTC())
        .records(ids.map(id -> weight(id, AT, "80")).toList())
        .commit();
  }

  private static void sql(Path file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Path file, Class<? extends StoreException> type, String code) {
    return assertThatThrownBy(() -> SqliteStore.open(file).close())
        .isInstanceOf(type)
        .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(code))
        .satisfies(e -> assertThat(((StoreException) e).advice()).endsWith("."));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String bytesOf(Path folder) throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
