package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an engine believes a page, and what it does not. */
class SyncDeletionTest extends EngineFixture {

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
}
