package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.testkit.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Syncs over and over in a JVM of its own until it is killed. Says {@code stored CURSOR} after each
 * page of the scale, and {@code run SOURCE OUTCOME CODE READ WRITTEN REJECTED} after each run.
 */
final class StormSyncer implements SyncListener {

  static final SubjectId ME = SubjectId.of("me");
  static final Duration LEASE = Duration.ofMillis(300);

  private Cursor fetched = Cursor.START;

  private StormSyncer() {}

  public static void main(String[] args) throws IOException {
    endWithParent();
    Path phase = Path.of(args[1]);
    var random = new Random(Long.parseLong(args[2]));
    var syncer = new StormSyncer();
    try (var store = SqliteStore.open(Path.of(args[0]))) {
      var me = store.open(ME);
      while (true) {
        var provider = new StormProvider(Integer.parseInt(Files.readString(phase)));
        SyncEngine.builder(me, Clock.systemUTC())
            .connectors(syncer.shuffled(provider, random))
            .leaseFor(LEASE)
            .listener(syncer)
            .build()
            .sync();
      }
    }
  }

  private static void endWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // As if it had ended.
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  /** Two processes in one order would hardly ever meet. */
  private List<SourceConnector> shuffled(StormProvider provider, Random random) {
    var connectors = new ArrayList<SourceConnector>();
    for (SourceConnector connector : provider.connectors()) {
      connectors.add(connector.source().equals(Records.MEASURES) ? heard(connector) : connector);
    }
    Collections.shuffle(connectors, random);
    return connectors;
  }

  private SourceConnector heard(SourceConnector scale) {
    return new SourceConnector() {
      @Override
      public SourceId source() {
        return scale.source();
      }

      @Override
      public Page fetch(FetchRequest request) {
        Page page = scale.fetch(request);
        fetched = page.next();
        return page;
      }
    };
  }

  @Override
  public void progressed(SyncProgress progress) {
    if (progress.source().equals(Records.MEASURES)) {
      say("stored " + fetched.value());
    }
  }

  @Override
  public void finished(SourceRun run) {
    SyncCounts counts = run.counts();
    long written = counts.created() + counts.changed() + counts.unchanged();
    say(
        "run %s %s %s %d %d %d"
            .formatted(
                run.source(),
                run.outcome(),
                run.code(),
                counts.read(),
                written,
                counts.rejected()));
  }

  /** In one piece, or a kill could cut a line short. */
  private static void say(String line) {
    System.out.print(line + '\n');
    System.out.flush();
  }
}
