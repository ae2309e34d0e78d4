package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.session;
import static io.github.personalmetrics.testkit.Records.weight;
import static io.github.personalmetrics.testkit.Records.workout;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a commit does to records: insert, replace, move, delete, count, and the version. */
public abstract class CommitKit extends StoreKit {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void whatIsNewIsCreated() {
    HealthRecord weight = weight("1", AT, "80.5");
    HealthRecord run = run("2", AT.plusSeconds(1), 5_000);

    assertThat(page(MEASURES).records(weight).commit()).isEqualTo(new CommitResult(1, 0, 0, 0));
    assertThat(page(ACTIVITIES).records(run).commit()).isEqualTo(new CommitResult(1, 0, 0, 0));
    assertThat(everything()).containsExactly(weight, run);
  }

  @Test
  void whatIsEqualIsNotWrittenAgain() {
    commit(weight("1", AT, "80.5"), weight("2", AT, "81"));
    String version = metrics().version();

    assertThat(commit(weight("1", AT, "80.50"), weight("2", AT, "81")))
        .isEqualTo(new CommitResult(0, 0, 2, 0));
    assertThat(metrics().version()).isEqualTo(version);
  }

  @Test
  void whatChangedIsReplaced() {
    commit(
        measurement("1").weight("80").value(Metric.FAT_RATIO, "20").build(), weight("2", AT, "81"));
    HealthRecord changed = measurement("1").weight("80").quality(Quality.MANUAL).build();

    assertThat(commit(changed, weight("2", AT, "81"), weight("3", AT, "82")))
        .isEqualTo(new CommitResult(1, 1, 1, 0));
    assertThat(everything()).hasSize(3).startsWith(changed);
    assertThat(metrics().find(RecordQuery.measurements(Metric.FAT_RATIO))).isEmpty();
  }

  @Test
  void aRecordMayBecomeOneOfAnotherKind() {
    commit(weight("1", AT, "80"));
    HealthRecord workout = workout("1").from(MEASURES).build();

    assertThat(commit(workout)).isEqualTo(new CommitResult(0, 1, 0, 0));
    assertThat(everything()).containsExactly(workout);
    assertThat(metrics().find(RecordQuery.measurements())).isEmpty();
    assertThat(metrics().metrics()).isEmpty();
  }

  @Test
  void aMovedTimeMovesTheRecord() {
    commit(weight("1", AT, "80"), weight("2", AT.plusSeconds(60), "81"));
    HealthRecord moved = weight("1", AT.plusSeconds(120), "80");

    assertThat(commit(moved)).isEqualTo(new CommitResult(0, 1, 0, 0));
    assertThat(everything()).hasSize(2).endsWith(moved);
    var weights = RecordQuery.measurements(Metric.BODY_WEIGHT);
    assertThat(metrics().find(weights.in(AT, AT.plusSeconds(60)))).isEmpty();
    assertThat(metrics().latest(weights)).contains(weight("1", AT.plusSeconds(120), "80"));
  }

  @Test
  void theZoneThatCameFirstStays() {
    commit(measurement("1").weight("80").build());
    String version = metrics().version();

    assertThat(commit(measurement("1").weight("80").zone(TOKYO).build()))
        .isEqualTo(new CommitResult(0, 0, 1, 0));
    assertThat(metrics().version()).isEqualTo(version);
    assertThat(everything()).containsExactly(measurement("1").weight("80").build());

    assertThat(commit(measurement("1").weight("81").zone(TOKYO).build()))
        .isEqualTo(new CommitResult(0, 1, 0, 0));
    assertThat(everything()).containsExactly(measurement("1").weight("81").build());
  }

  @Test
  void aRecordThatMovedTakesItsZoneAlong() {
    commit(measurement("1").weight("80").build());
    HealthRecord moved =
        measurement("1").weight("80").at(AT.minusSeconds(28_800)).zone(TOKYO).build();

    assertThat(commit(moved)).isEqualTo(new CommitResult(0, 1, 0, 0));
    assertThat(everything()).containsExactly(moved);
  }

  @Test
  void ofAKeyThatComesTwiceTheLastCounts() {
    HealthRecord last = weight("1", AT.plusSeconds(5), "82");

    assertThat(commit(weight("1", AT, "80"), weight("2", AT, "81"), last))
        .isEqualTo(new CommitResult(2, 0, 0, 0));
    assertThat(everything()).hasSize(2).endsWith(last);
    assertThat(commit(weight("1", AT, "70"), last)).isEqualTo(new CommitResult(0, 0, 1, 0));
  }

  @Test
  void deletedRecordsAreGoneAndUnknownKeysIgnored() {
    commit(weight("1", AT, "80"), weight("2", AT, "81"));

    assertThat(page(MEASURES).deleted("1", "never there").commit())
        .isEqualTo(new CommitResult(0, 0, 0, 1));
    assertThat(everything()).containsExactly(weight("2", AT, "81"));
    assertThat(page(MEASURES).deleted("1").commit()).isEqualTo(new CommitResult(0, 0, 0, 0));
    assertThat(commit(weight("1", AT, "80"))).isEqualTo(new CommitResult(1, 0, 0, 0));
  }

