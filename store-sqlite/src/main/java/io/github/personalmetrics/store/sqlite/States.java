package io.github.personalmetrics.store.sqlite;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.SourceState;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each source stands. A page and its cursor are one transaction, so no re-read is due. */
final class States {

  private static final JsonAdapter<String[]> SCOPES = Payloads.strict(String[].class);

  private States() {}

  static SourceState read(Session session, SubjectId subject, SourceId source) throws SQLException {
    return session
        .one(
            "select cursor, recipe, account, scopes, listed, missing, tripped from source_state"
                + " where source = ?"
                + " and subject = "
                + Subjects.ID,
            row ->
                new SourceState(
                    Cursor.of(row.getString(1)),
                    row.getString(2),
                    account(row, source),
                    false,
                    new DeletionTally(row.getLong(5), row.getLong(6), row.getBoolean(7))),
            source.toString(),
            subject.value())
        .orElse(SourceState.NEW);
  }

  static void write(Session writer, long subject, SourceId source, SourceState state)
      throws SQLException {
    Account account = state.account();
    writer.update(
        "insert or replace into source_state values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        subject,
        source.toString(),
        state.cursor().value(),
        state.recipe(),
        account == null ? null : account.id(),
        account == null ? null : SCOPES.toJson(account.scopes().toArray(String[]::new)),
        state.tally().listed(),
        state.tally().missing(),
        state.tally().tripped());
  }

  private static @Nullable Account account(ResultSet row, SourceId source) throws SQLException {
    String id = row.getString(3);
    if (id == null) {
      return null;
    }
    try {
      return new Account(id, Set.of(SCOPES.nonNull().fromJson(row.getString(4))));
    } catch (IOException | JsonDataException e) {
      throw Errors.unreadable("the account of " + source, e);
    }
  }
}
