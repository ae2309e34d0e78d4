package io.github.personalmetrics.examples.dashboard.volume;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.ZONE;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.export.Export;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Stores many readings of two values each, and writes all of them into one file. */
final class ExportProcess {

  private static final int PAGE = 10_000;

  private ExportProcess() {}

  /**
   * @param args folder, and how many readings
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int readings = Integer.parseInt(args[1]);
    try (var stores = SqliteStore.open(folder.resolve("many.db"))) {
      SubjectStore me = stores.open(SubjectId.of("me"));
      for (int from = 0; from < readings; from += PAGE) {
        TestCommit.to(me, MEASURES, Clock.systemUTC()).records(page(from)).commit();
      }
      System.gc();
      peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
      var metrics = new CuratedMetrics(me);
      var export = new Export(me.metrics(), metrics, new Series(metrics, me, () -> ZONE));
      long begun = System.nanoTime();
      try (var zip = Files.newOutputStream(folder.resolve("everything.zip"))) {
        export.everything(zip);
      }
      System.out.printf(
          "export: %d readings in %.1f s, peak heap %d MB%n",
          readings,
          (System.nanoTime() - begun) / 1e9,
          peaks().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
    }
  }

  private static List<HealthRecord> page(int from) {
    return IntStream.range(from, from + PAGE)
        .<HealthRecord>mapToObj(
            i ->
                Records.measurement("w" + i)
                    .at(AT.plusSeconds(60L * i))
                    .value(Metric.BODY_WEIGHT, "80." + i % 10)
                    .value(Metric.FAT_RATIO, "20." + i % 10)
                    .build())
        .toList();
  }

  private static List<MemoryPoolMXBean> peaks() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
