package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong, in the words of whoever owns the file. */
final class Errors {

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
      case SQLITE_FULL ->
          new StoreException.Unavailable(
              "store.disk-full",
              "there is no room left to write " + file,
              "Free some space on the disk, then try again; nothing stored was lost.",
              e);
      case SQLITE_READONLY, SQLITE_PERM ->
          new StoreException.Unavailable(
              "store.read-only",
              file + " cannot be written",
              "Give this program the right to write the file and its folder.",
              e);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new StoreException.Corrupt(
              "store.corrupt",
              file + " is damaged or not a database",
              "Restore the file from a backup, or name another one.",
              e);
      default ->
          new StoreException.Unavailable(
              "store.failed",
              file + " could not be used: " + e.getMessage(),
              "Check that its folder exists on a local disk that this program may write to.",
              e);
    };
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
  static StoreException unreadable(String what, Exception e) {
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
