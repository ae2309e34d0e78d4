package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong, in the words of whoever owns the file. */
final class Errors {

  private static final long MEGABYTE = 1L << 20;

  /** With less, not even the files beside the database can be made. */
  private static final long LEAST_ROOM = 128 << 10;

  private Errors() {}

  static StoreException of(SQLException e, Path file) {
    int extended = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 0;
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(extended & 0xff);
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new StoreException.Unavailable(
              "store.locked",
              "another program has been writing to " + file + " for too long",
              "Close other programs that use the file, then try again.",
              e);
      case SQLITE_FULL -> full(file, e);
      case SQLITE_READONLY, SQLITE_PERM -> readOnly(file, e);
      case SQLITE_CORRUPT ->
          new StoreException.Corrupt(
              "store.corrupt",
              file + " is damaged",
              "Restore it from a backup; what the providers still have, a full sync reads again.",
              e);
      case SQLITE_NOTADB ->
          new StoreException.Corrupt(
              "store.not-a-database",
              file + " is not a database, or its beginning is damaged",
              "Name another file, or restore this one from a backup.",
              e);
      // SQLite says no more than that it could not, so the disk is asked.
      case SQLITE_CANTOPEN, SQLITE_IOERR ->
          isReadOnly(file) ? readOnly(file, e) : isFull(file) ? full(file, e) : failed(file, e);
      default -> failed(file, e);
    };
  }

  private static StoreException full(Path file, SQLException e) {
    return new StoreException.Unavailable(
        "store.disk-full",
        "there is no room left to write " + file,
        "Free some space on the disk, then try again; nothing stored was lost.",
        e);
  }

  private static StoreException readOnly(Path file, SQLException e) {
    return new StoreException.Unavailable(
        "store.read-only",
        file + " cannot be written",
        "Give this program the right to write the file and its folder.",
        e);
  }

  private static StoreException failed(Path file, SQLException e) {
    return new StoreException.Unavailable(
        "store.failed",
        file + " could not be used: " + e.getMessage(),
        "Check that its folder exists on a local disk that this program may write to.",
        e);
  }

  private static boolean isReadOnly(Path file) {
    return Files.exists(file)
        && !(Files.isWritable(file) && Files.isWritable(StoreFile.folder(file)));
  }

  private static boolean isFull(Path file) {
    try {
      return Files.getFileStore(StoreFile.folder(file)).getUsableSpace() < LEAST_ROOM;
    } catch (IOException e) {
      return false;
    }
  }

  static StoreException notThere(Path file) {
    return new StoreException.Unavailable(
        "store.not-there", file + " is not there or not a file", "Name another file.", null);
  }

  static StoreException damaged(Path file, String fault) {
    return new StoreException.Corrupt(
        "store.corrupt", file + " is damaged: " + fault, "Use another backup.", null);
  }

  static StoreException inUse(Path file) {
    return new StoreException.Unavailable(
        "store.in-use",
        "another program has " + file + " open",
        "Stop serve and every other program that uses the file, then try again.",
        null);
  }

  static StoreException copyExists(Path copy) {
    return new StoreException.Unavailable(
        "store.copy-exists",
        copy + " is already there, and no file is ever overwritten",
        "Name another file, or move that one away.",
        null);
  }

  static StoreException noRoomToCopy(Path file, Path folder, long needed, long free) {
    return new StoreException.Unavailable(
        "store.no-room-to-copy",
        "a copy of %s needs %d MB, and %s has %d MB left"
            .formatted(file, needed / MEGABYTE + 1, folder, free / MEGABYTE),
        "Free some space on the disk, then try again; nothing was changed.",
        null);
  }

  static StoreException notCopied(Path file, Path copy, IOException e) {
    return new StoreException.Unavailable(
        "store.not-copied",
        file + " could not be copied to " + copy + ": " + e.getMessage(),
        "Check that the folder of the copy can be written; nothing was changed.",
        e);
  }

  static StoreException notReplaced(Path file, Path by, Exception e) {
    return new StoreException.Unavailable(
        "store.not-replaced",
        by + " could not be put in the place of " + file + ": " + e.getMessage(),
        "Check that the folder can be written, then try again; the store is as it was.",
        e);
  }

  static StoreException notSettled(Path file, IOException e) {
    return new StoreException.Unavailable(
        "store.not-settled",
        file + " is replaced, but the disk does not confirm it: " + e.getMessage(),
        "Check the disk; after a loss of power, look which of the two is in the place.",
        e);
  }

  static StoreException empty(Path file) {
    return new StoreException.Corrupt(
        "store.empty-file", file + " holds nothing at all", "Name another file.", null);
  }

  static StoreException noFolder(Path folder, IOException e) {
    return new StoreException.Unavailable(
        "store.no-folder",
        "the folder " + folder + " is not there and cannot be made",
        "Make the folder, or name a file in another one.",
        e);
  }

  static StoreException notCreated(Path file, IOException e) {
    return new StoreException.Unavailable(
        "store.not-created",
        file + " cannot be made",
        "Give this program the right to write the folder.",
        e);
  }

  static StoreException folder(Path file) {
    return new StoreException.Unavailable(
        "store.is-folder",
        file + " is a folder, not a file",
        "Name a file in it, such as " + file.resolve("personal-metrics.db") + '.',
        null);
  }

  static StoreException newerSchema(Path file, long found, long known) {
    return new StoreException.Corrupt(
        "store.newer-schema",
        file + " was written by a newer version: its schema is " + found + ", known is " + known,
        "Use the newer version of the program, or name another file.",
        null);
  }

  static StoreException foreign(Path file) {
    return new StoreException.Corrupt(
        "store.foreign-file",
        file + " is a database of another program",
        "Name another file.",
        null);
  }

  /**
   * @param what cannot be read, by name or key
   */
  static StoreException unreadable(String what, @Nullable Exception e) {
    return new StoreException.Corrupt(
        "store.unreadable-record",
        what + " cannot be read; a newer version may have written it",
        "Use the newest version of the program; if that does not help, sync its source in full.",
        e);
  }

  static StoreException leaseLost(SourceId source) {
    return new StoreException.Conflict(
        "store.lease-lost",
        "the lease of " + source + " is no longer this writer's",
        "Nothing is lost: whoever holds it now goes on.");
  }

  static StoreException cursorMoved(SourceId source) {
    return new StoreException.Conflict(
        "store.cursor-moved",
        "the cursor of " + source + " is not where this writer left it",
        "Nothing is lost: the next sync goes on from the stored one.");
  }
}
