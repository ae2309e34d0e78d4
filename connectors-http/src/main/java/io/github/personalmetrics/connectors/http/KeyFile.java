package io.github.personalmetrics.connectors.http;

import com.google.crypto.tink.KeysetHandle;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/** A file of keys that only its owner can read. It is replaced whole or not at all. */
final class KeyFile {

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  interface Change {
    KeysetHandle apply(KeysetHandle keys) throws GeneralSecurityException;
  }

  KeysetHandle read() {
    try {
      return parse(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new StoreException.Unavailable(
          "keys.missing",
          "there is no key file " + path,
          "Put it back from a backup: without it the stored tokens cannot be read. If it is lost,"
              + " make a new one with openssl rand -base64 32 > "
              + path
              + " and connect again.",
          e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  KeysetHandle readOrCreate() {
    if (!Files.exists(path)) {
      try {
        write(Keysets.create(), this::putFirst);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a fresh key can be made", e);
      }
    }
    return read();
  }

  /** One change at a time, of all threads and processes: none takes away what another put in. */
  KeysetHandle change(Change change) {
    // Says so if there is none, before a lock is made for it.
    read();
    return locked(
        () -> {
          try {
            KeysetHandle changed = change.apply(read());
            write(changed, half -> Files.move(half, path, StandardCopyOption.ATOMIC_MOVE));
            return changed;
          } catch (GeneralSecurityException e) {
            throw corrupt();
          }
        });
  }

  private interface Placing {
    void place(Path half) throws IOException;
  }

  private void write(KeysetHandle keys, Placing placing) {
    try {
      String text = Keysets.write(keys);
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".key", ".tmp", ownerOnly());
      try {
        Files.writeString(half, text, StandardOpenOption.DSYNC);
        placing.place(half);
      } catch (FileAlreadyExistsException e) {
        // Somebody else just made one: theirs counts.
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw unreadable(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys that were made or read can be written", e);
    }
  }

  /** A link never takes the place of a file; a move looks first and may replace one then. */
  private void putFirst(Path half) throws IOException {
    try {
      Files.createLink(path, half);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Not every file system has links.
      locked(() -> Files.exists(path) ? path : Files.move(half, path));
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  /** A lock of its own file, which stays: the key file is replaced, and so would be its lock. */
  private <T> T locked(Work<T> work) {
    Path beside = path.resolveSibling(path.getFileName() + ".lock");
    synchronized (KeyFile.class) {
      try (var channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock lock = channel.lock();
        try {
          return work.run();
        } finally {
          lock.release();
        }
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private KeysetHandle parse(String text) {
    try {
      return Keysets.parse(text);
    } catch (GeneralSecurityException e) {
      throw corrupt();
    }
  }

  /** Without the cause: its message may quote the key. */
  private StoreException corrupt() {
    return new StoreException.Corrupt(
        "keys.corrupt",
        "the key file " + path + " does not hold a key",
        "Put the right file back. Without it the stored tokens are lost: remove it and connect"
            + " again.",
        null);
  }

  private StoreException unreadable(IOException e) {
    return new StoreException.Unavailable(
        "keys.unreadable",
        "the key file " + path + " cannot be read or made",
        "Check the folder and its permissions.",
        e);
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
