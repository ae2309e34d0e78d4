package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.measurement;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.RollingMean;
import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.sync.SyncRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Syncs much into one file in a JVM of its own, twice, and says how long that took. Fails unless
 * the first sync stores everything, the second nothing, and everything can be read.
 */
final class VolumeSyncer implements SyncListener, AutoCloseable {

  static final int PAGE = 1_000;
  static final int METRICS = 3;

  private static final int THREADS = 4;

  private final SqliteStore store;
  private final List<SubjectId> subjects;
  private final int each;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final AtomicLong peak = new AtomicLong();

  private VolumeSyncer(Path file, int subjects, int each) {
    this.store = SqliteStore.open(file);
    this.subjects =
        IntStream.range(0, subjects).mapToObj(i -> SubjectId.of("person-" + i)).toList();
    this.each = each;
  }

  public static void main(String[] args) throws Exception {
    try (var syncer =
        new VolumeSyncer(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))) {
      syncer.run();
    }
  }

  private void run() throws Exception {
    long all = (long) subjects.size() * each;
    Duration first = time(() -> syncAll(false, new SyncCounts(all, all, 0, 0, 0, 0, 0, 0)));
    Duration again = time(() -> syncAll(true, new SyncCounts(all, 0, 0, all, 0, 0, 0, 0)));
    Duration scan = time(this::requireAll);
    Duration page = time(this::page);
    System.out.printf(
        Locale.ROOT,
        "volume: %,d measurements of %,d in %s; again, writing nothing, in %s; read in %s;"
            + " a page in %.2f s; peak heap %d MB%n",
        all,
        subjects.size(),
        pace(all, first),
        pace(all, again),
        pace(all, scan),
        seconds(page),
        peak.get() >> 20);
  }

  private Void syncAll(boolean full, SyncCounts expected) throws Exception {
    var runs = new ArrayList<Future<SyncCounts>>();
    for (SubjectId subject : subjects) {
      runs.add(executor.submit(() -> sync(store.open(subject), full)));
    }
    SyncCounts counts = SyncCounts.NONE;
    for (Future<SyncCounts> run : runs) {
      counts = counts.plus(run.get());
    }
    require(expected, counts.plus(SyncCounts.calls(-counts.calls())));
    return null;
  }

  private SyncCounts sync(SubjectStore person, boolean full) {
    String before = person.metrics().version();
    var report =
        SyncEngine.builder(person, Clock.systemUTC())
            .connectors(List.of(new Generator()))
            .listener(this)
            .build()
            .sync(new SyncRequest(Set.of(), full));
    require(!full, !before.equals(person.metrics().version()));
    return report.runs().get(0).counts();
  }

  private Void requireAll() {
    for (SubjectId subject : subjects) {
      var next = new int[1];
      store
          .open(subject)
          .metrics()
          .scan(RecordQuery.measurements(), found -> require(reading(next[0]++), found));
      require(each, next[0]);
    }
    return null;
  }

  private Void page() {
    var metrics = store.open(subjects.get(0)).metrics();
    var series = TimeSeries.of(metrics, Metric.BODY_WEIGHT);
    require(each, series.size());
    notePeak();
    RollingMean.of(DailyAggregation.MEDIAN.apply(series), 7);
    return null;
  }

  private static Measurement reading(int index) {
    return measurement("reading-" + index)
        .at(AT.plusSeconds(300L * index))
        .value(Metric.BODY_WEIGHT, "80." + (index % 1_000 + 1_000))
        .value(Metric.FAT_RATIO, "20." + (index % 97 + 100))
        .value(Metric.HEART_RATE, Integer.toString(50 + index % 40))
        .build();
  }

  private final class Generator implements SourceConnector {

    @Override
    public SourceId source() {
      return MEASURES;
    }

    @Override
    public Page fetch(FetchRequest request) {
      Cursor cursor = ((FetchRequest.Resume) request).cursor();
      int from = cursor.isStart() ? 0 : Integer.parseInt(cursor.value());
      int to = Math.min(from + PAGE, each);
      var records = IntStream.range(from, to).mapToObj(VolumeSyncer::reading).toList();
      Cursor next = Cursor.of(Integer.toString(to));
      return to < each ? Page.more(records, next) : Page.last(records, next);
    }
  }

  @Override
  public void progressed(SyncProgress progress) {
    notePeak();
  }

  private void notePeak() {
    Runtime runtime = Runtime.getRuntime();
    peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
  }

  private static Duration time(Callable<Void> work) throws Exception {
    long begun = System.nanoTime();
    work.call();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String pace(long records, Duration time) {
    return "%.1f s (%,.0f rows/s)".formatted(seconds(time), records / seconds(time));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static void require(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    store.close();
  }
}
