package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.sync.SyncRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncEngineTest {

  private static final SourceId OTHER = SourceId.of("other", "things");

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private final SubjectStore me = new InMemoryStore(clock).open(SubjectId.of("me"));
  private final ScriptedConnector scale = ScriptedConnector.of(MEASURES);
  private final ScriptedConnector other = ScriptedConnector.of(OTHER);
  private final List<Duration> slept = new ArrayList<>();
  private final List<SyncProgress> progress = new ArrayList<>();
  private final SyncEngine engine = engine();

  private SyncEngine engine() {
    return SyncEngine.builder(me, clock)
        .connectors(List.of(scale, other))
        .random(new Random(7))
        .sleeper(
            pause -> {
              slept.add(pause);
              clock.advance(pause);
            })
        .listener(
            new SyncListener() {
              @Override
              public void progressed(SyncProgress step) {
                progress.add(step);
              }
            })
        .build();
  }

  private SourceRun sync() {
    return engine.sync().runs().get(0);
  }

  private List<String> stored() {
    return me.metrics().find(RecordQuery.all()).stream()
        .map(record -> record.key().externalId())
        .toList();
  }

  private static HealthRecord[] weights(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> weight("w%03d".formatted(i), AT.plus(Duration.ofDays(i)), "80." + i))
        .toArray(HealthRecord[]::new);
  }

  private static SourceException.Unavailable unavailable() {
    return new SourceException.Unavailable("test.down", "it is down", "Wait.", null);
  }

  @Test
  void allPagesAreReadAndASecondSyncWritesNothing() {
    scale.pageSize(3).put(weights(0, 10));

    SourceRun first = sync();
    String version = me.metrics().version();
    SourceRun second = sync();

    assertThat(first.outcome()).isEqualTo(Outcome.OK);
    assertThat(first.counts().read()).isEqualTo(10);
    assertThat(first.counts().created()).isEqualTo(10);
    assertThat(first.counts().calls()).isEqualTo(4);
    assertThat(second.counts().created() + second.counts().changed()).isZero();
    assertThat(me.metrics().version()).isEqualTo(version);
    assertThat(stored()).hasSize(10);
  }

  @Test
  void whatIsUnavailableIsTriedAgainAndStored() {
    scale.thenFail(unavailable()).thenFail(unavailable()).put(weights(0, 2));

    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
    assertThat(slept).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    assertThat(stored()).hasSize(2);
  }

  @Test
  void afterFiveTriesTheRunFailsAndTheOthersGoOn() {
    IntStream.range(0, 5).forEach(i -> scale.thenFail(unavailable()));
    other.put(Records.measurement("1").from(OTHER).build());

    List<SourceRun> runs = engine.sync().runs();

    assertThat(runs.get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(runs.get(0).code()).isEqualTo("test.down");
    assertThat(runs.get(0).advice()).isEqualTo("Wait.");
    assertThat(slept).hasSize(4);
    assertThat(runs.get(1).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void noRetryBeginsAfterTheDeadline() {
    IntStream.range(0, 5).forEach(i -> scale.thenFail(unavailable()));
    scale.onFetch(request -> clock.advance(Duration.ofMinutes(31)));

    assertThat(sync().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(slept).isEmpty();
  }

  @Test
  void rateLimitStopsTheSyncAndKeepsTheCursor() {
    scale.pageSize(2).put(weights(0, 6));
    scale.then(scale.fetch(FetchRequest.resume(Cursor.START)));
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofMinutes(3)));

    SourceRun limited = sync();
    SourceRun next = sync();

    assertThat(limited.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(limited.resumeAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(3)));
    assertThat(limited.counts().created()).isEqualTo(2);
    assertThat(next.counts().created()).isEqualTo(4);
    assertThat(next.counts().unchanged()).isZero();
  }

  private enum Failure {
    UNAUTHORIZED(new SourceException.Unauthorized("c", "m", "a", null), Outcome.NEEDS_REAUTH),
    REFUSED(new SourceException.Refused("c", "m", "a", null), Outcome.REFUSED),
    INVALID(new SourceException.InvalidResponse("c", "m", "a", null), Outcome.FAILED),
    DEFECT(new IllegalStateException("a defect"), Outcome.FAILED);

    private final RuntimeException thrown;
    private final Outcome outcome;

    Failure(RuntimeException thrown, Outcome outcome) {
      this.thrown = thrown;
      this.outcome = outcome;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsATypedOutcomeInTheHistoryAndDoesNotStopTheOthers(Failure failure) {
    scale.thenFail(failure.thrown);
    other.put(Records.measurement("1").from(OTHER).build());

    List<SourceRun> runs = engine.sync().runs();

    assertThat(runs).extracting(SourceRun::outcome).containsExactly(failure.outcome, Outcome.OK);
    assertThat(runs.get(0).code()).isNotBlank();
    assertThat(slept).isEmpty();
    assertThat(me.ledger().history(10)).containsExactlyInAnyOrderElementsOf(runs);
  }

  @Test
  void aCursorThatDoesNotMoveEndsTheRun() {
    Page stuck = Page.more(List.of(weight("1", AT, "80")), Cursor.of("here"));
    scale.then(stuck, stuck, stuck);

    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.code()).isEqualTo("sync.cursor-stuck");
    assertThat(scale.requests()).hasSize(2);
  }

  @Test
  void aNewRecipeReadsEverythingAgain() {
    scale.put(weights(0, 3));
    sync();
    scale.recipe("2");

    SourceRun again = sync();

    assertThat(again.counts().unchanged()).isEqualTo(3);
    assertThat(me.ledger().state(MEASURES).recipe()).isEqualTo("2");
    assertThat(sync().counts().read()).isZero();
  }

  @Test
  void aFullSyncReadsEverythingAgain() {
    scale.put(weights(0, 3));
    sync();

    var report = engine.sync(new SyncRequest(Set.of(MEASURES), true));

    assertThat(report.runs()).hasSize(1);
    assertThat(report.runs().get(0).counts().unchanged()).isEqualTo(3);
  }

  @Test
  void aSourceThatThereIsNotIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.sync(new SyncRequest(Set.of(SourceId.of("no", "such")), false)))
        .withMessageContaining("no/such");
  }

  @Test
  void whoeverDoesNotGetTheLeaseSkips() {
    scale.put(weights(0, 3));
    var lease =
        me.ledger().lease(MEASURES, "another", clock.instant().plusSeconds(60)).orElseThrow();

    assertThat(sync().outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(stored()).isEmpty();

    me.ledger().release(lease);
    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void anEngineThatWasStoppedPastItsLeaseChangesNothing() {
    scale.pageSize(2).put(weights(0, 4));
    scale.onFetch(
        request -> {
          if (scale.requests().size() == 2) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(me.ledger().lease(MEASURES, "another", clock.instant().plusSeconds(60)))
                .isPresent();
          }
        });

    assertThatThrownBy(engine::sync)
        .isInstanceOfSatisfying(
            StoreException.Conflict.class, e -> assertThat(e.code()).isEqualTo("sync.lease-lost"));
    assertThat(stored()).containsExactly("w000", "w001");
  }

  @Test
  void whatASnapshotNoLongerListsIsDeleted() {
    scale.snapshots().put(weights(0, 10));
    sync();
    scale.delete("w003");

    SourceRun run = sync();

    assertThat(run.counts().deleted()).isEqualTo(1);
    assertThat(stored()).hasSize(9).doesNotContain("w003");
  }

  @Test
  void manyMissingRecordsAreHeldUntilTheyAreListedAgain() {
    scale.snapshots().put(weights(0, 60));
    sync();
    IntStream.range(0, 25).forEach(i -> scale.delete("w%03d".formatted(i)));

    SourceRun held = sync();
    scale.put(weights(0, 25));
    SourceRun back = sync();

    assertThat(held.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(held.counts().deleted()).isZero();
    assertThat(stored()).hasSize(60);
    assertThat(back.outcome()).isEqualTo(Outcome.OK);
    assertThat(me.ledger().pendingDeletions()).isEmpty();
  }

  @Test
  void heldRecordsAreDeletedOnceAPersonConfirms() {
    scale.snapshots().put(weights(0, 60));
    sync();
    IntStream.range(0, 25).forEach(i -> scale.delete("w%03d".formatted(i)));
    sync();

    SourceRun confirmed = engine.confirmDeletions(MEASURES);
    SourceRun next = sync();

    assertThat(confirmed.outcome()).isEqualTo(Outcome.OK);
    assertThat(confirmed.counts().deleted()).isEqualTo(25);
    assertThat(stored()).hasSize(35);
    assertThat(next.outcome()).isEqualTo(Outcome.OK);
    assertThat(next.counts().deleted()).isZero();
  }

  @Test
  void anEmptyAnswerIsNotTakenForADeletionOfEverything() {
    scale.snapshots().put(weights(0, 6));
    sync();
    scale.then(Page.last(List.of(), Cursor.of("7")).withCovers(TimeRange.ALL));

    assertThat(sync().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(stored()).hasSize(6);
    assertThat(me.ledger().pendingDeletions()).hasSize(6);
  }

  @Test
  void slicesDoNotGetAroundTheGuard() {
    scale.put(weights(0, 60));
    sync();
    IntStream.range(0, 60).filter(i -> i % 2 == 0).forEach(i -> scale.delete("w%03d".formatted(i)));

    for (int day = 0; day < 60; day += 10) {
      scale.then(slice(day, day + 10));
    }
    SourceRun run = engine.reread(MEASURES, TimeRange.of(AT, AT.plus(Duration.ofDays(60))));

    assertThat(run.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(run.counts().deleted()).isEqualTo(20);
    assertThat(me.ledger().pendingDeletions()).hasSize(10);
  }

  private Page slice(int from, int to) {
    var range = TimeRange.of(AT.plus(Duration.ofDays(from)), AT.plus(Duration.ofDays(to)));
    List<HealthRecord> left =
        IntStream.range(from, to)
            .filter(i -> i % 2 == 1)
            .mapToObj(i -> (HealthRecord) weights(i, i + 1)[0])
            .toList();
    Page page = to == 60 ? Page.last(left, Cursor.START) : Page.more(left, Cursor.START);
    return page.withCovers(range);
  }

  @Test
  void aSliceThatIsAnsweredInPartIsAskedForAgain() {
    var range = TimeRange.of(AT, AT.plus(Duration.ofDays(60)));
    scale.then(slice(0, 30), slice(30, 60));

    engine.reread(MEASURES, range);

    assertThat(scale.requests())
        .containsExactly(
            FetchRequest.window(range),
            FetchRequest.window(TimeRange.of(AT.plus(Duration.ofDays(30)), range.to())));
    assertThat(me.ledger().state(MEASURES).cursor()).isEqualTo(Cursor.START);
  }

  @Test
  void aSliceThatCoversNothingEndsTheRun() {
    scale.then(Page.more(List.of(), Cursor.START));

    SourceRun run = engine.reread(MEASURES, TimeRange.of(AT, AT.plusSeconds(60)));

    assertThat(run.code()).isEqualTo("sync.window-stuck");
  }

  @Test
  void aRowThatCannotBeReadIsNotADeletion() {
    scale.snapshots().put(weights(0, 2));
    sync();
    scale.then(
        Page.last(List.of(weights(0, 1)), Cursor.of("9"))
            .withCovers(TimeRange.ALL)
            .withRejected(List.of(Records.rejection(MEASURES, "w001", "eighty"))));

    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(run.counts().rejected()).isEqualTo(1);
    assertThat(stored()).containsExactly("w000", "w001");
  }

  @Test
  void aRowWithoutAKeyMayBeAnyOfTheMissingOnes() {
    scale.snapshots().put(weights(0, 2));
    sync();
    scale.then(
        Page.last(List.of(), Cursor.of("9"))
            .withCovers(TimeRange.ALL)
            .withRejected(List.of(Records.keylessRejection(MEASURES, "???"))));

    assertThat(sync().counts().deleted()).isZero();
    assertThat(stored()).hasSize(2);
  }

  @Test
  void aSourceIsPartialUntilItsRowsAreMended() {
    scale.then(
        Page.last(List.of(), Cursor.of("1"))
            .withRejected(List.of(Records.rejection(MEASURES, "w000", "eighty"))));
    SourceRun broken = sync();
    SourceRun still = sync();
    scale.put(weights(0, 2));
    SourceRun mended = engine.sync(new SyncRequest(Set.of(MEASURES), true)).runs().get(0);

    assertThat(broken.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(still.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(still.counts().rejected()).isZero();
    assertThat(mended.outcome()).isEqualTo(Outcome.OK);
    assertThat(me.ledger().rejections()).isEmpty();
  }

  @Test
  void anotherAccountIsRefusedAndChangesNothing() {
    scale.account(new Account("1", Set.of("read"))).snapshots().put(weights(0, 2));
    sync();
    scale.account(new Account("2", Set.of("read"))).delete("w000");

    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(run.code()).isEqualTo("source.other-account");
    assertThat(stored()).hasSize(2);
  }

  @Test
  void whoeverSeesLessThanBeforeDeletesNothing() {
    scale.account(new Account("1", Set.of("read", "read_all"))).snapshots().put(weights(0, 3));
    sync();
    scale.account(new Account("1", Set.of("read"))).delete("w000");
    sync();
    sync();

    assertThat(stored()).hasSize(3);
  }

  @Test
  void aMetricInASecondUnitIsRejectedAndTheRestIsStored() {
    scale.put(food("a", Unit.SCORE, 0));
    sync();
    scale.put(food("b", Unit.PERCENT, 1), food("c", Unit.SCORE, 2));

    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(stored()).containsExactly("a", "c");
    assertThat(me.ledger().rejections())
        .singleElement()
        .satisfies(
            open -> {
              assertThat(open.rejection().externalId()).isEqualTo("b");
              assertThat(open.rejection().reason()).contains("food.index is stored in score");
            });
  }

  private static HealthRecord food(String id, Unit unit, int day) {
    return Records.measurement(id)
        .at(AT.plus(Duration.ofDays(day)))
        .value(Metric.of("food.index", unit), "7")
        .build();
  }

  @Test
  void aPageWithRecordsOfAnotherSourceIsADefectOfItsConnector() {
    var wrong = ScriptedConnector.of(OTHER);
    wrong.then(Page.last(List.of(weight("1", AT, "80")), Cursor.of("1")));

    SourceRun run = SyncEngine.of(me, List.of(wrong), clock).sync().runs().get(0);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.code()).isEqualTo("connector.other-source");
    assertThat(stored()).isEmpty();
  }

  @Test
  void progressTellsWhatIsLeft() {
    scale.then(Page.last(List.of(weights(0, 5)), Cursor.of("5")).withTotal(20));
    scale.onFetch(request -> clock.advance(Duration.ofSeconds(10)));

    sync();

    assertThat(progress.get(0).counts().read()).isEqualTo(5);
    assertThat(progress.get(0).remaining()).contains(Duration.ofSeconds(30));
  }

  @Test
  void aPushedPageIsStoredAndLeavesTheCursor() {
    scale.put(weights(0, 3));
    sync();
    Cursor cursor = me.ledger().state(MEASURES).cursor();

    SourceRun run =
        engine.accept(MEASURES, Page.last(List.of(weights(3, 4)), Cursor.of("elsewhere")));

    assertThat(run.counts().created()).isEqualTo(1);
    assertThat(me.ledger().state(MEASURES).cursor()).isEqualTo(cursor);
  }

  @Test
  void aStoreThatFailsEndsTheSyncAndGivesTheLeaseBack() {
    scale.put(weights(0, 1));
    scale.onFetch(
        request -> {
          throw new StoreException.Unavailable("store.disk-full", "full", "Make room.", null);
        });

    assertThatThrownBy(engine::sync).isInstanceOf(StoreException.Unavailable.class);
    assertThat(me.ledger().lease(MEASURES, "next", Instant.MAX)).isPresent();
  }

  @Test
  void twoConnectorsOfOneSourceAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncEngine.of(me, List.of(scale, scale), clock));
  }

  @Test
  void anInterruptEndsTheRunAndStaysSet() {
    scale.thenFail(unavailable());
    var interrupted =
        SyncEngine.builder(me, clock)
            .connectors(List.of(scale))
            .sleeper(
                pause -> {
                  throw new InterruptedException();
                })
            .build();

    assertThat(interrupted.sync().runs().get(0).code()).isEqualTo("sync.interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
