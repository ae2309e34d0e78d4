package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.keylessRejection;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.session;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.CopyCounts;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreCopy;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Moves a person from another store into the one under test, and on to a third: everything arrives.
 * The others are in memory unless {@link #other} says otherwise.
 */
public abstract class StoreCopyKit extends StoreKit {

  private static final int READINGS = 1_100;

  private final List<SubjectStores> others = new ArrayList<>();

  /** Opens a store to move from or to, empty each time. */
  protected SubjectStores other(Clock clock) {
    return new InMemoryStore(clock);
  }

  @AfterEach
  final void closeOthers() {
    others.forEach(SubjectStores::close);
  }

  @Test
  void everythingArrivesAndComesBack() {
    SubjectStore from = filled();
    SubjectStore third = opened();

    CopyCounts counts = copy(from, me());
    assertEqual(me(), from);
    assertThat(copy(me(), third)).isEqualTo(counts);
    assertEqual(third, from);
    assertThat(counts)
        .isEqualTo(new CopyCounts(3, READINGS + 1, 3, 1, 1, 2, 1, 2, 150 - 50 + 1, 1, 2, 2))
        .isEqualTo(StoreCopy.count(third));
    assertThat(counts.records()).isEqualTo(everything().size());
  }

  @Test
  void aSyncGoesOnWhereTheOtherStoreWas() {
    copy(filled(), me());

    page(MEASURES).expected("page 2").records(weight("next", AT, "79")).next("page 3").commit();
    page(ACTIVITIES).restored("gone").commit();
    assertThat(metrics().track(RecordKey.of(ACTIVITIES, "gone"))).contains(Records.track(7));
    assertThat(ledger().missingTracks(ACTIVITIES, 9))
        .containsExactly(RecordKey.of(ACTIVITIES, "not yet"));
  }

  @Test
  void nobodyElseIsCopied() {
    SubjectStores many = other(clock);
    others.add(many);
    TestCommit.to(many.open(YOU), MEASURES, clock).records(weight("1", AT, "60")).commit();
    TestCommit.to(many.open(ME), MEASURES, clock).records(weight("1", AT, "80")).commit();
    clock.advance(Duration.ofMinutes(10));

    copy(many.open(ME), me());
    assertThat(stores().list()).containsExactly(ME);
    assertThat(everything()).containsExactly(weight("1", AT, "80"));
  }

  @Test
  void aTargetThatHoldsThePersonIsRefusedAndLeftAlone() {
    SubjectStore from = filled();
    commit(weight("mine", AT, "90"));
    assertRefused("store.copy-target-used", from, me());
    assertThat(everything()).containsExactly(weight("mine", AT, "90"));

    stores().erase(ME);
    me().notes().setGoal(new Goal(Metric.BODY_WEIGHT, BigDecimal.TEN, null));
    assertRefused("store.copy-target-used", from, me());
    stores().erase(ME);
    tokens().compareAndSet("strava", 0, new byte[1]);
    assertRefused("store.copy-target-used", from, me());
    assertThat(transferred()).containsExactly("strava");
  }

  @Test
  void aRunningSyncIsWaitedForByWhoeverCopies() {
    SubjectStore from = filled();
    Lease sync = from.ledger().lease(LOG, "sync", clock.instant().plusSeconds(60)).orElseThrow();
    assertRefused("store.copy-busy", from, me());

    from.ledger().release(sync);
    copy(from, me());
    assertEqual(me(), from);
    assertThat(from.ledger().lease(LOG, "sync", clock.instant().plusSeconds(60))).isPresent();
    assertThat(ledger().lease(LOG, "sync", clock.instant().plusSeconds(60))).isPresent();
  }

  @Test
  void anInterruptedCopyIsFinishedByTheNext() {
    int nth = 1;
    for (boolean hit = true; hit; nth += 1 + nth / 3) {
      SubjectStore from = filled();
      var plan = FaultPlan.at(nth, FaultPlan.Mode.AFTER);
      boolean finished = false;
      try {
        copy(from, Faulty.store(me(), plan));
        finished = true;
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo("store.faulty");
      }
      hit = plan.isHit();
      // A killed copy gives nothing back.
      clock.advance(Duration.ofHours(1));
      if (hit && !finished && !transferred().isEmpty()) {
        assertRefused("store.copy-incomplete", me(), opened());
        changeAfterwards(from);
        copy(from, me());
        assertEqual(me(), from);
      }
      stores().erase(ME);
    }
  }

  @Test
  void whatDiffersInTheEndIsToldAndMendedByTheNextCopy() {
    SubjectStore from = filled();
    var copy =
        new StoreCopy(
            from,
            me(),
            "copy",
            clock,
            (stage, records) -> {
              if (stage == StoreCopy.Stage.COMPARING) {
                me().notes().setGoal(new Goal(Metric.HEART_RATE, BigDecimal.TEN, null));
              }
            });

    assertThatThrownBy(copy::run)
        .isInstanceOfSatisfying(
            StoreException.Conflict.class,
            e -> assertThat(e.code()).isEqualTo("store.copy-differs"));
    // A sync that comes before the copy is finished begins anew.
    for (SourceId source : List.of(MEASURES, ACTIVITIES, LOG)) {
      assertThat(ledger().state(source).cursor()).isEqualTo(Cursor.START);
    }
    copy(from, me());
    assertEqual(me(), from);
  }

  @Test
  void noSyncComesBetweenHoweverLongItTakes() {
    SubjectStore from = filled();
    var seen = EnumSet.noneOf(StoreCopy.Stage.class);
    new StoreCopy(
            from,
            me(),
            "copy",
            clock,
            (stage, records) -> {
              clock.advance(Duration.ofMinutes(8));
              seen.add(stage);
              for (SubjectStore store : List.of(from, me())) {
                for (SourceId source : List.of(MEASURES, ACTIVITIES, LOG)) {
                  assertThat(store.ledger().lease(source, "sync", clock.instant().plusSeconds(60)))
                      .as("%s, %s after %d", source, stage, records)
                      .isEmpty();
                }
              }
            })
        .run();
    assertThat(seen).containsExactly(StoreCopy.Stage.values());
    assertEqual(me(), from);
  }

  private SubjectStore opened() {
    SubjectStores stores = other(clock);
    others.add(stores);
    return stores.open(ME);
  }

  /** Something in every corner, and more than one page. */
  private SubjectStore filled() {
    SubjectStore store = opened();
    List<HealthRecord> readings = new ArrayList<>();
    IntStream.range(0, READINGS)
        .forEach(i -> readings.add(weight("m" + i, AT.plusSeconds(i / 3), "80." + i)));
    TestCommit.to(store, MEASURES, clock)
        .records(readings)
        .rejected(rejection(MEASURES, "odd", "x"), keylessRejection(MEASURES, "🦵"))
        .commit();
    TestCommit.to(store, MEASURES, clock).records(weight("back", AT, "81")).commit();
    TestCommit.to(store, MEASURES, clock).deleted("back").commit();
    clock.advance(Duration.ofMinutes(1));
    TestCommit.to(store, MEASURES, clock)
        .restored("back")
        .account(new Account("7", Set.of("all")))
        .recipe("2")
        .tally(new DeletionTally(9, 2, true))
        .next("page 2")
        .commit();
    TestCommit.to(store, ACTIVITIES, clock)
        .records(
            run("run", AT.plusNanos(1), 5_000),
            run("gone", AT.plusNanos(2), 6_000),
            run("none", AT.plusNanos(3), 7_000),
            run("not yet", AT.plusNanos(4), 8_000))
        .commit();
    store(store, "run", Records.track(90));
    store(store, "gone", Records.track(7));
    store(store, "none", null);
    TestCommit.to(store, ACTIVITIES, clock).deleted("gone").confirmed().commit();
    TestCommit.to(store, LOG, clock).records(session("s", AT)).next("hash").commit();
    TestCommit.to(store, LOG, clock).held("s").commit();
    for (int i = 0; i < 150; i++) {
      store.ledger().record(finished(i));
    }
    store
        .ledger()
        .record(
            new SourceRun(
                LOG,
                AT,
                Duration.ofSeconds(1),
                Outcome.OK,
                SyncCounts.NONE,
                null,
                null,
                null,
                null));
    store
        .notes()
        .annotate(new Annotation(RecordKey.of(MEASURES, "m1"), Annotation.Verdict.EXCLUDE, AT));
    store.notes().setGoal(new Goal(Metric.BODY_WEIGHT, BigDecimal.TEN, null));
    store.notes().setGoal(new Goal(Metric.FAT_RATIO, BigDecimal.ONE, null));
    store.tokens().compareAndSet("withings", 0, new byte[] {1, 2, 3});
    store.tokens().compareAndSet("accounts", 0, new byte[0]);
    clock.advance(Duration.ofMinutes(10));
    return store;
  }

  private void changeAfterwards(SubjectStore store) {
    TestCommit.to(store, MEASURES, clock).deleted("m0", "m500").commit();
    TestCommit.to(store, ACTIVITIES, clock).records(run("run", AT.plusNanos(1), 5_001)).commit();
    store.notes().withdraw(RecordKey.of(MEASURES, "m1"));
    store.notes().dropGoal(Metric.FAT_RATIO);
    store.tokens().remove("accounts");
    long version = store.tokens().load("withings").orElseThrow().version();
    store.tokens().compareAndSet("withings", version, new byte[] {4});
    store.ledger().record(finished(999));
    clock.advance(Duration.ofMinutes(10));
  }

  private void store(SubjectStore store, String id, @Nullable Track track) {
    Lease lease =
        store
            .ledger()
            .lease(ACTIVITIES, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
            .orElseThrow();
    store.ledger().commit(new TrackCommit(lease, RecordKey.of(ACTIVITIES, id), track));
  }

  private static SourceRun finished(int minute) {
    return new SourceRun(
        MEASURES,
        AT.plus(Duration.ofMinutes(minute)),
        Duration.ofSeconds(2),
        Outcome.PARTIAL,
        SyncCounts.calls(3),
        "withings.odd",
        "odd",
        "Wait.",
        AT);
  }

  private CopyCounts copy(SubjectStore from, SubjectStore to) {
    return new StoreCopy(from, to, "copy", clock, StoreCopy.Progress.NONE).run();
  }

  private void assertRefused(String code, SubjectStore from, SubjectStore to) {
    assertThatThrownBy(() -> copy(from, to))
        .isInstanceOfSatisfying(
            StoreException.Conflict.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private List<String> transferred() {
    return me().transfer().tokens();
  }

  private static void assertEqual(SubjectStore copy, SubjectStore original) {
    assertThat(copy.metrics().find(RecordQuery.all()))
        .isEqualTo(original.metrics().find(RecordQuery.all()));
    assertThat(copy.metrics().metrics()).isEqualTo(original.metrics().metrics());
    assertThat(LedgerMemory.of(copy)).isEqualTo(LedgerMemory.of(original));
    assertThat(copy.ledger().missingTracks(ACTIVITIES, 9))
        .isEqualTo(original.ledger().missingTracks(ACTIVITIES, 9));
    for (String id : List.of("run", "gone", "none", "not yet")) {
      RecordKey key = RecordKey.of(ACTIVITIES, id);
      assertThat(copy.metrics().track(key)).isEqualTo(original.metrics().track(key));
      assertThat(copy.transfer().keptTrack(key)).isEqualTo(original.transfer().keptTrack(key));
    }
    assertThat(copy.notes().annotations()).isEqualTo(original.notes().annotations());
    assertThat(copy.notes().goals()).isEqualTo(original.notes().goals());
    assertThat(tokens(copy)).isEqualTo(tokens(original));
  }

  private static Map<String, List<Byte>> tokens(SubjectStore store) {
    Map<String, List<Byte>> tokens = new HashMap<>();
    for (String name : store.transfer().tokens()) {
      var bytes = new ArrayList<Byte>();
      Optional<StoredToken> token = store.tokens().load(name);
      for (byte one : token.orElseThrow().bytes()) {
        bytes.add(one);
      }
      tokens.put(name, bytes);
    }
    return tokens;
  }
}
