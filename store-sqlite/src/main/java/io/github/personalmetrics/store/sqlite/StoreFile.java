package io.github.personalmetrics.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Makes the file and its folders, readable by nobody but their owner. */
final class StoreFile {

  private static final FileAttribute<?>[] NONE = {};

  private StoreFile() {}

  /** SQLite gives its {@code -wal} and {@code -shm} files the permissions of the file itself. */
  static Path prepare(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (Files.isDirectory(file)) {
      throw Errors.folder(file);
    }
    makeFolder(file);
    try {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      return file;
    } catch (IOException e) {
      throw Errors.notCreated(file, e);
    }
    return file;
  }

  static void makeFolder(Path file) {
    Path folder = folder(file);
    try {
      Files.createDirectories(folder, ownerOnly(file, "rwx------"));
    } catch (IOException e) {
      throw Errors.noFolder(folder, e);
    }
  }

  static Path folder(Path file) {
    Path absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
    if (!isPosix(file)) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
