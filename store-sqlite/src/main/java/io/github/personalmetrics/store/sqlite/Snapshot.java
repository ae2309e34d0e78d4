package io.github.personalmetrics.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** Copies a file as it is at one moment, compacted, while others read and write it. */
final class Snapshot {

  static final DoubleConsumer UNWATCHED = done -> {};

  private Snapshot() {}

  /**
   * The copy is complete on the disk, and has passed the check, before it bears its name.
   *
   * @param target must not be there
   * @param progress is told which part is done, from 0 to 1
   * @param check throws if the copy is not what it should be
   * @return what the check found
   */
  static <T> T write(
      Connections connections, Path target, DoubleConsumer progress, Function<Path, T> check) {
    if (Files.exists(target)) {
      throw Errors.copyExists(target);
    }
    StoreFile.makeFolder(target);
    Path part = target;
    try {
      requireRoom(connections, StoreFile.folder(target), 1);
      // Of its own, for its owner only: another copy to this name may be on its way.
      part = Files.createTempFile(StoreFile.folder(target), target.getFileName() + ".", ".part");
      connections.copyInto(part, progress);
      sync(part);
      T found = check.apply(part);
      Files.move(part, target);
      sync(StoreFile.folder(target));
      return found;
    } catch (FileAlreadyExistsException e) {
      throw Errors.copyExists(target);
    } catch (IOException e) {
      throw Errors.notCopied(connections.file(), target, e);
    } finally {
      if (!part.equals(target)) {
        part.toFile().delete();
      }
    }
  }

  /**
   * Before anything is written, so that a full disk does not get fuller.
   *
   * @param times the size of the file
   */
  static void requireRoom(Connections connections, Path folder, int times) throws IOException {
    long needed =
        times
            * connections.read(
                session ->
                    session.number("pragma page_count") * session.number("pragma page_size"));
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw Errors.noRoomToCopy(connections.file(), folder, needed, free);
    }
  }

  static void sync(Path path) throws IOException {
    if (Files.isDirectory(path) && !StoreFile.isPosix(path)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
