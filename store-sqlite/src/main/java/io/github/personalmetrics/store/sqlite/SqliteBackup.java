package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Copies of a store's file, and the way back. Every method throws {@link StoreException} and never
 * overwrites a file.
 */
public final class SqliteBackup {

  private static final Map<String, String> COUNTS = counts();

  private SqliteBackup() {}

  /**
   * What is in a file.
   *
   * @param schema version that wrote it
   * @param subjects of whom there is more than a lease
   * @param counts of all people together, by kind
   */
  public record Contents(int schema, List<SubjectId> subjects, Map<String, Long> counts) {
    public Contents {
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * What a restore did.
   *
   * @param contents of the store now
   * @param kept where the replaced file is now, if there was one
   */
  public record Restored(Contents contents, Optional<Path> kept) {}

  /**
   * As {@link SqliteStore#backup}, of a store that is not open here. It is not changed, not even
   * brought up to date, so that a program of an older version can go on with it.
   *
   * @throws StoreException if the store is not there or not one, the copy is there already, or the
   *     disk has no room for it
   */
  public static Contents copy(Path store, Path copy, DoubleConsumer progress) {
    if (!Files.isRegularFile(store)) {
      throw Errors.notThere(store);
    }
    try (var source = Connections.readOnly(store)) {
      return Snapshot.write(
          source, copy.toAbsolutePath().normalize(), progress, SqliteBackup::verify);
    }
  }

  /**
   * Makes a backup of a store's file that nobody has open any more, by giving it another name once
   * it has been read from end to end.
   *
   * @throws StoreException if the backup is there already, or the file is open or damaged
   */
  public static Contents seal(Path file, Path backup) {
    Path target = backup.toAbsolutePath().normalize();
    try (var connections = new Connections(file)) {
      if (!connections.leaveLog()) {
        throw Errors.inUse(file);
      }
    }
    Contents contents = verify(file);
    try {
      Files.move(file, target);
      Snapshot.sync(StoreFile.folder(target));
    } catch (FileAlreadyExistsException e) {
      throw Errors.copyExists(target);
    } catch (IOException e) {
      throw Errors.notCopied(file, target, e);
    }
    return contents;
  }

  /**
   * Reads every page of a file, changing nothing.
   *
   * @throws StoreException.Corrupt if it is damaged, something else, or of a newer version
   */
  public static Contents verify(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Errors.notThere(file);
    }
    try (var connections = Connections.readOnly(file)) {
      return connections.read(session -> verify(file, session));
    }
  }

  /**
   * Puts a verified copy of a backup in the place of a store that nobody has open. What was there
   * stays beside it; what belongs to a moment, such as leases, does not come back.
   *
   * @param clock names the replaced file
   * @param progress is told which part is done, from 0 to 1
   * @throws StoreException.Unavailable if the store is open, or the disk does not let it be
   *     replaced
   */
  public static Restored restore(Path backup, Path store, Clock clock, DoubleConsumer progress) {
    verify(backup);
    Path staged = Schema.free(store, ".restoring");
    StoreFile.makeFolder(staged);
    try {
      try (var source = Connections.readOnly(backup)) {
        Snapshot.write(source, staged, progress, Function.identity());
      }
      Contents contents;
      long passed = sequence(store);
      try (var connections = new Connections(staged)) {
        Schema.CURRENT.migrateInPlace(connections);
        connections.write(writer -> startAnew(writer, passed));
        contents = connections.read(session -> verify(staged, session));
      }
      return new Restored(contents, ReplacedFile.replace(store, staged, clock));
    } finally {
      staged.toFile().delete();
    }
  }

  private static Contents verify(Path file, Session session) throws SQLException {
    long schema = Schema.version(session);
    Schema.CURRENT.requireKnown(file, session, schema);
    if (schema == 0) {
      throw Errors.empty(file);
    }
    List<String> faults = session.list("pragma integrity_check(1)", row -> row.getString(1));
    if (!faults.equals(List.of("ok"))) {
      throw Errors.damaged(file, faults.get(0));
    }
    var tables =
        new TreeSet<>(session.list("select name from sqlite_schema", row -> row.getString(1)));
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, String> count : COUNTS.entrySet()) {
      String table = count.getValue().split(" ", 2)[0];
      // An older version had not all of them.
      counts.put(
          count.getKey(),
          tables.contains(table) ? session.number("select count(*) from " + count.getValue()) : 0L);
    }
    return new Contents((int) schema, Subjects.withData(session), counts);
  }

  private static Map<String, String> counts() {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("measurements", "record where kind = 'measurement'");
    counts.put("activities", "record where kind = 'activity'");
    counts.put("workouts", "record where kind = 'workout'");
    counts.put("tracks", "track where bytes is not null");
    counts.put("deleted records", "deleted_record");
    counts.put("pending deletions", "pending_deletion");
    counts.put("rejections", "rejection");
    counts.put("runs", "run");
    counts.put("annotations", "annotation");
    counts.put("goals", "goal");
    counts.put("tokens", "token");
    return counts;
  }

  /**
   * Fences, versions of pages and tokens that were given out since the backup do not come again.
   */
  private static boolean startAnew(Session writer, long passed) throws SQLException {
    writer.update("delete from lease");
    writer.update("update sequence set value = max(value, ?) + 1", passed);
    writer.update("update subject set version = (select value from sequence)");
    writer.update("update token set version = (select value from sequence)");
    return true;
  }

  /** How far the store that is replaced has counted; 0 if it cannot be read. */
  private static long sequence(Path store) {
    if (!Files.exists(store)) {
      return 0;
    }
    try (var connections = Connections.readOnly(store)) {
      return connections.read(session -> session.number("select value from sequence"));
    } catch (StoreException e) {
      return 0;
    }
  }
}
