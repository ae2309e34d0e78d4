package io.github.personalmetrics.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;

/** Brings a file's schema up to date, forward only: {@code V1.sql}, {@code V2.sql} and so on. */
final class Schema {

  /** The newest {@code V<n>.sql}. A released one never changes. */
  private static final int NEWEST = 2;

  private Schema() {}

  static void migrate(Connections connections) {
    // Looking first, so that opening an up-to-date file does not wait for its writer.
    if (connections.read(Schema::version) == NEWEST) {
      return;
    }
    connections.write(
        writer -> {
          long version = version(writer);
          if (version > NEWEST) {
            throw Errors.newerSchema(connections.file(), version, NEWEST);
          }
          if (version == 0 && writer.number("select count(*) from sqlite_schema") > 0) {
            throw Errors.foreign(connections.file());
          }
          for (long next = version + 1; next <= NEWEST; next++) {
            for (String statement : script("V" + next + ".sql").split(";\\s*\n")) {
              writer.execute(statement);
            }
            writer.execute("pragma user_version = " + next);
          }
          return true;
        });
  }

  private static long version(Session session) throws SQLException {
    return session.number("pragma user_version");
  }

  private static String script(String name) {
    try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
