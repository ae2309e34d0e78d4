package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person can undo, and what a guard remembers from run to run. */
class SyncRestoreTest extends EngineFixture {

  @Test
  void whatWasDeletedComesBackAndStaysAlthoughTheProviderDoesNotListIt() {
    scale.snapshots().put(weights(0, 10));
    sync();
    scale.delete("w003");
    sync();
    clock.advance(Duration.ofDays(29));

    SourceRun restored = engine.restoreDeleted(MEASURES);
    SourceRun next = sync();

    assertThat(restored.outcome()).isEqualTo(Outcome.OK);
    assertThat(restored.counts().created()).isEqualTo(1);
    assertThat(next.counts().deleted()).isZero();
    assertThat(stored()).hasSize(10).contains("w003");
  }

  @Test
  void aConfirmedDeletionCanBeUndoneToo() {
    scale.snapshots().put(weights(0, 60));
    sync();
    remove(0, 25);
    sync();
    engine.confirmDeletions(MEASURES);

    engine.restoreDeleted(MEASURES);

    assertThat(stored()).hasSize(60);
    assertThat(sync().outcome()).isEqualTo(Outcome.OK);
    assertThat(stored()).hasSize(60);
  }

  @Test
  void whatTheProviderListsAgainIsItsOwnBusinessAgain() {
    scale.snapshots().put(weights(0, 10));
    sync();
    scale.delete("w003");
    sync();
    engine.restoreDeleted(MEASURES);
    scale.put(weights(3, 4));
    sync();
    scale.delete("w003");

    assertThat(sync().counts().deleted()).isEqualTo(1);
  }

  @Test
  void thereIsNothingToRestoreWhereNothingWasDeleted() {
    scale.put(weights(0, 2));
    sync();

    assertThat(engine.restoreDeleted(MEASURES).counts().created()).isZero();
    assertThat(stored()).hasSize(2);
  }

  @Test
  void smallSlicesAskedForOneByOneDoNotGetAroundTheGuard() {
    scale.put(weights(0, 60));
    sync();
    remove(0, 30);

    for (int day = 0; day < 30; day++) {
      engine.reread(MEASURES, days(day, day + 1));
    }

    assertThat(me.ledger().pendingDeletions()).hasSize(10);
    assertThat(stored()).hasSize(40);
    clock.advance(Duration.ofDays(2));
    remove(31, 32);
    engine.reread(MEASURES, days(31, 32));
    assertThat(stored()).hasSize(39);
  }

  @Test
  void whoHasConfirmedIsNotAskedAgainForEveryFurtherOne() {
    scale.put(weights(0, 60));
    sync();
    remove(0, 30);
    IntStream.range(0, 25).forEach(day -> engine.reread(MEASURES, days(day, day + 1)));
    assertThat(me.ledger().pendingDeletions()).hasSize(5);
    engine.confirmDeletions(MEASURES);
    clock.advance(Duration.ofMinutes(1));

    IntStream.range(25, 30).forEach(day -> engine.reread(MEASURES, days(day, day + 1)));

    assertThat(me.ledger().pendingDeletions()).isEmpty();
    assertThat(stored()).hasSize(30);
  }

  @Test
  void anInterruptedReadIsJudgedAsAWhole() {
    scale.put(weights(0, 60));
    sync();
    var down = new SourceException.Refused("test.no", "no", "Wait.", null);
    scale.recipe("slices");
    scale.then(everySecondOf(0, 30)).thenFail(down);

    sync();
    assertThat(stored()).hasSize(45);
    scale.then(everySecondOf(30, 60), Page.last(List.of(), Cursor.of("1")));
    SourceRun second = sync();

    assertThat(second.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
    assertThat(second.counts().deleted()).isZero();
    assertThat(me.ledger().pendingDeletions()).hasSize(15);
    assertThat(me.ledger().state(MEASURES).tally().missing()).isZero();
  }

  private void remove(int from, int to) {
    IntStream.range(from, to).forEach(i -> scale.delete("w%03d".formatted(i)));
  }

  private static Page everySecondOf(int from, int to) {
    List<HealthRecord> left =
        IntStream.range(from, to)
            .filter(i -> i % 2 == 1)
            .mapToObj(i -> weights(i, i + 1)[0])
            .toList();
    return Page.more(left, Cursor.of("slice " + to)).withCovers(days(from, to));
  }

  private static TimeRange days(int from, int to) {
    return TimeRange.of(AT.plus(Duration.ofDays(from)), AT.plus(Duration.ofDays(to)));
  }
}
