package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.keylessRejection;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store must give away and take over when a person moves from one to another. */
public abstract class TransferKit extends StoreKit {

  private static final HealthRecord ONE = weight("1", AT, "80.5");
  private static final HealthRecord GONE = run("gone", AT, 5_000);
  private static final HealthRecord BACK = run("back", AT.plusNanos(1), 6_000);
  private static final Track TRACK = Records.track(20);

  /** Long ago: what the store's own clock would say is something else. */
  private static final Instant SEEN = Instant.parse("2025-12-31T23:59:59.000000001Z");

  @Test
  void everySourceOfWhichThereIsAnythingIsListed() {
    assertThat(transfer().sources()).isEmpty();
    assertThat(stores().list()).isEmpty();

    SourceId onlyState = SourceId.of("a", "state");
    SourceId onlyRejected = SourceId.of("b", "rejected");
    SourceId onlyDeleted = SourceId.of("c", "deleted");
    SourceId onlyRun = SourceId.of("d", "run");
    SourceId onlyLeased = SourceId.of("e", "leased");
    commit(ONE);
    page(onlyState).next("1").commit();
    page(onlyRejected).rejected(rejection(onlyRejected, "1", "x")).commit();
    commit(Records.measurement("1").from(onlyDeleted).build());
    page(onlyDeleted).deleted("1").commit();
    ledger().record(finished(onlyRun, 1));
    ledger().lease(onlyLeased, "a", clock.instant().plusSeconds(60));
    me().notes().annotate(new Annotation(RecordKey.of(LOG, "1"), Annotation.Verdict.EXCLUDE, AT));

    assertThat(transfer().sources())
        .containsExactly(onlyState, onlyRejected, onlyDeleted, onlyRun, MEASURES);
    assertThat(stores().open(YOU).transfer().sources()).isEmpty();
  }

  @Test
  void everyTokenIsListed() {
    assertThat(transfer().tokens()).isEmpty();
    tokens().compareAndSet("withings", 0, new byte[] {1});
    tokens().compareAndSet("strava/é", 0, new byte[0]);
    tokens().compareAndSet("gone", 0, new byte[0]);
    tokens().remove("gone");
    tokens().lease("leased", "a", clock.instant().plusSeconds(60));

    assertThat(transfer().tokens()).containsExactly("strava/é", "withings");
    assertThat(stores().open(YOU).transfer().tokens()).isEmpty();
  }

  @Test
  void whatIsAdoptedIsRememberedWithItsMoments() {
    LedgerMemory memory = memory();
    transfer().adopt(memory);

    assertThat(LedgerMemory.of(me())).isEqualTo(memory);
    assertThat(ledger().rejections()).isEqualTo(memory.rejections());
    assertThat(ledger().pendingDeletions()).isEqualTo(memory.pending());
    assertThat(ledger().history(2)).isEqualTo(memory.runs().subList(0, 2));
    assertThat(ledger().state(LOG)).isEqualTo(SourceState.NEW);
    assertThat(LedgerMemory.of(stores().open(YOU))).isEqualTo(LedgerMemory.NONE);
  }

  @Test
  void adoptingReplacesAllThatWasRememberedAndKeepsRecordsTracksAndLeases() {
    commit(ONE, weight("old", AT, "81"));
    commit(BACK);
    page(MEASURES).deleted("old").rejected(rejection(MEASURES, "9", "old")).next("old").commit();
    page(LOG).next("old").commit();
    ledger().record(finished(LOG, 1));
    ledger().commit(new TrackCommit(lease(), BACK.key(), TRACK));
    String version = metrics().version();
    LedgerMemory memory = memory();

    transfer().adopt(LedgerMemory.NONE);
    assertThat(LedgerMemory.of(me())).isEqualTo(LedgerMemory.NONE);
    assertThat(transfer().sources()).containsExactly(ACTIVITIES, MEASURES);
    transfer().adopt(memory);
    transfer().adopt(memory);

    assertThat(LedgerMemory.of(me())).isEqualTo(memory);
    assertThat(everything()).containsExactly(ONE, BACK);
    assertThat(metrics().track(BACK.key())).contains(TRACK);
    assertThat(metrics().version()).isNotEqualTo(version);
    assertThat(ledger().lease(MEASURES, "somebody else", clock.instant())).isEmpty();
  }

