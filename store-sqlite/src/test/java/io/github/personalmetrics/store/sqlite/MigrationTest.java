package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that an older version wrote opens with all that was in it. */
class MigrationTest {

  /** As version 1 wrote them, word for word. */
  private static final String[] ROWS = {
    "insert into subject values (1, 'me', 4)",
    "update sequence set value = 9",
    "insert into record values (1, 1, 'withings/measures', '1', 'measurement', %d, 0,"
        + " 'Europe/Paris', 'as it was', '{\"quality\":\"CONFIRMED\",\"values\":"
        + "[[\"body.weight\",\"kg\",\"80\"]]}')",
    "insert into measurement_metric values (1, 'body.weight', %d, 0, 1, 'kg')",
    "insert into source_state values (1, 'withings/measures', 'page 2', '1', '7', '[\"all\"]')",
    "insert into rejection values (1, 'withings/measures', 0, '2', 'row 2', 'bad', 'raw', 5, 0)",
    "insert into pending_deletion values (1, 'withings/measures', '1', 5, 0)",
    "insert into run values (1, 1, 'withings/measures', '{\"startedAt\":\"2026-03-02T06:30:00Z\","
        + "\"took\":\"PT1S\",\"outcome\":\"OK\",\"counts\":{\"read\":1,\"created\":1,"
        + "\"changed\":0,\"unchanged\":0,\"deleted\":0,\"rejected\":0,\"calls\":2}}')",
    "insert into token values (1, 'strava', 8, x'2a')",
    "pragma user_version = 1",
  };

  @TempDir Path folder;

  @Test
  void aFileOfVersionOneKeepsAllAndLearnsTheRest() throws Exception {
    Path file = folder.resolve("me.db");
    writeVersionOne(file);

    var clock = SettableClock.at(AT.plusSeconds(60));
    try (var store = SqliteStore.open(file, clock)) {
      SubjectStore me = store.open(SubjectId.of("me"));
      assertThat(me.metrics().find(RecordQuery.all())).containsExactly(weight("1", AT, "80"));
      assertThat(me.metrics().version()).isEqualTo("4");
      assertThat(me.ledger().state(MEASURES))
          .isEqualTo(
              new SourceState(
                  Cursor.of("page 2"),
                  "1",
                  new Account("7", Set.of("all")),
                  false,
                  DeletionTally.NONE));
      assertThat(me.ledger().rejections()).hasSize(1);
      assertThat(me.ledger().pendingDeletions()).hasSize(1);
      assertThat(me.ledger().history(5))
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.outcome()).isEqualTo(Outcome.OK);
                assertThat(run.counts().calls()).isEqualTo(2);
                assertThat(run.counts().tracks()).isZero();
              });
      assertThat(me.tokens().load("strava").orElseThrow().bytes()).containsExactly(42);
      assertThat(me.ledger().deleted(MEASURES)).isEmpty();
      assertThat(me.metrics().track(RecordKey.of(MEASURES, "1"))).isEmpty();

      TestCommit.to(me, MEASURES, clock).deleted("1").commit();
      TestCommit.to(me, MEASURES, clock).restored("1").commit();
      assertThat(me.metrics().find(RecordQuery.all())).containsExactly(weight("1", AT, "80"));
    }
  }

  private static void writeVersionOne(Path file) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        InputStream schema =
            Objects.requireNonNull(MigrationTest.class.getResourceAsStream("V1.sql"))) {
      for (String sql : new String(schema.readAllBytes(), UTF_8).split(";\\s*\n")) {
        statement.execute(sql);
      }
      for (String row : ROWS) {
        statement.execute(row.formatted(AT.getEpochSecond()));
      }
    }
  }
}
