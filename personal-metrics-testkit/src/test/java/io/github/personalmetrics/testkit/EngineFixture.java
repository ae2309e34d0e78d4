package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An engine on a settable clock between two scripted connectors and a store in memory. */
abstract class EngineFixture {

  static final SourceId OTHER = SourceId.of("other", "things");

  final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  final SubjectStore me = new InMemoryStore(clock).open(SubjectId.of("me"));
  final ScriptedConnector scale = ScriptedConnector.of(MEASURES);
  final ScriptedConnector other = ScriptedConnector.of(OTHER);
  final List<Duration> slept = new ArrayList<>();
  final List<SyncProgress> progress = new ArrayList<>();
  final SyncEngine engine = engine();

  private SyncEngine engine() {
    return builder().connectors(List.of(scale, other)).build();
  }

  /** Without connectors; waits on the clock alone. */
  final SyncEngine.Builder builder() {
    return SyncEngine.builder(me, clock)
        .random(new Random(7))
        .sleeper(
            pause -> {
              slept.add(pause);
              clock.advance(pause);
            })
        .listener(
            new SyncListener() {
              @Override
              public void progressed(SyncProgress step) {
                progress.add(step);
              }
            });
  }

  final SourceRun sync() {
    return engine.sync().runs().get(0);
  }

  final List<String> stored() {
    return me.metrics().find(RecordQuery.all()).stream()
        .map(record -> record.key().externalId())
        .toList();
  }

  static HealthRecord[] weights(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> weight("w%03d".formatted(i), AT.plus(Duration.ofDays(i)), "80." + i))
        .toArray(HealthRecord[]::new);
  }

  static SourceException.Unavailable unavailable() {
    return new SourceException.Unavailable("test.down", "it is down", "Wait.", null);
  }
}
