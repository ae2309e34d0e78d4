package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.sync.SyncRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One person's syncs in {@link HttpFaultKit}, without real waiting. For one thread. */
final class FaultRun {

  /** Longer than all pauses between five tries. */
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** What is stored of the source. */
  record Tables(List<HealthRecord> records, List<Rejection> rejections, Cursor cursor) {}

  private final SettableClock clock;
  private final SubjectStore store;
  private final List<Tables> afterEachPage = new ArrayList<>();
  private final List<SourceException> thrown = new ArrayList<>();

  FaultRun(SettableClock clock) {
    this.clock = clock;
    this.store = new InMemoryStore(clock).open(SubjectId.of("me"));
  }

  SubjectStore store() {
    return store;
  }

  SourceRun sync(SourceConnector connector) {
    return sync(connector, SyncRequest.all(), false);
  }

  SourceRun syncInFull(SourceConnector connector) {
    return sync(connector, new SyncRequest(Set.of(), true), false);
  }

  /** Time is up after the first page that brings something. */
  SourceRun syncOnePage(SourceConnector connector) {
    return sync(connector, SyncRequest.all(), true);
  }

  SourceRun reread(SourceConnector connector, TimeRange range) {
    return SyncEngine.of(store, List.of(connector), clock).reread(connector.source(), range);
  }

  private SourceRun sync(SourceConnector connector, SyncRequest request, boolean onePage) {
    var listener =
        new SyncListener() {
          @Override
          public void progressed(SyncProgress progress) {
            afterEachPage.add(tables(progress.source()));
            if (onePage && !tables(progress.source()).records().isEmpty()) {
              clock.advance(DEADLINE);
            }
          }
        };
    return SyncEngine.builder(store, clock)
        .connectors(List.of(new Recording(connector, thrown)))
        .random(new Random(1))
        .sleeper(clock::advance)
        .deadline(DEADLINE)
        .listener(listener)
        .build()
        .sync(request)
        .runs()
        .get(0);
  }

  Tables tables(SourceId source) {
    return new Tables(
        store.metrics().find(RecordQuery.all()),
        store.ledger().rejections().stream()
            .map(OpenRejection::rejection)
            .sorted(Comparator.comparing(Rejection::toString))
            .toList(),
        store.ledger().state(source).cursor());
  }

  List<Tables> afterEachPage() {
    return List.copyOf(afterEachPage);
  }

  /** Everything that the connector threw, tries that were repeated included. */
  List<SourceException> thrown() {
    return List.copyOf(thrown);
  }

  private record Recording(SourceConnector connector, List<SourceException> thrown)
      implements SourceConnector {

    @Override
    public SourceId source() {
      return connector.source();
    }

    @Override
    public String recipe() {
      return connector.recipe();
    }

    @Override
    public Page fetch(FetchRequest request) {
      try {
        return connector.fetch(request);
      } catch (SourceException e) {
        thrown.add(e);
        throw e;
      }
    }
  }
}
