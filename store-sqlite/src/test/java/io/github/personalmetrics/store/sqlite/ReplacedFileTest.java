package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, there is one whole file in the place. */
class ReplacedFileTest {

  private static final String KEPT = "me.db.replaced-20260310T120000Z";

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at(NOW);
  private Path file;
  private Path by;

  @BeforeEach
  void makeBoth() {
    file = folder.resolve("me.db");
    by = folder.resolve("new.db");
    SqliteStore.open(file, clock).close();
    SqliteStore.open(by, clock).close();
  }

  @Test
  void theOldFileStaysInThePlaceUntilTheNewOneTakesIt() throws IOException {
    byte[] old = Files.readAllBytes(file);
    byte[] after = Files.readAllBytes(by);
    assertThat(
            ReplacedFile.replace(
                file,
                by,
                clock,
                (second, first) -> {
                  Files.createLink(second, first);
                  assertThat(file).hasBinaryContent(Files.readAllBytes(second));
                }))
        .contains(folder.resolve(KEPT));
    assertThat(Files.size(folder.resolve(KEPT))).isEqualTo(old.length);
    assertThat(file).hasBinaryContent(after);
    assertThat(names()).containsExactly("me.db", KEPT);
  }

  @Test
  void whatCannotBeReplacedIsAsItWas() throws IOException {
    Files.writeString(file, "damaged\n".repeat(1_000));
    Files.delete(by);

    assertThatThrownBy(
            () ->
                ReplacedFile.replace(
                    file,
                    by,
                    clock,
                    (second, first) -> {
                      Files.createLink(second, first);
                      Files.writeString(folder.resolve("me.db-wal"), "log");
                    }))
        .isInstanceOfSatisfying(
            StoreException.Unavailable.class,
            e -> assertThat(e.code()).isEqualTo("store.not-replaced"));
    assertThat(file).hasContent("damaged\n".repeat(1_000));
    assertThat(names()).containsExactly("me.db", "me.db-wal");
  }

  @Test
  void aDiskWithoutLinksKeepsACopy() throws IOException {
    Files.writeString(file, "damaged\n".repeat(1_000));
    Path kept =
        ReplacedFile.replace(
                file,
                by,
                clock,
                (second, first) -> {
                  throw new UnsupportedOperationException();
                })
            .orElseThrow();

    assertThat(kept).hasContent("damaged\n".repeat(1_000));
    assertThat(names()).containsExactly("me.db", KEPT);
    SqliteBackup.verify(file);
  }

  @Test
  void theLogOfAFileThatIsGoneIsNotReadIntoTheNewOne() throws IOException {
    byte[] after = Files.readAllBytes(by);
    Files.delete(file);
    for (String suffix : List.of("-wal", "-shm", "-journal")) {
      Files.writeString(folder.resolve("me.db" + suffix), suffix);
    }

    assertThat(ReplacedFile.replace(file, by, clock)).isEmpty();
    assertThat(file).hasBinaryContent(after);
    assertThat(names()).containsExactly("me.db", KEPT + "-journal", KEPT + "-shm", KEPT + "-wal");
    assertThat(folder.resolve(KEPT + "-wal")).hasContent("-wal");
  }

  @Test
  void nothingThatWasKeptIsOverwritten() throws IOException {
    Files.writeString(folder.resolve(KEPT + "-wal"), "mine");
    assertThat(ReplacedFile.replace(file, by, clock)).contains(folder.resolve(KEPT + "-2"));
    assertThat(folder.resolve(KEPT + "-wal")).hasContent("mine");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }
}
