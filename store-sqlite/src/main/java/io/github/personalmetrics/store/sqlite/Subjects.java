package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.SubjectId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything of a person hangs on one row, and goes when it goes. */
final class Subjects {

  /** For statements that read; a person who is not there has nothing. */
  static final String ID = "(select id from subject where name = ?)";

  private Subjects() {}

  /** Makes the row if it is not there. */
  static long id(Session writer, SubjectId subject) throws SQLException {
    Optional<Long> known =
        writer.one("select id from subject where name = ?", row -> row.getLong(1), subject.value());
    if (known.isPresent()) {
      return known.get();
    }
    return writer.number("insert into subject (name) values (?) returning id", subject.value());
  }

  static boolean delete(Session writer, SubjectId subject) throws SQLException {
    return writer.update("delete from subject where name = ?", subject.value()) > 0;
  }

  static List<SubjectId> list(Session session) throws SQLException {
    return session.list(
        "select name from subject order by name", row -> SubjectId.of(row.getString(1)));
  }

  /** Everybody of whom there is more than a lease, in a file of whatever version. */
  static List<SubjectId> withData(Session session) throws SQLException {
    List<String> tables =
        session.list(
            "select t.name from sqlite_schema t, pragma_table_info(t.name) c"
                + " where t.type = 'table' and c.name = 'subject' and t.name <> 'lease'",
            row -> row.getString(1));
    String stored =
        tables.stream()
            .map(table -> "exists (select 1 from " + table + " where subject = s.id)")
            .collect(Collectors.joining(" or "));
    return session.list(
        "select s.name from subject s where " + stored + " order by s.name",
        row -> SubjectId.of(row.getString(1)));
  }

  static String version(Session session, SubjectId subject) throws SQLException {
    return Long.toString(
        session.number("select version from subject where name = ?", subject.value()));
  }

  static void touch(Session writer, long subject) throws SQLException {
    writer.update("update subject set version = ? where id = ?", next(writer), subject);
  }

  /**
   * Numbers fences, tokens and versions. One for all, so that no number comes back after a removal
   * or an erasure.
   */
  static long next(Session writer) throws SQLException {
    return writer.number("update sequence set value = value + 1 returning value");
  }
}
