package io.github.personalmetrics.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;

/** Copies a file as it is at one moment, compacted, while others read and write it. */
final class Snapshot {

  static final DoubleConsumer UNWATCHED = done -> {};

  private Snapshot() {}

  /**
   * The copy is complete on the disk before it bears its name.
   *
   * @param target must not be there
   * @param progress is told which part is done, from 0 to 1
   */
  static void write(Connections connections, Path target, DoubleConsumer progress) {
    if (Files.exists(target)) {
      throw Errors.copyExists(target);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      StoreFile.prepare(part);
      requireRoom(connections, part);
      connections.copyInto(part, progress);
      sync(part);
      Files.move(part, target);
      sync(StoreFile.folder(target));
    } catch (FileAlreadyExistsException e) {
      throw Errors.copyExists(target);
    } catch (IOException e) {
      throw Errors.notCopied(connections.file(), target, e);
    } finally {
      part.toFile().delete();
    }
  }

  /** Before anything is written, so that a full disk does not get fuller. */
  private static void requireRoom(Connections connections, Path part) throws IOException {
    long needed =
        connections.read(
            session -> session.number("pragma page_count") * session.number("pragma page_size"));
    long free = Files.getFileStore(part).getUsableSpace();
    if (free < needed) {
      throw Errors.noRoomToCopy(connections.file(), StoreFile.folder(part), needed, free);
    }
  }

  private static void sync(Path path) throws IOException {
    if (Files.isDirectory(path) && !StoreFile.isPosix(path)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
