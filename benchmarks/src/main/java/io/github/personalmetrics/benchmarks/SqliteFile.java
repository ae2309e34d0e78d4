package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A store in a file of its own, and a bare connection to the same file, set up alike. */
final class SqliteFile implements AutoCloseable {

  static final int PAGE = 500;

  private static final SourceId SOURCE = SourceId.of("withings", "measures");
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final long START = 1_500_000_000;
  private static final long BETWEEN = 6 * 3600;

  final SubjectStore store;
  final Connection bare;

  private final Path folder;
  private final SqliteStore stores;
  private final Lease lease;

  SqliteFile() {
    try {
      folder = Files.createTempDirectory("benchmark");
      Path file = folder.resolve("me.db");
      stores = SqliteStore.open(file);
      store = stores.open(SubjectId.of("me"));
      lease = store.ledger().lease(SOURCE, "benchmark", Instant.MAX).orElseThrow();
      bare = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement pragma = bare.createStatement()) {
        for (String set :
            List.of(
                "busy_timeout = 10000",
                "synchronous = full",
                "secure_delete = on",
                "foreign_keys = on")) {
          pragma.execute("pragma " + set);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void commit(List<? extends HealthRecord> records) {
    store
        .ledger()
        .commit(
            new PageCommit(
                SOURCE,
                lease,
                Cursor.START,
                SourceState.NEW,
                List.copyOf(records),
                Deletions.NONE,
                List.of(),
                false));
  }

  /** The readings of one page, four a day. */
  static List<Measurement> page(int page) {
    return IntStream.range(page * PAGE, (page + 1) * PAGE).mapToObj(SqliteFile::reading).toList();
  }

  static Instant at(int reading) {
    return Instant.ofEpochSecond(START + BETWEEN * reading);
  }

  private static Measurement reading(int i) {
    return Measurement.of(
        RecordKey.of(SOURCE, "reading-" + i),
        at(i),
        ZONE,
        Map.of(
            Metric.BODY_WEIGHT, BigDecimal.valueOf(80_001 + i % 900, 3),
            Metric.FAT_RATIO, BigDecimal.valueOf(20_001 + i % 97, 3),
            Metric.HEART_RATE, BigDecimal.valueOf(50 + i % 40)),
        Quality.CONFIRMED);
  }

  @Override
  public void close() throws IOException, SQLException {
    bare.close();
    stores.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
