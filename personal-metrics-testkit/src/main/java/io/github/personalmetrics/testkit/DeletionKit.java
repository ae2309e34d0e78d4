package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** How long deleted records can be put back, and what retention removes for good. */
public abstract class DeletionKit extends StoreKit {

  private static final HealthRecord ONE = weight("1", AT, "80");
  private static final HealthRecord TWO = weight("2", AT.plusSeconds(60), "81");
  private static final HealthRecord THREE = weight("3", AT.plusSeconds(120), "82");

  @Test
  void aDeletedRecordIsKeptAsideAsItWas() {
    commit(ONE, TWO);
    page(MEASURES).deleted("1").commit();
    Instant first = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    page(MEASURES).deleted("2", "never there").confirmed().commit();

    assertThat(ledger().deleted(MEASURES))
        .containsExactly(
            new DeletedRecord(TWO, clock.instant(), true, null),
            new DeletedRecord(ONE, first, false, null));
    assertThat(ledger().deleted(ACTIVITIES)).isEmpty();
    assertThat(everything()).isEmpty();
    assertThat(metrics().metrics()).isEmpty();
  }

  @Test
  void whatIsPutBackIsAsItWasAndStaysKnownAsPutBack() {
    var tokyo =
        Records.measurement("1").weight("80.125").zone(ZoneId.of("Asia/Tokyo")).at(AT).build();
    commit(tokyo, TWO);
    page(MEASURES).deleted("1", "2").commit();
    Instant deleted = clock.instant();
    clock.advance(Duration.ofDays(29));
    String version = metrics().version();

    assertThat(page(MEASURES).restored("1", "never there").commit())
        .isEqualTo(new CommitResult(1, 0, 0, 0));
    assertThat(everything()).containsExactly(tokyo);
    assertThat(metrics().find(RecordQuery.measurements(Metric.BODY_WEIGHT))).containsExactly(tokyo);
    assertThat(metrics().version()).isNotEqualTo(version);
    clock.advance(Duration.ofDays(400));
    page(MEASURES).commit();
    assertThat(ledger().deleted(MEASURES))
        .containsExactly(
            new DeletedRecord(tokyo, deleted, false, deleted.plus(Duration.ofDays(29))));
    assertThat(page(MEASURES).restored("1").commit()).isEqualTo(new CommitResult(0, 0, 0, 0));
  }

  @Test
  void afterThirtyDaysThereIsNothingToPutBack() {
    commit(ONE);
    page(MEASURES).deleted("1").commit();
    clock.advance(DeletedRecord.KEPT);

    assertThat(ledger().deleted(MEASURES)).isEmpty();
    assertThat(page(MEASURES).restored("1").commit()).isEqualTo(new CommitResult(0, 0, 0, 0));
    assertThat(everything()).isEmpty();
  }

  @Test
  void aRecordThatTheProviderListsAgainIsNoLongerADeletedOne() {
    commit(ONE, TWO);
    page(MEASURES).deleted("1", "2").commit();
    page(MEASURES).restored("2").commit();

    assertThat(commit(ONE, TWO)).isEqualTo(new CommitResult(1, 0, 1, 0));
    assertThat(ledger().deleted(MEASURES)).isEmpty();
  }

  @Test
  void whatWasPutBackCanBeDeletedAgain() {
    commit(ONE);
    page(MEASURES).deleted("1").commit();
    page(MEASURES).restored("1").commit();
    clock.advance(Duration.ofDays(1));
    page(MEASURES).deleted("1").commit();

    assertThat(ledger().deleted(MEASURES))
        .containsExactly(new DeletedRecord(ONE, clock.instant(), false, null));
  }

  @Test
  void retentionRemovesWhatIsOlderForGood() {
    commit(ONE, TWO, THREE);
    commit(run("1", AT, 5_000));
    page(MEASURES).deleted("1").commit();
    page(MEASURES).held("2", "3").commit();
    RecordKey old = TWO.key();
    me().notes().annotate(new Annotation(old, Annotation.Verdict.EXCLUDE, AT));
    String version = metrics().version();

    assertThat(sweep(THREE.at())).isEqualTo(1);
    assertThat(everything()).containsExactly(run("1", AT, 5_000), THREE);
    assertThat(ledger().deleted(MEASURES)).isEmpty();
    assertThat(me().notes().annotations()).isEmpty();
    assertThat(ledger().pendingDeletions())
        .extracting(pending -> pending.key().externalId())
        .containsExactly("3");
    assertThat(metrics().version()).isNotEqualTo(version);
  }

  @Test
  void retentionWithoutAnythingOldChangesNothing() {
    commit(ONE, TWO);
    String version = metrics().version();

    assertThat(sweep(AT)).isZero();
    assertThat(everything()).containsExactly(ONE, TWO);
    assertThat(metrics().version()).isEqualTo(version);
  }

  @Test
  void whoLostTheLeaseRemovesNothing() {
    commit(ONE);
    Lease mine = ledger().lease(MEASURES, "test-commit", clock.instant()).orElseThrow();
    ledger().release(mine);

    assertThatThrownBy(() -> ledger().sweep(MEASURES, mine, Instant.MAX))
        .isInstanceOf(StoreException.Conflict.class);
    assertThat(everything()).containsExactly(ONE);
  }

  private int sweep(Instant notBefore) {
    Lease lease =
        ledger()
            .lease(MEASURES, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
            .orElseThrow();
    return ledger().sweep(MEASURES, lease, notBefore);
  }
}
