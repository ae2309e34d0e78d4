package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Puts one file in the place of another that nobody has open, and keeps the other. */
final class ReplacedFile {

  private ReplacedFile() {}

  /**
   * @return where the other is now, if there was one
   */
  static Optional<Path> replace(Path file, Path by, Clock clock) {
    try {
      if (!Files.exists(file)) {
        Files.move(by, file);
        return Optional.empty();
      }
      requireUnused(file);
      Path kept = Schema.free(file, ".replaced-" + Schema.stamp(clock));
      Files.move(file, kept);
      // Only a damaged file still has them.
      for (String suffix : new String[] {"-wal", "-shm"}) {
        Path beside = file.resolveSibling(file.getFileName() + suffix);
        if (Files.exists(beside)) {
          Files.move(beside, kept.resolveSibling(kept.getFileName() + suffix));
        }
      }
      Files.move(by, file);
      return Optional.of(kept);
    } catch (IOException e) {
      throw Errors.notCopied(by, file, e);
    }
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
