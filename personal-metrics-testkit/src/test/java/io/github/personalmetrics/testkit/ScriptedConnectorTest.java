package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.sync.SyncEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptedConnectorTest {

  private final ScriptedConnector connector = ScriptedConnector.of(MEASURES);

  @Test
  void theScriptIsAnsweredInOrderAndThenTheProvider() {
    Page scripted = Page.more(List.of(), Cursor.of("x"));
    connector
        .put(weight("1", AT, "80"))
        .then(scripted)
        .thenFail(new SourceException.Unavailable("test.down", "down", "Wait.", null));

    assertThat(resume("")).isSameAs(scripted);
    assertThatThrownBy(() -> resume("")).isInstanceOf(SourceException.Unavailable.class);
    assertThat(resume("").records()).hasSize(1);
    assertThat(connector.requests()).hasSize(3);
  }

  @Test
  void theProviderPagesThroughWhatChangedSinceTheCursor() {
    connector.pageSize(2).put(weight("1", AT, "80"), weight("2", AT, "81"), weight("3", AT, "82"));
    Page first = resume("");
    Page second = resume(first.next().value());
    connector.put(weight("1", AT, "79"));
    Page third = resume(second.next().value());

    assertThat(ids(first)).containsExactly("1", "2");
    assertThat(first.hasMore()).isTrue();
    assertThat(ids(second)).containsExactly("3");
    assertThat(second.hasMore()).isFalse();
    assertThat(third.records()).isEqualTo(List.of(weight("1", AT, "79")));
    assertThat(resume(third.next().value())).isEqualTo(Page.last(List.of(), third.next()));
  }

  @Test
  void aSliceAndASnapshotCoverWhatTheyList() {
    connector
        .put(weight("1", AT, "80"), weight("2", AT.plusSeconds(1), "81"), weight("3", AT, "82"))
        .delete("3");
    var range = TimeRange.of(AT, AT.plusSeconds(1));
    Page slice = connector.fetch(FetchRequest.window(range));

    assertThat(ids(slice)).containsExactly("1");
    assertThat(slice.covers()).isEqualTo(range);
    assertThat(connector.snapshots().fetch(FetchRequest.resume(Cursor.START)).isSnapshot())
        .isTrue();
    assertThat(ids(resume(""))).containsExactly("1", "2");
  }

  @Test
  void anEngineReadsItIntoTheStore() {
    var asked = new ArrayList<FetchRequest>();
    var account = new Account("7", Set.of());
    connector.pageSize(1).account(account).recipe("2").onFetch(asked::add);
    connector.put(weight("1", AT, "80"), weight("2", AT, "81"));
    var clock = SettableClock.at("2026-03-10T12:00:00Z");
    try (var stores = new InMemoryStore(clock)) {
      var me = stores.open(SubjectId.of("me"));
      var report = SyncEngine.of(me, List.of(connector), clock).sync();

      assertThat(report.has(Outcome.OK)).isTrue();
      assertThat(me.metrics().find(RecordQuery.all())).hasSize(2);
      assertThat(me.ledger().state(MEASURES).account()).isEqualTo(account);
      assertThat(me.ledger().state(MEASURES).recipe()).isEqualTo("2");
      assertThat(asked).hasSize(2);
    }
  }

  private Page resume(String cursor) {
    return connector.fetch(FetchRequest.resume(Cursor.of(cursor)));
  }

  private static List<String> ids(Page page) {
    return page.records().stream().map(HealthRecord::key).map(key -> key.externalId()).toList();
  }
}
