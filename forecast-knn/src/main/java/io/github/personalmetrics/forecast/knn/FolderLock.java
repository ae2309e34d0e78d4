package io.github.personalmetrics.forecast.knn;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those who change a folder do so one after the other, in this process and in others. The
 * system frees the lock of a process that dies; the file stays, and means nothing by itself.
 */
final class FolderLock implements AutoCloseable {

  static final String FILE = ".lock";

  /**
   * Folders of this process: the system gives a file's lock to a whole process, and refuses its
   * second thread instead of letting it wait.
   */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel processes;

  private FolderLock(ReentrantLock threads, FileChannel processes) {
    this.threads = threads;
    this.processes = processes;
  }

  /**
   * Waits for its turn.
   *
   * @param folder made if it is not there
   */
  static FolderLock of(Path folder) throws IOException {
    Files.createDirectories(folder);
    var threads = THREADS.computeIfAbsent(folder.toRealPath(), any -> new ReentrantLock());
    threads.lock();
    FileChannel channel = null;
    try {
      channel = lock(folder);
      return new FolderLock(threads, channel);
    } finally {
      if (channel == null) {
        threads.unlock();
      }
    }
  }

  /** Whoever erases the folder removes the file too; then those who waited for it begin anew. */
  private static FileChannel lock(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    while (true) {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean ours = false;
      try {
        Optional<Object> opened = identity(file);
        channel.lock();
        ours = opened.isPresent() && opened.equals(identity(file));
        if (ours) {
          return channel;
        }
      } finally {
        if (!ours) {
          channel.close();
        }
      }
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      // Windows has no keys, and removes no file that is open.
      return Optional.of(key == null ? file : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Closing the channel frees its lock. */
  @Override
  public void close() throws IOException {
    try {
      processes.close();
    } finally {
      threads.unlock();
    }
  }
}
