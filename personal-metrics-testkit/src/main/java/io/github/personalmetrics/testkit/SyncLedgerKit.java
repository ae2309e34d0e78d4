package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ledger must keep: cursors, leases that fence writers off, and the history. */
public abstract class SyncLedgerKit extends StoreKit {

  private static final Duration WHILE = Duration.ofMinutes(5);

  @Test
  void anUnknownSourceIsNew() {
    assertThat(ledger().state(MEASURES)).isEqualTo(SourceState.NEW);
    assertThat(ledger().rejections()).isEmpty();
    assertThat(ledger().pendingDeletions()).isEmpty();
    assertThat(ledger().history(10)).isEmpty();
  }

  @Test
  void aCommitLeavesItsCursorRecipeAndAccount() {
    var account = new Account("7 👤", Set.of("user.metrics", "user.\"activity\""));
    page(MEASURES).next("{\"page\": 2, \"é\": 😀}").recipe("2/kg").account(account).commit();

    assertThat(ledger().state(MEASURES))
        .isEqualTo(
            new SourceState(
                Cursor.of("{\"page\": 2, \"é\": 😀}"), "2/kg", account, false, DeletionTally.NONE));
    assertThat(ledger().state(ACTIVITIES)).isEqualTo(SourceState.NEW);
  }

  @Test
  void aCommitReplacesAllThatIsRememberedOfItsSource() {
    var first = new Account("7", Set.of("all"));
    var tally = new DeletionTally(120, 3, true);
    page(MEASURES).next("1").account(first).tally(tally).commit();
    assertThat(ledger().state(MEASURES))
        .isEqualTo(new SourceState(Cursor.of("1"), "1", first, false, tally));

    var fewer = new Account("7", Set.of());
    page(MEASURES).account(fewer).commit();
    assertThat(ledger().state(MEASURES))
        .isEqualTo(new SourceState(Cursor.of("1"), "1", fewer, false, DeletionTally.NONE));
  }

  @Test
  void aCursorOfAnyLengthComesBack() {
    String longest = "c".repeat(4096);
    page(MEASURES).next(longest).commit();
    assertThat(ledger().state(MEASURES).cursor()).isEqualTo(Cursor.of(longest));

    page(MEASURES).next("").commit();
    assertThat(ledger().state(MEASURES).cursor()).isEqualTo(Cursor.START);
  }

  @Test
  void aCommitFromAnotherCursorIsAConflictAndWritesNothing() {
    page(MEASURES).records(weight("1", AT, "80")).next("one").commit();
    String version = metrics().version();

    for (String wrong : List.of("", "two", "ONE")) {
      assertThatThrownBy(() -> busyPage().expected(wrong).commit())
          .isInstanceOf(StoreException.Conflict.class);
    }
    assertUntouched(version);
  }

  @Test
  void onlyOneOwnerHoldsALeaseUntilItsEnd() {
    Lease mine = lease("a");

    assertThat(mine.name()).isEqualTo(MEASURES.toString());
    assertThat(mine.owner()).isEqualTo("a");
    assertThat(mine.until()).isEqualTo(clock.instant().plus(WHILE));
    assertThat(ledger().lease(MEASURES, "b", soon())).isEmpty();
    assertThat(ledger().lease(ACTIVITIES, "b", soon())).isPresent();

    clock.advance(WHILE.minusNanos(1));
    assertThat(ledger().lease(MEASURES, "b", soon())).isEmpty();
    clock.advance(Duration.ofNanos(1));
    assertThat(ledger().lease(MEASURES, "b", soon())).isPresent();
    assertThat(ledger().lease(MEASURES, "a", soon())).isEmpty();
  }

  @Test
  void aReleasedLeaseIsFreeAtOnce() {
    Lease mine = lease("a");
    ledger().release(mine);

    assertThat(lease("b").fence()).isGreaterThan(mine.fence());
  }

  @Test
  void prolongingKeepsTheFenceAndMovesTheEnd() {
    Lease mine = lease("a");
    clock.advance(WHILE.dividedBy(2));
    Lease prolonged = lease("a");

    assertThat(prolonged.fence()).isEqualTo(mine.fence());
    assertThat(prolonged.until()).isEqualTo(mine.until().plus(WHILE.dividedBy(2)));
    clock.set(mine.until());
    assertThat(ledger().lease(MEASURES, "b", soon())).isEmpty();
    page(MEASURES).under(mine).next("the first one writes too").commit();
  }

  @Test
  void anOwnerWhoIsLateButAloneGoesOn() {
    Lease mine = lease("a");
    clock.advance(WHILE.multipliedBy(2));

    page(MEASURES).under(mine).next("late").commit();
    assertThat(ledger().state(MEASURES).cursor()).isEqualTo(Cursor.of("late"));
    assertThat(lease("a").fence()).isEqualTo(mine.fence());
  }

