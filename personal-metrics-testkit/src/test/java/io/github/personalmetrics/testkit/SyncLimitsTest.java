package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a sync may take, whom it must not call yet, and how it is stopped. */
class SyncLimitsTest extends EngineFixture {

  @Test
  void noRetryBeginsAfterTheDeadline() {
    IntStream.range(0, 5).forEach(i -> scale.thenFail(unavailable()));
    scale.onFetch(request -> clock.advance(Duration.ofMinutes(31)));

    assertThat(sync().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(slept).isEmpty();
  }

  @Test
  void noPageBeginsAfterTheDeadlineAndTheNextSyncGoesOn() {
    scale.pageSize(2).put(weights(0, 6));
    scale.onFetch(request -> clock.advance(Duration.ofMinutes(20)));

    SourceRun first = sync();
    SourceRun second = sync();

    assertThat(first.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(first.code()).isEqualTo("sync.deadline");
    assertThat(first.counts().created()).isEqualTo(4);
    assertThat(second.outcome()).isEqualTo(Outcome.OK);
    assertThat(second.counts().created()).isEqualTo(2);
  }

  @Test
  void rateLimitStopsTheSyncAndKeepsTheCursor() {
    scale.pageSize(2).put(weights(0, 6));
    scale.then(scale.fetch(FetchRequest.resume(Cursor.START)));
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofMinutes(3)));

    SourceRun limited = sync();
    Instant resumeAt = clock.instant().plus(Duration.ofMinutes(3));
    clock.set(resumeAt);
    SourceRun next = sync();

    assertThat(limited.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(limited.resumeAt()).isEqualTo(resumeAt);
    assertThat(limited.counts().created()).isEqualTo(2);
    assertThat(next.counts().created()).isEqualTo(4);
    assertThat(next.counts().unchanged()).isZero();
  }

  @Test
  void whoeverHasAskedToWaitIsNotCalledBefore() {
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofMinutes(3)));
    SourceRun limited = sync();
    clock.advance(Duration.ofMinutes(2));

    var report = engine.sync();
    SourceRun tooEarly = report.runs().get(0);

    assertThat(tooEarly.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(tooEarly.resumeAt()).isEqualTo(limited.resumeAt());
    assertThat(tooEarly.code()).isEqualTo("test.limit");
    assertThat(scale.requests()).hasSize(1);
    assertThat(report.runs().get(1).outcome()).isEqualTo(Outcome.OK);
    assertThat(report.resumeAt()).contains(limited.resumeAt());
    assertThat(me.ledger().history(10)).contains(limited).doesNotContain(tooEarly);
  }

