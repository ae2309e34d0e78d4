package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.store.sqlite.StormSyncer.LEASE;
import static io.github.personalmetrics.store.sqlite.StormSyncer.ME;
import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes sync one person into one file, and are killed and stopped past their lease at
 * random. {@code -Dstorm.seconds} is how long, {@code -Dstorm.seed} repeats what was done, though
 * not what it met.
 */
@Tag("slow")
class SyncStormTest {

  private static final List<SourceId> SOURCES = List.of(MEASURES, ACTIVITIES, LOG);
  private static final int AT_LEAST = 3;

  @TempDir Path folder;

  private final long seed = Long.getLong("storm.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final StormProcess[] processes = new StormProcess[2];
  private int phase;
  private int kills;
  private int stops;
  private int checks;
  private int acknowledged;
  private int overtaken;

  /** Everything but moments, and what only a disturbed run has: a bin. */
  private record Tables(
      List<HealthRecord> records,
      List<MetricInfo> metrics,
      Set<Rejection> rejections,
      Set<PendingDeletion> held,
      Map<SourceId, SourceState> states,
      Map<RecordKey, Track> tracks,
      List<RecordKey> missingTracks) {}

  @AfterEach
  void endProcesses() {
    for (StormProcess process : processes) {
      if (process != null) {
        process.end();
      }
    }
  }

  @Test
  void twoProcessesThatAreKilledAndStoppedEndLikeAnUndisturbedOne() throws Exception {
    assumeTrue(
        StormProcess.isPossible(),
        "killed and stopped syncs were not tested: this system has no kill command");
    System.out.println("storm: seed " + seed);
    Path file = folder.resolve("me.db");
    try (var connections = new Connections(StoreFile.prepare(file))) {
      Schema.CURRENT.migrate(connections, Clock.systemUTC());
      storm(file, connections);
    }

    Tables disturbed = syncOnce(file);
    Tables undisturbed = syncOnce(folder.resolve("undisturbed.db"));

    assertThat(disturbed.records()).isEqualTo(undisturbed.records());
    assertThat(disturbed.tracks()).containsExactlyInAnyOrderEntriesOf(undisturbed.tracks());
    assertThat(disturbed).isEqualTo(undisturbed);
    assertThat(undisturbed.tracks()).isNotEmpty();
    assertThat(undisturbed.rejections()).isNotEmpty();
    assertThat(undisturbed.held()).isEmpty();
    System.out.printf(
        "storm: %d kills, %d stops, %d leases lost, %d checks, %d entries acknowledged%n",
        kills, stops, overtaken, checks, acknowledged);
  }

  private void storm(Path file, Connections connections) throws Exception {
    nextPhase();
    for (int i = 0; i < processes.length; i++) {
      processes[i] = start(file);
    }
    long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("storm.seconds", 30)).toNanos();
    while (System.nanoTime() < end || kills < AT_LEAST || stops < AT_LEAST) {
      int one = random.nextInt(processes.length);
      if (!processes[one].hasSpoken()) {
        // A JVM takes its time to start; the storm goes on meanwhile.
        one = 1 - one;
      }
      processes[one].awaitWord();
      pause(50 + random.nextInt(500));
      nextPhase();
      if (random.nextBoolean()) {
        replace(one, file);
      } else {
        stop(one, file, connections);
      }
      check(connections);
    }
    for (StormProcess process : processes) {
      kill(process);
    }
    check(connections);
  }

  private StormProcess start(Path file) throws IOException {
    return StormProcess.start(file, folder.resolve("phase"), random.nextLong());
  }

  private void replace(int index, Path file) throws Exception {
    kill(processes[index]);
    processes[index] = start(file);
    kills++;
  }

  private void kill(StormProcess process) throws Exception {
    process.kill();
    acknowledged = Math.max(acknowledged, process.stored());
    overtaken += process.overtaken();
  }

  /** Past the lease, so that the other takes over; at times that one dies meanwhile. */
  private void stop(int index, Path file, Connections connections) throws Exception {
    processes[index].signal("STOP");
    pause((int) LEASE.toMillis() + random.nextInt(700));
    if (random.nextInt(3) == 0) {
      replace(1 - index, file);
    }
    check(connections);
    processes[index].signal("CONT");
    stops++;
  }

  /** The provider moves on, at once for both. */
  private void nextPhase() throws IOException {
    Path next = Files.writeString(folder.resolve("next"), Integer.toString(++phase));
    Files.move(next, folder.resolve("phase"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What must hold at any moment, of one moment. */
  private void check(Connections connections) {
    for (StormProcess process : processes) {
      acknowledged = Math.max(acknowledged, process.stored());
    }
    connections.read(
        session -> {
          session.execute("begin");
          try {
            check(session);
          } finally {
            session.execute("rollback");
          }
          return true;
        });
    checks++;
  }

  private void check(Session session) throws SQLException {
    List<HealthRecord> records =
        session.list("select " + RecordReader.COLUMNS + " from record r", new RecordReader()::read);
    Map<RecordKey, HealthRecord> stored = new HashMap<>();
    records.forEach(record -> stored.put(record.key(), record));
    assertThat(stored).as("keys, each once").hasSameSizeAs(records);
    for (SourceId source : SOURCES) {
      SourceState state = States.read(session, ME, source);
      assertThat(stored).as("up to the cursor").containsAllEntriesOf(upTo(source, state));
    }
    Cursor scale = States.read(session, ME, MEASURES).cursor();
    assertThat(scale.isStart() ? 0 : Integer.parseInt(scale.value()))
        .as("what was acknowledged is stored")
        .isGreaterThanOrEqualTo(acknowledged);
  }

  /** What a source has listed when its cursor stands there. */
  private Map<RecordKey, HealthRecord> upTo(SourceId source, SourceState state) {
    int read = source.equals(MEASURES) ? phase : Integer.parseInt("0" + state.recipe());
    SourceConnector connector = new StormProvider(read).connector(source);
    Map<RecordKey, HealthRecord> listed = new HashMap<>();
    Cursor cursor = Cursor.START;
    while (!cursor.equals(state.cursor())) {
      Page page = connector.fetch(FetchRequest.resume(cursor));
      page.records().forEach(record -> listed.put(record.key(), record));
      cursor = page.next();
    }
    return listed;
  }

  private Tables syncOnce(Path file) {
    try (var store = SqliteStore.open(file)) {
      var me = store.open(ME);
      SyncReport report =
          SyncEngine.of(me, new StormProvider(phase).connectors(), Clock.systemUTC()).sync();
      assertThat(report.runs())
          .extracting(run -> run.outcome())
          .as("a killed process keeps no lease")
          .containsExactly(Outcome.PARTIAL, Outcome.OK, Outcome.PARTIAL);

      var ledger = me.ledger();
      List<HealthRecord> records = me.metrics().find(RecordQuery.all());
      Map<SourceId, SourceState> states = new HashMap<>();
      SOURCES.forEach(source -> states.put(source, ledger.state(source)));
      Map<RecordKey, Track> tracks = new HashMap<>();
      for (HealthRecord record : records) {
        me.metrics().track(record.key()).ifPresent(track -> tracks.put(record.key(), track));
      }
      return new Tables(
          records,
          me.metrics().metrics(),
          Set.copyOf(ledger.rejections().stream().map(OpenRejection::rejection).toList()),
          Set.copyOf(ledger.pendingDeletions()),
          states,
          tracks,
          ledger.missingTracks(ACTIVITIES, 1_000));
    }
  }

  private static void pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
