package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a policy's retention keeps a store small. */
class SyncRetentionTest extends EngineFixture {

  private static final Period MONTH = Period.ofMonths(1);
  private final SyncEngine forAMonth =
      builder()
          .connectors(List.of(scale))
          .policies(Map.of(MEASURES.provider(), SourcePolicy.OPEN.withRetention(MONTH)))
          .build();

  @Test
  void theConnectorIsToldWhatIsTooOld() {
    forAMonth.sync();

    assertThat(((FetchRequest.Resume) scale.requests().get(0)).notBefore())
        .isEqualTo(Instant.parse("2026-02-10T12:00:00Z"));
    assertThat(notBeforeWithoutPolicy()).isEqualTo(Instant.MIN);
  }

  @Test
  void whatIsTooOldIsNotStoredAlthoughTheConnectorSendsIt() {
    scale.put(weights(0, 3)).put(Records.weight("old", AT.minus(Duration.ofDays(40)), "90"));

    SourceRun run = run();

    assertThat(run.counts().read()).isEqualTo(4);
    assertThat(run.counts().created()).isEqualTo(3);
    assertThat(stored()).doesNotContain("old");
  }

  @Test
  void whatHasBecomeTooOldGoesAndCountsAsNoDeletion() {
    scale.snapshots().put(weights(0, 60));
    clock.advance(Duration.ofDays(60));
    engine.sync();
    assertThat(stored()).hasSize(60);

    SourceRun run = run();

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(run.counts().deleted()).isZero();
    assertThat(stored()).hasSize(21).doesNotContain("w038").contains("w039");
    assertThat(me.ledger().pendingDeletions()).isEmpty();
    assertThat(me.ledger().deleted(MEASURES)).isEmpty();
    assertThat(run().counts().created()).isZero();
  }

  @Test
  void aPushedPageIsNotTakenForADeletionOfWhatIsTooOld() {
    scale.put(weights(0, 60));
    clock.advance(Duration.ofDays(60));
    engine.sync();

    SourceRun run =
        forAMonth.accept(
            MEASURES,
            Page.last(List.of(weights(39, 60)), Cursor.of("x")).withCovers(TimeRange.ALL));

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(stored()).hasSize(21);
  }

  @Test
  void aRecordThatMovedIntoTheForgottenPastGoes() {
    scale.put(weights(0, 3));
    run();
    scale.put(Records.weight("w001", AT.minus(Duration.ofDays(400)), "80"));

    assertThat(run().counts().deleted()).isEqualTo(1);
    assertThat(stored()).containsExactly("w000", "w002");
  }

  @Test
  void aRetentionLongerThanThereAreDatesIsForEver() {
    var policy = SourcePolicy.OPEN.withRetention(Period.ofYears(Integer.MAX_VALUE));
    assertThat(policy.notBefore(clock.instant())).isEqualTo(Instant.MIN);
  }

  @Test
  void aSnapshotStaysOneSoThatMendedRowsAreForgotten() {
    scale.then(
        Page.last(List.of(weights(0, 2)), Cursor.of("1"))
            .withCovers(TimeRange.ALL)
            .withRejected(List.of(Records.keylessRejection(MEASURES, "???"))));
    assertThat(run().outcome()).isEqualTo(Outcome.PARTIAL);
    scale.snapshots().put(weights(0, 3));

    assertThat(run().outcome()).isEqualTo(Outcome.OK);
    assertThat(me.ledger().rejections()).isEmpty();
  }

  @Test
  void aSliceOfOldTimesIsNotEvenAskedFor() {
    forAMonth.reread(
        MEASURES, TimeRange.of(AT.minus(Duration.ofDays(99)), AT.minus(Duration.ofDays(90))));
    assertThat(scale.requests()).isEmpty();

    forAMonth.reread(MEASURES, TimeRange.of(AT.minus(Duration.ofDays(99)), AT));
    assertThat(scale.requests())
        .containsExactly(
            FetchRequest.window(TimeRange.of(Instant.parse("2026-02-10T12:00:00Z"), AT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P1M-40D"})
  void aRetentionOfNothingIsAMistake(String period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SourcePolicy.OPEN.withRetention(Period.parse(period)))
        .withMessageContaining("longer than nothing");
  }

  private SourceRun run() {
    return forAMonth.sync().runs().get(0);
  }

  private Instant notBeforeWithoutPolicy() {
    engine.sync();
    return ((FetchRequest.Resume) scale.requests().get(1)).notBefore();
  }
}
