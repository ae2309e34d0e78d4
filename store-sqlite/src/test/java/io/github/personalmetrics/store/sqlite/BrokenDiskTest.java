package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.PageWriter.ME;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk and other programs can do to the file: each has its code, and nothing is lost. */
class BrokenDiskTest {

  private static final int PAGES = 30;

  @TempDir Path folder;

  @Test
  void aFullFileSaysSoKeepsAllAndGoesOnOnceThereIsRoom() {
    var connections = new Connections(StoreFile.prepare(file()));
    try (var store = SqliteStore.open(connections, Schema.CURRENT, Clock.systemUTC())) {
      PageWriter.commit(store.open(ME), 0);
      limit(connections, connections.read(session -> session.number("pragma page_count")) + 20);
      int pages = 1;
      StoreException full = null;
      while (full == null) {
        try {
          PageWriter.commit(store.open(ME), pages);
          pages++;
        } catch (StoreException e) {
          full = e;
        }
      }

      assertThat(full.code()).isEqualTo("store.disk-full");
      assertThat(full).isInstanceOf(StoreException.Unavailable.class);
      assertThat(store.open(ME).metrics().find(RecordQuery.all()))
          .isEqualTo(PageWriter.records(0, pages));
      assertThat(PageWriter.pages(store.open(ME))).isEqualTo(pages);
      limit(connections, Integer.MAX_VALUE);
      PageWriter.commit(store.open(ME), pages);
      assertThat(PageWriter.pages(store.open(ME))).isEqualTo(pages + 1);
    }
  }

  @Test
  void aFullDiskSaysSo() throws Exception {
    assertThat(onDiskOfItsOwn("size=600k", "fill")).isEqualTo("store.disk-full");
  }

  @Test
  void aDiskThatCannotBeWrittenSaysSo() throws Exception {
    assertThat(onDiskOfItsOwn("size=4m", "protect")).isEqualTo("store.read-only");
  }

  @Test
  void anOldFileIsNotMigratedWithoutRoomForItsCopy() throws Exception {
    assertThat(onDiskOfItsOwn("size=500k", "migrate")).isEqualTo("store.no-room-to-copy");
  }

  @Test
  void aFileThatIsOpenForReadingOnlyIsNotWritten() {
    filled();
    try (var store =
        SqliteStore.open(Connections.readOnly(file()), Schema.CURRENT, Clock.systemUTC())) {
      assertCode("store.read-only", () -> PageWriter.commit(store.open(ME), PAGES));
      assertThat(PageWriter.pages(store.open(ME))).isEqualTo(PAGES);
    }
  }

  @Test
  void aFileThatAnotherProgramWritesTooLongSaysSoAndIsFreeAfterwards() {
    filled();
    var patience = Duration.ofMillis(50);
    try (var other = new Connections(file());
        var store =
            SqliteStore.open(
                new Connections(file(), patience), Schema.CURRENT, Clock.systemUTC())) {
      other.write(
          writer -> {
            assertCode("store.locked", () -> PageWriter.commit(store.open(ME), PAGES));
            assertThat(PageWriter.pages(store.open(ME))).isEqualTo(PAGES);
            return true;
          });
      PageWriter.commit(store.open(ME), PAGES);
      assertThat(PageWriter.pages(store.open(ME))).isEqualTo(PAGES + 1);
    }
  }

  @Test
  void aFileThatWasCutOffSaysSo() throws IOException {
    damaged(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    assertCode("store.corrupt", this::readAll);
  }

  @Test
  void aFileWithForeignBytesInTheMiddleSaysSo() throws IOException {
    damaged(bytes -> overwritten(bytes, bytes.length / 3, bytes.length));
    assertCode("store.corrupt", this::readAll);
  }

  @Test
  void aFileWithoutItsHeaderSaysSo() throws IOException {
    damaged(bytes -> overwritten(bytes, 0, 100));
    assertCode("store.not-a-database", this::readAll);
  }

  @Test
  void aFileOfForeignBytesSaysSoAndIsLeftAlone() throws IOException {
    byte[] foreign = overwritten(new byte[50_000], 0, 50_000);
    Files.write(file(), foreign);
    assertCode("store.not-a-database", this::readAll);
    assertThat(file()).hasBinaryContent(foreign);
  }

  @Test
  void anEmptyFileIsANewOne() throws IOException {
    Files.createFile(file());
    readAll();
    assertThat(file()).isNotEmptyFile();
  }

  private void readAll() {
    try (var store = SqliteStore.open(file())) {
      store.open(ME).metrics().find(RecordQuery.all());
    }
  }

  private Path file() {
    return folder.resolve("me.db");
  }

  private void filled() {
    try (var store = SqliteStore.open(file())) {
      for (int page = 0; page < PAGES; page++) {
        PageWriter.commit(store.open(ME), page);
      }
    }
  }

  private void damaged(UnaryOperator<byte[]> damage) throws IOException {
    filled();
    Files.write(file(), damage.apply(Files.readAllBytes(file())));
  }

  private static byte[] overwritten(byte[] bytes, int from, int to) {
    byte[] noise = new byte[to - from];
    new Random(5).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, from, noise.length);
    return bytes;
  }

  private static void limit(Connections connections, long pages) {
    connections.write(
        writer -> {
          writer.execute("pragma max_page_count = " + pages);
          return true;
        });
  }

  private static void assertCode(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              assertThat(e.advice()).endsWith(".");
              assertThat(e).hasMessageContaining("me.db");
            });
  }

  /**
   * Runs {@link #main} on a disk in memory that only it sees and that goes when it ends.
   *
   * @return the code of its error
   */
  private String onDiskOfItsOwn(String options, String what)
      throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String mount = "mount -t tmpfs -o " + options + " tmpfs " + disk;
    assumeTrue(
        isPossible(mount), "Skipped: this system lets nobody mount a disk in memory of their own.");
    Process child =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                mount + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                BrokenDiskTest.class.getName(),
                disk.resolve("me.db").toString(),
                what)
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(child.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean isPossible(String mount) throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "--mount", "--map-root-user", "sh", "-c", mount)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    try {
      switch (args[1]) {
        case "fill" -> fillUp(file);
        case "migrate" -> {
          Fixture.unpack(1, file);
          Files.write(file.resolveSibling("rest"), new byte[89 * 4096]);
          SqliteStore.open(file).close();
        }
        default -> {
          SqliteStore.open(file).close();
          new ProcessBuilder("mount", "-o", "remount,ro", file.getParent().toString())
              .start()
              .waitFor();
          try (var store = SqliteStore.open(file)) {
            PageWriter.commit(store.open(ME), 0);
          }
        }
      }
      System.out.println("no error");
    } catch (StoreException e) {
      System.out.println(e.code());
    }
  }

  /** Says which commit failed only if what came before it is not all there. */
  private static void fillUp(Path file) {
    int stored = 0;
    try (var store = SqliteStore.open(file)) {
      for (; ; stored++) {
        TestCommit.to(store.open(ME), MEASURES, Clock.systemUTC())
            .records(weight("m" + stored, AT.plusSeconds(stored), "80"))
            .commit();
      }
    } catch (StoreException e) {
      try (var store = SqliteStore.open(file)) {
        assertThat(store.open(ME).metrics().find(RecordQuery.all())).hasSize(stored);
      }
      throw e;
    }
  }
}
