package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts one file in the place of another that nobody has open, and keeps the other. At every moment
 * there is one in the place: whoever starts meanwhile finds the old one or the new one.
 */
final class ReplacedFile {

  /** SQLite would read what they hold into any file of that name. */
  private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");

  private ReplacedFile() {}

  interface Linking {
    void link(Path second, Path file) throws IOException;
  }

  /**
   * @return where the other is now, if there was one
   */
  static Optional<Path> replace(Path file, Path by, Clock clock) {
    return replace(file, by, clock, Files::createLink);
  }

  static Optional<Path> replace(Path file, Path by, Clock clock, Linking linking) {
    boolean replaces = Files.exists(file);
    if (replaces) {
      requireUnused(file);
    }
    Path kept = free(file, ".replaced-" + Schema.stamp(clock));
    if (replaces) {
      try {
        keep(file, kept, linking);
      } catch (IOException e) {
        throw Errors.notReplaced(file, by, e);
      }
    }
    try {
      moveBeside(file, kept);
      Files.move(by, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      takeBack(file, kept, e);
      throw Errors.notReplaced(file, by, e);
    }
    try {
      Snapshot.sync(StoreFile.folder(file));
    } catch (IOException e) {
      throw Errors.notSettled(file, e);
    }
    return replaces ? Optional.of(kept) : Optional.empty();
  }

  private static void keep(Path file, Path kept, Linking linking) throws IOException {
    try {
      linking.link(kept, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Not every disk has a second name for a file.
      Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
      Snapshot.sync(kept);
    }
  }

  /** Only a damaged file still has them, or one that is gone itself. */
  private static void moveBeside(Path from, Path to) throws IOException {
    for (String suffix : BESIDE) {
      Path beside = beside(from, suffix);
      if (Files.exists(beside)) {
        Files.move(beside, beside(to, suffix));
      }
    }
  }

  private static void takeBack(Path file, Path kept, Exception cause) {
    try {
      moveBeside(kept, file);
      Files.deleteIfExists(kept);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static Path free(Path file, String suffix) {
    Path kept = Schema.free(file, suffix);
    for (int i = 2; isTaken(kept); i++) {
      kept = Schema.free(file, suffix + '-' + i);
    }
    return kept;
  }

  private static boolean isTaken(Path kept) {
    return BESIDE.stream().anyMatch(suffix -> Files.exists(beside(kept, suffix)));
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /**
   * Turning off the write-ahead log takes the file for itself, and leaves everything in the file.
   */
  private static void requireUnused(Path file) {
    try (var connections = new Connections(file, Duration.ofSeconds(1))) {
      if (!connections.leaveLog()) {
        throw Errors.inUse(file);
      }
    } catch (StoreException.Corrupt e) {
      // A damaged file is what a backup is for.
    }
  }
}
