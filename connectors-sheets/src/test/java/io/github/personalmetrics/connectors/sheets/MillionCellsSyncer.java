package io.github.personalmetrics.connectors.sheets;

import com.sun.management.GarbageCollectionNotificationInfo;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Syncs a large sheet twice and says how long that took. Fails unless the first sync stores
 * everything and the second costs one call and nothing else.
 */
final class MillionCellsSyncer {

  static final int ROWS_OF_A_SESSION = 8;
  static final int SETS = 3;

  private MillionCellsSyncer() {}

  public static void main(String[] args) throws Exception {
    var peak = new AtomicLong();
    ManagementFactory.getGarbageCollectorMXBeans()
        .forEach(
            collector ->
                ((NotificationEmitter) collector)
                    .addNotificationListener((told, any) -> note(told, peak), null, null));
    int rows = Integer.parseInt(args[0]);
    int sessions = (rows + ROWS_OF_A_SESSION - 1) / ROWS_OF_A_SESSION;
    var config =
        SheetsConfig.of(args[1], Files.readString(Path.of(args[2])))
            .withRootUrl(URI.create(args[3]))
            .withTabs("log:workouts");
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
        peak.get() >> 20);
  }

  private static double seconds(SourceRun run) {
    return run.took().toMillis() / 1000.0;
  }

  /** Before a collection there is more in the heap than at any time since the one before. */
  private static void note(Notification told, AtomicLong peak) {
    var info = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData());
    long used =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> info.getGcInfo().getMemoryUsageBeforeGc().get(pool.getName()))
            .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
            .sum();
    peak.accumulateAndGet(used, Math::max);
  }

  private static void require(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }
}
