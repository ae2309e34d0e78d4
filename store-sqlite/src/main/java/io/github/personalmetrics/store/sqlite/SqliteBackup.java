package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.StoreException;
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
   * @param counts of all people together, by kind
   */
  public record Contents(int schema, List<SubjectId> subjects, Map<String, Long> counts) {
    public Contents {
      subjects = List.copyOf(subjects);
    }
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
   * @return where the replaced file is now, if there was one
   */
  public static Optional<Path> restore(
      Path backup, Path store, Clock clock, DoubleConsumer progress) {
    verify(backup);
    Path staged = Schema.free(store, ".restoring");
    StoreFile.makeFolder(staged);
    try {
      try (var source = Connections.readOnly(backup)) {
        Snapshot.write(source, staged, progress);
      }
      long passed = sequence(store);
      try (var connections = new Connections(staged)) {
        Schema.CURRENT.migrateInPlace(connections);
        connections.write(writer -> startAnew(writer, passed));
      }
      return ReplacedFile.replace(store, staged, clock);
    } finally {
      staged.toFile().delete();
    }
  }

  private static Contents verify(Path file, Session session) throws SQLException {
    long schema = Schema.version(session);
    Schema.CURRENT.requireKnown(file, session, schema);
    if (schema == 0) {
      throw Errors.foreign(file);
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
    return new Contents((int) schema, Subjects.list(session), counts);
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