  @Test
  void aWaitOfManyDaysIsCutToOne() {
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofDays(10)));

    assertThat(sync().resumeAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void aClockThatWasSetBackDoesNotKeepAnybodyWaiting() {
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofMinutes(3)));
    sync();
    clock.set(clock.instant().minus(Duration.ofDays(9)));

    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void aRereadForANewRecipeGoesOnWhereItWasCutShort() {
    scale.pageSize(2).put(weights(0, 6));
    sync();
    scale.recipe("2");
    scale.onFetch(request -> clock.advance(Duration.ofMinutes(40)));

    SourceRun cut = sync();
    SourceRun rest = sync();

    assertThat(cut.code()).isEqualTo("sync.deadline");
    assertThat(cut.counts().unchanged()).isEqualTo(2);
    assertThat(rest.counts().unchanged()).isEqualTo(2);
  }

  @Test
  void eachSourceGetsItsShareOfTheTime() {
    scale.pageSize(1).put(weights(0, 9));
    scale.onFetch(request -> clock.advance(Duration.ofMinutes(11)));
    other.put(Records.measurement("1").from(OTHER).build());

    var report = engine.sync();

    assertThat(report.runs().get(0).code()).isEqualTo("sync.deadline");
    assertThat(report.runs().get(0).counts().created()).isEqualTo(3);
    assertThat(report.runs().get(1).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void whoIsToldToStopEndsAfterThePageAndTheNextSyncGoesOn() {
    scale.pageSize(2).put(weights(0, 6));
    other.put(Records.measurement("1").from(OTHER).build());
    var stop = new AtomicBoolean();
    scale.onFetch(request -> stop.set(true));
    SyncEngine stoppable =
        builder().connectors(List.of(scale, other)).listener(toldBy(stop)).build();

    SyncReport stopped = stoppable.sync();
    boolean interrupted = Thread.interrupted();
    scale.onFetch(request -> {});
    stop.set(false);
    SourceRun next = stoppable.sync().runs().get(0);

    assertThat(stopped.runs()).extracting(SourceRun::code).containsExactly("sync.interrupted");
    assertThat(stopped.runs().get(0).counts().created()).isEqualTo(2);
    assertThat(interrupted).isTrue();
    assertThat(me.ledger().history(10)).contains(stopped.runs().get(0));
    assertThat(next.outcome()).isEqualTo(Outcome.OK);
    assertThat(next.counts().created()).isEqualTo(4);
    assertThat(next.counts().unchanged()).isZero();
  }

  @Test
  void whoIsToldToStopWithTheLastPageOfASourceBeginsNoOther() {
    scale.put(weights(0, 2));
    var stop = new AtomicBoolean();
    scale.onFetch(request -> stop.set(true));

    SyncReport report =
        builder().connectors(List.of(scale, other)).listener(toldBy(stop)).build().sync();

    assertThat(report.runs()).extracting(SourceRun::outcome).containsExactly(Outcome.OK);
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void howAnInterruptedRunEndedIsNotedDownBeforeTheThreadIsInterruptedAgain() {
    var interrupted = new ArrayList<Boolean>();
    scale.pageSize(1).put(weights(0, 3));
    scale.onFetch(request -> Thread.currentThread().interrupt());
    SyncListener listener =
        new SyncListener() {
          @Override
          public void finished(SourceRun run) {
            interrupted.add(Thread.currentThread().isInterrupted());
          }
        };

    builder().connectors(List.of(scale)).listener(listener).build().sync();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).containsExactly(false);
  }

  @Test
  void anInterruptBetweenPagesEndsTheRunToo() {
    scale.pageSize(1).put(weights(0, 3));
    scale.onFetch(request -> Thread.currentThread().interrupt());

    assertThat(sync().code()).isEqualTo("sync.interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stored()).hasSize(1);
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

  @Test
  void progressTellsWhatIsLeft() {
    scale.then(Page.last(List.of(weights(0, 5)), Cursor.of("5")).withTotal(20));
    scale.onFetch(request -> clock.advance(Duration.ofSeconds(10)));

    sync();

    assertThat(progress.get(0).counts().read()).isEqualTo(5);
    assertThat(progress.get(0).remaining()).contains(Duration.ofSeconds(30));
  }

  @Test
  void aConfirmationLiftsNoLimit() {
    scale.put(weights(0, 1));
    scale.thenFail(
        new SourceException.RateLimited("test.limit", "enough", "Wait.", Duration.ofHours(1)));
    sync();
    engine.confirmDeletions(MEASURES);
    engine.restoreDeleted(MEASURES);

    assertThat(sync().outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(scale.requests()).hasSize(1);
  }

  @Test
  void aSliceThatIsCutShortHasToBeAskedForAgain() {
    scale.put(weights(0, 4));
    TimeRange days = TimeRange.of(AT, AT.plus(Duration.ofDays(4)));
    TimeRange first = TimeRange.of(AT, AT.plus(Duration.ofDays(1)));
    scale.then(Page.more(List.of(weights(0, 1)), Cursor.START).withCovers(first));
    scale.onFetch(request -> clock.advance(Duration.ofHours(2)));

    SourceRun cut = engine.reread(MEASURES, days);

    assertThat(cut.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(cut.advice()).isEqualTo("Ask for the slice again.");
  }

  @Test
  void anInterruptKeepsTheOtherSourcesFromBeginning() {
    scale.onFetch(request -> Thread.currentThread().interrupt());
    scale.pageSize(1).put(weights(0, 3));

    assertThat(engine.sync().runs()).hasSize(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(other.requests()).isEmpty();
  }

  private static SyncListener toldBy(AtomicBoolean stop) {
    return new SyncListener() {
      @Override
      public boolean isToStop() {
        return stop.get();
      }
    };
  }
}
