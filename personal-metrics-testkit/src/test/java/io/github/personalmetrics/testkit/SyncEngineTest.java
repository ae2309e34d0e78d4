package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncEngineTest extends EngineFixture {

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
  void aConnectorThatLacksAClassDoesNotStopTheOthers() {
    scale.onFetch(
        request -> {
          throw new NoClassDefFoundError("org/example/Missing");
        });

    List<SourceRun> runs = engine.sync().runs();

    assertThat(runs).extracting(SourceRun::outcome).containsExactly(Outcome.FAILED, Outcome.OK);
    assertThat(runs.get(0).code()).isEqualTo("connector.defect");
  }

  @Test
  void aConnectorThatCannotEvenSayItsRecipeDoesNotStopTheOthers() {
    SourceConnector broken =
        new SourceConnector() {
          @Override
          public SourceId source() {
            return MEASURES;
          }

          @Override
          public String recipe() {
            throw new IllegalStateException("no recipe");
          }

          @Override
          public Page fetch(FetchRequest request) {
            throw new IllegalStateException("never asked");
          }
        };

    List<SourceRun> runs = SyncEngine.of(me, List.of(broken, other), clock).sync().runs();

    assertThat(runs).extracting(SourceRun::outcome).containsExactly(Outcome.FAILED, Outcome.OK);
    assertThat(me.ledger().lease(MEASURES, "next", Instant.MAX)).isPresent();
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
  void aPushedPageIsNoRereadForANewRecipe() {
    scale.put(weights(0, 3));
    sync();
    scale.recipe("2");
    engine.accept(MEASURES, Page.last(List.of(weights(3, 4)), Cursor.of("elsewhere")));

    assertThat(sync().counts().unchanged()).isEqualTo(3);
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

    SourceRun overtaken = sync();

    assertThat(overtaken.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(overtaken.code()).isEqualTo("sync.lease-lost");
    assertThat(stored()).containsExactly("w000", "w001");
  }

  @Test
  void anEngineThatWasOvertakenAndIsAloneAgainKeepsNoLease() {
    scale.put(weights(0, 1));
    scale.onFetch(
        request -> {
          clock.advance(Duration.ofMinutes(10));
          Instant soon = clock.instant().plusSeconds(60);
          me.ledger().release(me.ledger().lease(MEASURES, "another", soon).orElseThrow());
        });

    assertThat(sync().code()).isEqualTo("sync.lease-lost");
    assertThat(me.ledger().lease(MEASURES, "the next", Instant.MAX)).isPresent();
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
  void aStoreThatFailsBeforeTheFirstPageGivesTheLeaseBackToo() {
    var calls = new AtomicInteger();
    var failing =
        new SubjectStore() {
          @Override
          public SubjectId subject() {
            return me.subject();
          }

          @Override
          public MetricStore metrics() {
            return me.metrics();
          }

          @Override
          public SyncLedger ledger() {
            if (calls.incrementAndGet() == 2) {
              throw new StoreException.Unavailable("store.locked", "busy", "Wait.", null);
            }
            return me.ledger();
          }

          @Override
          public NoteStore notes() {
            return me.notes();
          }

          @Override
          public TokenStore tokens() {
            return me.tokens();
          }

          @Override
          public StoreTransfer transfer() {
            return me.transfer();
          }
        };

    assertThatThrownBy(() -> SyncEngine.of(failing, List.of(scale), clock).sync())
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(me.ledger().lease(MEASURES, "next", Instant.MAX)).isPresent();
  }

  @Test
  void twoConnectorsOfOneSourceAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncEngine.of(me, List.of(scale, scale), clock));
  }
}
