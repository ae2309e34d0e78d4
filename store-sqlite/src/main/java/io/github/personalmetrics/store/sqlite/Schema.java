package io.github.personalmetrics.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a file's schema up to date, forward only and all or nothing, and keeps a copy of how it
 * was.
 *
 * @param migrations the first makes version 1, the second turns 1 into 2, and so on
 */
record Schema(List<String> migrations) {

  /** {@code V1.sql}, {@code V2.sql} and so on; a released one never changes. */
  static final Schema CURRENT = new Schema(List.of(script("V1.sql"), script("V2.sql")));

  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** How long to wait for another process that does the same to a large file. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  Schema {
    migrations = List.copyOf(migrations);
  }

  int newest() {
    return migrations.size();
  }

  /** This one and one more migration. */
  Schema and(String migration) {
    var more = new ArrayList<>(migrations);
    more.add(migration);
    return new Schema(more);
  }

  /**
   * @param clock dates the copy
   */
  void migrate(Connections connections, Clock clock) {
    // Looking first, so that opening an up-to-date file does not wait for its writer.
    if (connections.read(Schema::version) != newest()) {
      var kept = new AtomicReference<Path>();
      try {
        connections.write(PATIENCE, writer -> migrate(connections, writer, clock, kept));
      } catch (RuntimeException e) {
        discard(kept.get(), connections, e);
        throw e;
      }
      if (kept.get() != null) {
        log.info(
            "The schema of {} is of version {} now; as it was, it is kept in {}",
            connections.file(),
            newest(),
            kept.get());
      }
    }
    connections.refuseBeyond(newest());
  }

  private boolean migrate(
      Connections connections, Session writer, Clock clock, AtomicReference<Path> kept)
      throws SQLException {
    long version = version(writer);
    requireKnown(connections.file(), writer, version);
    if (version > 0 && version < newest()) {
      kept.set(keepCopy(connections, version, clock));
    }
    return migrate(writer, version);
  }

  /**
   * Whoever tries again and again would fill the disk with copies of a file that did not change.
   */
  private void discard(@Nullable Path copy, Connections connections, RuntimeException cause) {
    try {
      if (copy != null && connections.read(Schema::version) < newest()) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Without keeping a copy: of a file that is a copy. */
  void migrateInPlace(Connections connections) {
    connections.write(writer -> migrate(writer, version(writer)));
  }

  private boolean migrate(Session writer, long version) throws SQLException {
    for (int next = (int) version; next < newest(); next++) {
      for (String statement : migrations.get(next).split(";\\s*\n")) {
        writer.execute(statement);
      }
      writer.execute("pragma user_version = " + (next + 1));
    }
    return true;
  }

  /** Over a connection that cannot write, so that a file that is refused stays as it is. */
  void requireOurs(Path file) {
    try (var connections = Connections.readOnly(file)) {
      connections.read(
          session -> {
            session.execute("begin");
            try {
              requireKnown(file, session, version(session));
            } finally {
              session.execute("commit");
            }
            return true;
          });
    } catch (StoreException.Unavailable e) {
      // Another may be making it right now, or has left it half way: the writer finds out.
    }
  }

  /** Whether it is ours, and of a version that this one knows. */
  void requireKnown(Path file, Session session, long version) throws SQLException {
    if (version > newest()) {
      throw Errors.newerSchema(file, version, newest());
    }
    boolean ours =
        version == 0
            ? session.number("select count(*) from sqlite_schema") == 0
            : session.number("select count(*) from sqlite_schema where name = 'sequence'") == 1;
    if (!ours || session.number("pragma application_id") != 0) {
      throw Errors.foreign(file);
    }
  }

  static long version(Session session) throws SQLException {
    return session.number("pragma user_version");
  }

  /** Nobody else writes meanwhile, so the copy is what the migration finds. */
  private Path keepCopy(Connections connections, long version, Clock clock) {
    Path copy = free(connections.file(), ".v" + version + '-' + stamp(clock));
    try {
      // For the copy, and for what the migration writes.
      Snapshot.requireRoom(connections, StoreFile.folder(copy), 2);
    } catch (IOException e) {
      throw Errors.notCopied(connections.file(), copy, e);
    }
    Snapshot.write(connections, copy, Snapshot.UNWATCHED, Function.identity());
    return copy;
  }

  static String stamp(Clock clock) {
    return STAMP.format(clock.instant());
  }

  /** A name beside the file that nothing has. */
  static Path free(Path file, String suffix) {
    Path named = file.resolveSibling(file.getFileName() + suffix);
    for (int i = 2; Files.exists(named); i++) {
      named = file.resolveSibling(file.getFileName() + suffix + '-' + i);
    }
    return named;
  }

  private static String script(String name) {
    try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