  @Test
  void aTakeoverRaisesTheFenceAndLocksTheFormerOwnerOut() {
    page(MEASURES).records(weight("1", AT, "80")).next("one").under(lease("a")).commit();
    Lease old = lease("a");
    String version = metrics().version();
    clock.advance(WHILE);
    Lease taken = lease("b");

    assertThat(taken.fence()).isGreaterThan(old.fence());
    assertThatThrownBy(() -> busyPage().under(old).commit())
        .isInstanceOf(StoreException.Conflict.class)
        .extracting(e -> ((StoreException) e).advice())
        .asString()
        .isNotBlank();
    assertUntouched(version);

    ledger().release(old);
    assertThat(ledger().lease(MEASURES, "c", soon())).isEmpty();
    page(MEASURES).under(taken).next("two").commit();
  }

  @Test
  void aFormerOwnerWhoComesBackDoesNotReviveTheOldFence() {
    Lease old = lease("a");
    clock.advance(WHILE);
    Lease between = lease("b");
    ledger().release(between);
    Lease again = lease("a");

    assertThat(again.fence()).isGreaterThan(between.fence());
    assertThatThrownBy(() -> busyPage().under(old).commit())
        .isInstanceOf(StoreException.Conflict.class);
    ledger().release(old);
    page(MEASURES).under(again).next("two").commit();
  }

  @Test
  void whoGaveTheLeaseBackMayNotWrite() {
    Lease mine = lease("a");
    ledger().release(mine);
    String version = metrics().version();

    assertThatThrownBy(() -> busyPage().under(mine).commit())
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(metrics().version()).isEqualTo(version);
    assertThat(everything()).isEmpty();
  }

  @Test
  void theLeaseOfOneSourceDoesNotOpenAnother() {
    Lease mine = lease("a");
    assertThat(ledger().lease(ACTIVITIES, "b", soon())).isPresent();

    assertThatThrownBy(
            () -> page(ACTIVITIES).under(mine).records(run("1", AT, 5)).expected("").commit())
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(everything()).isEmpty();
  }

  @Test
  void historyIsNewestFirstAcrossSourcesAndComesBackEqual() {
    SourceRun first =
        new SourceRun(
            MEASURES,
            AT,
            Duration.ofNanos(2_100_000_001),
            Outcome.RATE_LIMITED,
            new SyncCounts(1, 2, 3, 4, 5, 6, 7, Long.MAX_VALUE),
            "withings.rate-limited",
            "601: \"too many\" 🚦",
            "Wait.",
            Instant.MAX);
    ledger().record(first);
    SourceRun second = finished(ACTIVITIES, 1);
    ledger().record(second);
    SourceRun third = finished(MEASURES, 2);
    ledger().record(third);

    assertThat(ledger().history(10)).containsExactly(third, second, first);
    assertThat(ledger().history(2)).containsExactly(third, second);
    assertThat(ledger().history(0)).isEmpty();
  }

  @Test
  void aHundredRunsOfEachSourceStay() {
    ledger().record(finished(ACTIVITIES, 0));
    var expected = new ArrayList<SourceRun>();
    for (int i = 1; i <= 250; i++) {
      SourceRun run = finished(MEASURES, i);
      expected.add(0, run);
      ledger().record(run);
    }

    assertThat(ledger().history(100)).isEqualTo(expected.subList(0, 100));
    assertThat(ledger().history(1_000)).contains(finished(ACTIVITIES, 0));
  }

  private static SourceRun finished(SourceId source, int minute) {
    return new SourceRun(
        source,
        AT.plus(Duration.ofMinutes(minute)),
        Duration.ofSeconds(2),
        Outcome.OK,
        SyncCounts.NONE,
        null,
        null,
        null,
        null);
  }

  private Lease lease(String owner) {
    return ledger().lease(MEASURES, owner, soon()).orElseThrow();
  }

  private Instant soon() {
    return clock.instant().plus(WHILE);
  }

  /** A page that would change everything there is to change. */
  private TestCommit busyPage() {
    return page(MEASURES)
        .records(weight("2", AT, "90"))
        .deleted("1")
        .held("3")
        .rejected(rejection(MEASURES, "4", "x"))
        .account(new Account("other", Set.of()))
        .recipe("99")
        .next("far ahead");
  }

  private void assertUntouched(String version) {
    assertThat(everything()).containsExactly(weight("1", AT, "80"));
    assertThat(ledger().state(MEASURES))
        .isEqualTo(new SourceState(Cursor.of("one"), "1", null, false, DeletionTally.NONE));
    assertThat(ledger().rejections()).isEmpty();
    assertThat(ledger().pendingDeletions()).isEmpty();
    assertThat(metrics().version()).isEqualTo(version);
  }
}
