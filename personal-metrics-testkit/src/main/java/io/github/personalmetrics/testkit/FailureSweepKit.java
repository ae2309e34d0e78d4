package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.weight;
import static io.github.personalmetrics.testkit.Records.workout;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever call fails, and however: the next sync ends with the tables of a run that nothing
 * disturbed (the method of SQLite's own tests). The real engine syncs three sources, with edits,
 * deletions, held deletions, rejections, tracks and several pages, and call after call is made to
 * fail, each in a scenario of its own.
 */
public abstract class FailureSweepKit extends StoreKit {

  private static final SourceId LOG = Records.LOG;
  private static final int PHASES = 3;

  /** What is stored, but for the moments at which it was. */
  private record Tables(
      List<HealthRecord> records,
      Map<SourceId, SourceState> states,
      List<Rejection> rejections,
      Set<RecordKey> held,
      Set<RecordKey> deleted,
      Map<RecordKey, Track> tracks,
      List<RecordKey> missingTracks) {}

  @ParameterizedTest
  @EnumSource
  void whateverStoreCallFailsTheNextSyncMendsIt(FaultPlan.Mode mode, TestReporter reporter) {
    sweep(mode, true, reporter);
  }

  @ParameterizedTest
  @EnumSource
  void whateverSourceCallFailsTheNextSyncMendsIt(FaultPlan.Mode mode, TestReporter reporter) {
    sweep(mode, false, reporter);
  }

  private void sweep(FaultPlan.Mode mode, boolean inStore, TestReporter reporter) {
    List<Tables> expected = undisturbed();
    int n = mode.ordinal() % step() - step() + 1;
    int cases = -1;
    boolean hit = true;
    while (hit) {
      n += step();
      cases++;
      SubjectId subject = SubjectId.of("case-" + n);
      FaultPlan plan = FaultPlan.at(n, mode);
      hit = disturbed(subject, plan, inStore, expected, mode + " call " + n);
    }
    reporter.publishEntry("cases", cases + " of " + (n - 1) + " calls");
    // A store that is cleverer may need fewer calls, but not so few that nothing is tried.
    assertThat(n).as("calls that were made to fail").isGreaterThan(inStore ? 80 : 20);
  }

  /**
   * How far it is from one call that fails to the next one: 1 for all of them. A store that takes
   * its time tries each so many-th, in every mode others.
   */
  protected int step() {
    return 1;
  }

  private List<Tables> undisturbed() {
    SubjectStore store = stores().open(SubjectId.of("undisturbed"));
    var sources = new Sources();
    var tables = new ArrayList<Tables>();
    for (int phase = 0; phase < PHASES; phase++) {
      sources.change(phase);
      engine(store, sources.connectors(FaultPlan.none())).sync();
      tables.add(tables(store));
    }
    assertThat(tables.get(PHASES - 1).held()).isNotEmpty();
    assertThat(tables.get(PHASES - 1).deleted()).isNotEmpty();
    assertThat(tables.get(PHASES - 1).rejections()).isNotEmpty();
    assertThat(tables.get(PHASES - 1).tracks()).isNotEmpty();
    return tables;
  }

  /**
   * @return whether the plan came to its call
   */
  private boolean disturbed(
      SubjectId subject, FaultPlan plan, boolean inStore, List<Tables> expected, String name) {
    SubjectStore real = stores().open(subject);
    SubjectStore store = inStore ? Faulty.store(real, plan) : real;
    var sources = new Sources();
    var connectors = sources.connectors(inStore ? FaultPlan.none() : plan);
    boolean hit = false;
    for (int phase = 0; phase < PHASES; phase++) {
      sources.change(phase);
      try {
        engine(store, connectors).sync();
      } catch (StoreException e) {
        assertThat(e.code()).as(name).isEqualTo("store.faulty");
      }
      if (!hit && plan.isHit()) {
        plan.repair();
        // Whoever died in the middle of a sync holds its lease for a while.
        clock.advance(Duration.ofMinutes(10));
        engine(store, connectors).sync();
        hit = true;
      }
      if (hit) {
        assertThat(tables(real)).as(name + " in phase " + phase).isEqualTo(expected.get(phase));
      }
    }
    return hit;
  }

  private SyncEngine engine(SubjectStore store, List<SourceConnector> connectors) {
    return SyncEngine.builder(store, clock)
        .connectors(connectors)
        .random(new Random(1))
        .sleeper(pause -> clock.advance(pause))
        .build();
  }

  private static Tables tables(SubjectStore store) {
    var ledger = store.ledger();
    var states = new TreeMap<SourceId, SourceState>();
    var deleted = new HashSet<RecordKey>();
    for (SourceId source : List.of(MEASURES, ACTIVITIES, LOG)) {
      states.put(source, ledger.state(source));
      ledger.deleted(source).stream()
          .map(DeletedRecord::record)
          .forEach(record -> deleted.add(record.key()));
    }
    List<HealthRecord> records = store.metrics().find(RecordQuery.all());
    var tracks = new HashMap<RecordKey, Track>();
    records.forEach(
        record ->
            store.metrics().track(record.key()).ifPresent(it -> tracks.put(record.key(), it)));
    return new Tables(
        records,
        states,
        ledger.rejections().stream()
            .map(OpenRejection::rejection)
            .sorted(Comparator.comparing(Rejection::toString))
            .toList(),
        Set.copyOf(ledger.pendingDeletions().stream().map(PendingDeletion::key).toList()),
        deleted,
        tracks,
        ledger.missingTracks(ACTIVITIES, 100));
  }

  /** Three providers, and what happens there between the syncs. */
  private static final class Sources {

    private final SweepSource scale = new SweepSource(MEASURES, SweepSource.Shape.CHANGES);
    private final SweepSource watch = new SweepSource(ACTIVITIES, SweepSource.Shape.SLICES);
    private final SweepSource sheet = new SweepSource(LOG, SweepSource.Shape.SNAPSHOT);

    List<SourceConnector> connectors(FaultPlan plan) {
      return List.of(
          Faulty.connector(scale, plan),
          Faulty.connector(watch, plan),
          Faulty.connector(sheet, plan));
    }

    void change(int phase) {
      switch (phase) {
        case 0 -> begin();
        case 1 -> edit();
        default -> loseMuch();
      }
    }

    private void begin() {
      IntStream.range(0, 9).forEach(i -> scale.put(weighIn(i, 800 + i)));
      scale.reject("bad-1", "eighty").reject("bad-2", "?");
      for (int i = 0; i < 9; i++) {
        watch.put(outing(i, 5_000 + i));
        if (i % 3 > 0) {
          watch.track("a" + i, Records.track(10 + i));
        }
      }
      IntStream.range(0, 32).forEach(i -> sheet.put(session(i, 5)));
      sheet.reject("s40", "5x");
    }

    private void edit() {
      scale.put(weighIn(2, 700), weighIn(20, 900), weight("bad-1", day(30), "80"));
      watch.delete("a1", "a7").put(outing(4, 4_000), outing(12, 9_000), outing(-3, 3_000));
      watch.track("a4", Records.track(40)).track("a12", Records.track(12));
      sheet.delete("s3", "s4").put(session(5, 8), session(40, 5)).reject("s6", "#REF!");
    }

    private void loseMuch() {
      scale.recipe("2");
      watch.delete("a12");
      IntStream.range(8, 32).forEach(i -> sheet.delete("s" + i));
    }

    private static HealthRecord weighIn(int day, int hectograms) {
      return weight("w" + day, day(day), hectograms / 10 + "." + hectograms % 10);
    }

    private static HealthRecord outing(int day, double metres) {
      return activity("a" + day).at(day(day)).distance(metres).build();
    }

    private static HealthRecord session(int day, int reps) {
      return workout("s" + day).at(day(day)).set("squat", reps, "100").build();
    }

    private static Instant day(int day) {
      return AT.plus(Duration.ofDays(day));
    }
  }
}
