package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.keylessRejection;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How rejections and held deletions come, stay and go. */
public abstract class RejectionKit extends StoreKit {

  private static final Rejection ONE = rejection(MEASURES, "1", "8O kg");
  private static final Rejection TWO = rejection(MEASURES, "2", "kg");
  private static final Rejection KEYLESS = keylessRejection(MEASURES, "???");
  private static final Rejection ELSEWHERE = rejection(ACTIVITIES, "1", "no distance");

  private Instant early = Instant.EPOCH;

  @BeforeEach
  final void openSomeRejections() {
    early = clock.instant();
    page(ACTIVITIES).rejected(ELSEWHERE).commit();
    page(MEASURES).rejected(ONE, TWO, KEYLESS).commit();
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void rejectionsStayWithTheTimeTheyWereFirstSeen() {
    assertOpen(since(ELSEWHERE), since(ONE), since(TWO), since(KEYLESS));
    page(MEASURES).records(weight("3", AT, "80")).commit();
    assertOpen(since(ELSEWHERE), since(ONE), since(TWO), since(KEYLESS));
  }

  @Test
  void aRecordMendsTheRejectionsOfItsKeyInItsSource() {
    page(MEASURES).records(weight("1", AT, "80")).commit();
    assertOpen(since(ELSEWHERE), since(TWO), since(KEYLESS));

    page(ACTIVITIES).records(run("1", AT, 5_000)).commit();
    assertOpen(since(TWO), since(KEYLESS));
  }

  @Test
  void aDeletionSettlesTheRejectionsOfItsKey() {
    page(MEASURES).deleted("1").commit();
    assertOpen(since(ELSEWHERE), since(TWO), since(KEYLESS));
  }

  @Test
  void aRejectionReplacesThoseOfItsKey() {
    Rejection other = rejection(MEASURES, "1", "another mistake");
    page(MEASURES).rejected(other).commit();
    assertOpen(
        since(ELSEWHERE), since(TWO), since(KEYLESS), new OpenRejection(other, clock.instant()));
  }

  @Test
  void theSameMistakeSeenAgainKeepsItsTimeWhereverItMovedTo() {
    var moved = new Rejection(MEASURES, "1", "log!C18", "still is not a number", ONE.raw());
    page(MEASURES).rejected(moved, KEYLESS).commit();
    assertOpen(since(ELSEWHERE), since(moved), since(TWO), since(KEYLESS));
  }

  @Test
  void equalMistakesAreToldApartByTheirNumber() {
    page(MEASURES).rejected(KEYLESS, KEYLESS, ONE, ONE).commit();
    assertOpen(
        since(ELSEWHERE),
        since(ONE),
        since(TWO),
        since(KEYLESS),
        new OpenRejection(KEYLESS, clock.instant()),
        new OpenRejection(ONE, clock.instant()));

    page(MEASURES).rejected(ONE).commit();
    assertOpen(
        since(ELSEWHERE),
        since(ONE),
        since(TWO),
        since(KEYLESS),
        new OpenRejection(KEYLESS, clock.instant()));
  }

  @Test
  void aSnapshotReplacesAllOfItsSourceOnly() {
    Rejection fresh = keylessRejection(MEASURES, "new");
    page(MEASURES).rejected(fresh, TWO).snapshot().commit();
    assertOpen(since(ELSEWHERE), since(TWO), new OpenRejection(fresh, clock.instant()));

    page(MEASURES).snapshot().commit();
    assertOpen(since(ELSEWHERE));
  }

  @Test
  void aMendedMistakeThatComesBackIsNew() {
    page(MEASURES).records(weight("1", AT, "80")).commit();
    page(MEASURES).rejected(ONE).commit();
    assertThat(ledger().rejections()).endsWith(new OpenRejection(ONE, clock.instant()));
  }

  @Test
  void whatWasReadComesBackEqual() {
    var odd =
        new Rejection(
            MEASURES, "😀", "log!C17", "was ist das?", "\u0000\t\"שלום\"" + "💥".repeat(2_000));
    page(MEASURES).rejected(odd).commit();
    assertThat(ledger().rejections()).endsWith(new OpenRejection(odd, clock.instant()));
  }

  @Test
  void heldDeletionsAreMarkedAndTheirRecordsStay() {
    commit(weight("8", AT, "80"), weight("9", AT, "81"));
    commit(run("9", AT, 5_000));
    page(MEASURES).held("9", "8").commit();
    Instant since = clock.instant();
    clock.advance(Duration.ofHours(1));
    page(ACTIVITIES).held("9").commit();
    page(MEASURES).held("9").commit();

    assertThat(ledger().pendingDeletions())
        .containsExactly(
            new PendingDeletion(RecordKey.of(ACTIVITIES, "9"), clock.instant()),
            new PendingDeletion(RecordKey.of(MEASURES, "8"), since),
            new PendingDeletion(RecordKey.of(MEASURES, "9"), since));
    assertThat(everything()).hasSize(3);
  }

  @Test
  void aDeletionIsNoLongerPendingOnceListedAgainOrDone() {
    commit(weight("7", AT, "79"), weight("8", AT, "80"), weight("9", AT, "81"));
    page(MEASURES).held("7", "8", "9").commit();
    page(MEASURES).records(weight("8", AT, "80")).deleted("9").commit();

    assertThat(ledger().pendingDeletions())
        .containsExactly(new PendingDeletion(RecordKey.of(MEASURES, "7"), clock.instant()));
    assertThat(everything()).hasSize(2);

    page(MEASURES).rejected(rejection(MEASURES, "7", "listed, but how")).commit();
    assertThat(ledger().pendingDeletions()).isEmpty();
  }

  private OpenRejection since(Rejection rejection) {
    return new OpenRejection(rejection, early);
  }

  /** Oldest first; those of one moment in any order. */
  private void assertOpen(OpenRejection... expected) {
    assertThat(ledger().rejections())
        .containsExactlyInAnyOrder(expected)
        .isSortedAccordingTo((a, b) -> a.firstSeen().compareTo(b.firstSeen()));
  }
}
