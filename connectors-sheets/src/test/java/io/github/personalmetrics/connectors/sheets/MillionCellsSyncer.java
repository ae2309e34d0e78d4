package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.InMemoryStore;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Syncs a large sheet twice and says how long that took. Fails unless the first sync stores
 * everything and the second costs one call and nothing else.
 */
final class MillionCellsSyncer {

  static final int ROWS_OF_A_SESSION = 8;
  static final int SETS = 3;

  private MillionCellsSyncer() {}

  public static void main(String[] args) throws Exception {
    int rows = Integer.parseInt(args[0]);
    int sessions = (rows + ROWS_OF_A_SESSION - 1) / ROWS_OF_A_SESSION;
    var config =
        SheetsConfig.of(args[1], Files.readString(Path.of(args[2])))
            .withRootUrl(URI.create(args[3]))
            .withTabs("log:workouts")
            .withTimeout(Duration.ofMinutes(5));
    var store = new InMemoryStore(Clock.systemUTC()).open(SubjectId.of("me"));
    var engine = SyncEngine.of(store, List.of(SheetsConnector.of(config)), Clock.systemUTC());

    SourceRun first = engine.sync().runs().get(0);
    String version = store.metrics().version();
    SourceRun second = engine.sync().runs().get(0);

    require(Outcome.OK, first.outcome());
    require(new SyncCounts(sessions, sessions, 0, 0, 0, 0, 0, 2), first.counts());
    require(SyncCounts.calls(1), second.counts());
    require(version, store.metrics().version());
    System.out.printf(
        Locale.ROOT,
        "million cells: %,d rows as %,d sessions in %.1f s; again, unchanged, in %.1f s;"
            + " peak heap %d MB%n",
        rows,
        sessions,
        seconds(first),
        seconds(second),
        peak() >> 20);
  }

  private static double seconds(SourceRun run) {
    return run.took().toMillis() / 1000.0;
  }

  /** What was ever used, garbage included. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static void require(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }
}
