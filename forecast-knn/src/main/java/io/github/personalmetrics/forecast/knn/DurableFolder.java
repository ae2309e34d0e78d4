package io.github.personalmetrics.forecast.knn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that are there whole and on the disk, or not at all. */
class DurableFolder {

  private static final String WRITING = ".writing-";
  private static final String TEMPORARY = ".tmp";

  private final Path folder;
  private final Clock clock;

  DurableFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Held by those who change more than one file, or decide by what they have read. */
  FolderLock lock() throws IOException {
    return FolderLock.of(folder);
  }

  boolean isThere() {
    return Files.exists(folder);
  }

  /** Removes every file, the lock at last, and the folder unless something else is in it. */
  void erase() throws IOException {
    for (Path file : files()) {
      if (!file.getFileName().toString().equals(FolderLock.FILE)) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder.resolve(FolderLock.FILE));
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody who waited for the lock begins anew.
    }
  }

  /** Removes what was not written to its end; only under the lock is nobody still at it. */
  void sweep() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.startsWith(WRITING) && name.endsWith(TEMPORARY)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Replaces the file of this name at once, if there is one. */
  void write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    // Readable by the owner alone, and in the same folder: elsewhere the move is no longer atomic.
    Path temporary = Files.createTempFile(folder, WRITING, TEMPORARY);
    try {
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
        channel.force(true);
      }
      Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder();
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Empty if somebody deleted it meanwhile; a link is there even if it leads nowhere. */
  Optional<Instant> writtenAt(Path file) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Without it a power cut may undo the move. */
  private void syncFolder() {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder; there the move itself has to do.
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
