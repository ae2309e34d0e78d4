package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in memory that the real engine fills from a connector; every run has to end well. */
final class SyncedStore {

  private final SettableClock clock;
  private final SubjectStore store;

  SyncedStore(SettableClock clock) {
    this.clock = clock;
    this.store = new InMemoryStore(clock).open(SubjectId.of("me"));
  }

  SourceRun sync(SourceConnector connector) {
    return sync(connector, SourcePolicy.OPEN);
  }

  SourceRun sync(SourceConnector connector, SourcePolicy policy) {
    return ok(engine(connector, policy).sync().runs().get(0));
  }

  /** From the start instead of from the cursor. */
  SourceRun syncAll(SourceConnector connector) {
    var request = new SyncRequest(Set.of(), true);
    return ok(engine(connector, SourcePolicy.OPEN).sync(request).runs().get(0));
  }

  SourceRun reread(SourceConnector connector, TimeRange range) {
    return ok(engine(connector, SourcePolicy.OPEN).reread(connector.source(), range));
  }

  List<HealthRecord> records() {
    return store.metrics().find(RecordQuery.all());
  }

  String version() {
    return store.metrics().version();
  }

  static void assertNothingWritten(SourceRun run) {
    assertThat(run.counts().created() + run.counts().changed() + run.counts().deleted())
        .as("%s", run)
        .isZero();
  }

  private SyncEngine engine(SourceConnector connector, SourcePolicy policy) {
    return SyncEngine.builder(store, clock)
        .connectors(List.of(connector))
        .sleeper(clock::advance)
        .policies(Map.of(connector.source().provider(), policy))
        .build();
  }

  private static SourceRun ok(SourceRun run) {
    assertThat(run.outcome()).as("%s", run).isEqualTo(Outcome.OK);
    return run;
  }
}