  @Test
  void aSyncGoesOnFromWhatWasAdopted() {
    commit(ONE);
    commit(BACK);
    transfer().adopt(memory());

    page(MEASURES)
        .expected("page 7")
        .rejected(rejection(MEASURES, "odd", "x"), rejection(MEASURES, "new", "y"))
        .next("page 8")
        .commit();
    assertThat(ledger().rejections())
        .extracting(open -> open.rejection().externalId(), OpenRejection::firstSeen)
        .contains(tuple("odd", SEEN), tuple("new", clock.instant()));
    page(ACTIVITIES).restored("gone", "back").commit();
    assertThat(everything()).containsExactly(GONE, ONE, BACK);
    clock.set(clock.instant().plus(DeletedRecord.KEPT));
    assertThat(ledger().deleted(ACTIVITIES)).allMatch(DeletedRecord::isRestored).hasSize(2);
  }

  @Test
  void aStateThatAsksToBeReadAgainStartsAnew() {
    var account = new Account("7", Set.of("all"));
    var tally = new DeletionTally(9, 3, true);
    var marked = new SourceState(Cursor.of("lost"), "2", account, true, tally);
    transfer()
        .adopt(
            new LedgerMemory(Map.of(MEASURES, marked), List.of(), List.of(), List.of(), List.of()));

    assertThat(ledger().state(MEASURES))
        .isEqualTo(new SourceState(Cursor.START, "2", account, false, DeletionTally.NONE));
  }

  @Test
  void theTrackOfADeletedRecordComesAlong() {
    commit(GONE, BACK);
    ledger().commit(new TrackCommit(lease(), GONE.key(), TRACK));
    ledger().commit(new TrackCommit(lease(), BACK.key(), TRACK));
    assertThat(transfer().keptTrack(GONE.key())).isEmpty();
    page(ACTIVITIES).deleted("gone", "back").commit();
    page(ACTIVITIES).restored("back").commit();

    assertThat(transfer().keptTrack(GONE.key())).contains(TRACK);
    assertThat(transfer().keptTrack(BACK.key())).isEmpty();
    assertThat(transfer().keptTrack(ONE.key())).isEmpty();
    assertThat(metrics().track(GONE.key())).isEmpty();
  }

  @Test
  void aTrackThatCameAlongComesBackWithItsRecord() {
    commit(BACK);
    transfer().adopt(memory());
    transfer().keepTrack(GONE.key(), TRACK);
    transfer().keepTrack(GONE.key(), TRACK);
    transfer().keepTrack(BACK.key(), TRACK);
    transfer().keepTrack(RecordKey.of(ACTIVITIES, "never there"), TRACK);

    assertThat(transfer().keptTrack(GONE.key())).contains(TRACK);
    assertThat(metrics().track(BACK.key())).isEmpty();
    page(ACTIVITIES).restored("gone").commit();
    assertThat(metrics().track(GONE.key())).contains(TRACK);
    assertThat(ledger().missingTracks(ACTIVITIES, 9)).containsExactly(BACK.key());
  }

  /** Something of everything, as if {@link #ONE} and {@link #BACK} were stored. */
  private LedgerMemory memory() {
    Instant deleted = clock.instant().minus(Duration.ofDays(29)).plusNanos(7);
    return new LedgerMemory(
        Map.of(
            MEASURES,
            new SourceState(
                Cursor.of("page 7"),
                "3/kg",
                new Account("7 👤", Set.of("a", "b")),
                false,
                new DeletionTally(120, 3, true)),
            ACTIVITIES,
            new SourceState(Cursor.of("{}"), "1", null, false, DeletionTally.NONE)),
        List.of(
            new OpenRejection(rejection(MEASURES, "odd", "x"), SEEN),
            new OpenRejection(keylessRejection(MEASURES, "🦵"), SEEN),
            new OpenRejection(rejection(ACTIVITIES, "odd", "x"), SEEN.plusNanos(1))),
        List.of(new PendingDeletion(ONE.key(), SEEN)),
        List.of(
            new DeletedRecord(GONE, deleted, false, null),
            new DeletedRecord(BACK, deleted.minusNanos(1), true, deleted.plusSeconds(5))),
        List.of(finished(MEASURES, 3), finished(ACTIVITIES, 2), finished(MEASURES, 1)));
  }

  private static SourceRun finished(SourceId source, int minute) {
    return new SourceRun(
        source,
        AT.plus(Duration.ofMinutes(minute)),
        Duration.ofMillis(1_234),
        Outcome.PARTIAL,
        new SyncCounts(1, 2, 3, 4, 5, 6, 7, 8),
        "store.odd",
        "what happened",
        "Do this.",
        SEEN);
  }

  private StoreTransfer transfer() {
    return me().transfer();
  }

  private Lease lease() {
    return ledger()
        .lease(ACTIVITIES, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }
}