  @Test
  void aRecordThatThePageListsIsNotDeleted() {
    commit(weight("1", AT, "80"));

    assertThat(page(MEASURES).records(weight("1", AT, "81")).deleted("1").commit())
        .isEqualTo(new CommitResult(0, 1, 0, 0));
    assertThat(everything()).containsExactly(weight("1", AT, "81"));
  }

  @Test
  void oneExternalIdInTwoSourcesIsTwoRecords() {
    HealthRecord elsewhere =
        measurement("1").from(SourceId.of("brand-new", "stream")).weight("70").build();
    commit(weight("1", AT, "80"));

    assertThat(commit(elsewhere)).isEqualTo(new CommitResult(1, 0, 0, 0));
    assertThat(page(MEASURES).deleted("1").commit()).isEqualTo(new CommitResult(0, 0, 0, 1));
    assertThat(everything()).containsExactly(elsewhere);
  }

  @Test
  void theVersionChangesWithEveryCommitThatChangesRecords() {
    Set<String> versions = new HashSet<>(Set.of(metrics().version()));
    commit(weight("1", AT, "80"));
    assertThat(versions.add(metrics().version())).isTrue();
    commit(weight("1", AT, "81"));
    assertThat(versions.add(metrics().version())).isTrue();
    commit(weight("1", AT, "80"));
    assertThat(versions.add(metrics().version())).isTrue();
    page(MEASURES).deleted("1").commit();
    assertThat(versions.add(metrics().version())).isTrue();
  }

  @Test
  void theVersionStaysWhileOnlyTheCursorMoves() {
    String empty = metrics().version();
    page(MEASURES).next("1").recipe("2").commit();
    assertThat(metrics().version()).isEqualTo(empty);

    commit(weight("1", AT, "80"));
    String version = metrics().version();
    page(MEASURES).next("2").commit();
    page(MEASURES).deleted("never there").commit();
    ledger().lease(ACTIVITIES, "somebody", AT);
    tokens().compareAndSet("token", 0, new byte[] {1});
    assertThat(metrics().version()).isEqualTo(version);
  }

  @Test
  void theVersionChangesWithWhatPagesShowOfRejectionsAndHeldDeletions() {
    commit(weight("1", AT, "80"));
    Set<String> versions = new HashSet<>(Set.of(metrics().version()));
    page(MEASURES).rejected(rejection(MEASURES, "2", "x")).commit();
    assertThat(versions.add(metrics().version())).isTrue();
    page(MEASURES).rejected(rejection(MEASURES, "2", "x")).commit();
    assertThat(versions.add(metrics().version())).isFalse();
    page(MEASURES).held("1").commit();
    assertThat(versions.add(metrics().version())).isTrue();
    page(MEASURES).held("1").commit();
    assertThat(versions.add(metrics().version())).isFalse();
    page(MEASURES).records(weight("1", AT, "80")).commit();
    assertThat(versions.add(metrics().version())).isTrue();
  }

  @Test
  void manyPagesEndAsOneMapByKeyWould() {
    var random = new Random(4);
    Map<RecordKey, HealthRecord> expected = new HashMap<>();
    for (int page = 0; page < 40; page++) {
      var commit = new HashMap<RecordKey, HealthRecord>();
      for (int i = 0; i < 25; i++) {
        HealthRecord record = someRecord(random);
        commit.put(record.key(), record);
      }
      String gone = Integer.toString(random.nextInt(60));
      page(MEASURES).records(commit.values().stream().toList()).deleted(gone).commit();
      expected.putAll(commit);
      if (!commit.containsKey(RecordKey.of(MEASURES, gone))) {
        expected.remove(RecordKey.of(MEASURES, gone));
      }
    }

    assertThat(everything()).containsExactlyInAnyOrderElementsOf(expected.values());
    assertThat(metrics().find(RecordQuery.measurements(Metric.BODY_WEIGHT)))
        .hasSameSizeAs(metrics().find(RecordQuery.measurements()));
  }

  @Test
  void kindsMayMixOnAPage() {
    HealthRecord workout = session("w", AT);
    HealthRecord weight = measurement("m").from(Records.LOG).build();

    assertThat(commit(workout, weight)).isEqualTo(new CommitResult(2, 0, 0, 0));
    assertThat(everything()).containsExactly(weight, workout);
  }

  private static HealthRecord someRecord(Random random) {
    String id = Integer.toString(random.nextInt(60));
    Instant at = AT.plus(Duration.ofHours(random.nextInt(100)));
    return random.nextInt(4) == 0
        ? Records.activity(id).from(MEASURES).at(at).distance(random.nextInt(5)).build()
        : weight(id, at, Integer.toString(70 + random.nextInt(5)));
  }
}
