package io.github.personalmetrics.connectors.http;

import com.google.crypto.tink.KeysetHandle;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
import org.jspecify.annotations.Nullable;

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
      write(null);
    }
    return read();
  }

  KeysetHandle change(Change change) {
    try {
      KeysetHandle changed = change.apply(read());
      write(changed);
      return changed;
    } catch (GeneralSecurityException e) {
      throw corrupt();
    }
  }

  /**
   * @param keys null for a first one, which never takes the place of a file that is there
   */
  private void write(@Nullable KeysetHandle keys) {
    try {
      String text = Keysets.write(keys == null ? Keysets.create() : keys);
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".key", ".tmp", ownerOnly());
      try {
        Files.writeString(half, text, StandardOpenOption.DSYNC);
        if (keys == null) {
          Files.move(half, path);
        } else {
          Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (FileAlreadyExistsException e) {
        // Somebody else just made one: theirs counts.
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw unreadable(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a fresh key can be written", e);
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
