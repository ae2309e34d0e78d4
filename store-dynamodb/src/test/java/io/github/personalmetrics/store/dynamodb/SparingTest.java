package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not grow, and what must cost next to nothing. */
class SparingTest {

  private static final int KEPT = 100;

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private FakeDynamoDb fake;
  private DynamoDbStore stores;
  private SubjectStore me;

  @BeforeEach
  void start() {
    fake = FakeDynamoDb.start(clock);
    stores = StoreOnFake.on(fake, clock).sleeper(clock::advance).random(new Random(1)).open();
    me = stores.open(SubjectId.of("me"));
  }

  @AfterEach
  void stop() {
    stores.close();
    fake.close();
  }

  /** Each takes two numbers, so that those of the runs are all odd. */
  @Test
  void aThousandQuietSyncsKeepAHistoryThatIsBounded() {
    for (int i = 0; i < 1_000; i++) {
      me.ledger().record(run(i));
      me.ledger().release(lease());
    }

    assertThat(me.ledger().history(Integer.MAX_VALUE)).hasSizeBetween(KEPT, 3 * KEPT);
    assertThat(me.ledger().history(1)).containsExactly(run(999));
  }

  @Test
  void thatThereIsNoTrackIsNoNewsForWhoeverReads() {
    RecordKey key = activity("a");
    String version = me.metrics().version();
    Lease lease = lease();
    ConsumedUnits before = stores.consumed();

    me.ledger().commit(new TrackCommit(lease, key, null));

    assertThat(me.metrics().version()).isEqualTo(version);
    assertThat(me.ledger().missingTracks(ACTIVITIES, 9)).isEmpty();
    // That it is known, and that nobody need ask.
    assertThat(stores.consumed().since(before).writes()).isEqualTo(2);
  }

  @Test
  void thatATrackIsGoneIsNews() {
    RecordKey key = activity("a");
    me.ledger().commit(new TrackCommit(lease(), key, Records.track(9)));
    String version = me.metrics().version();

    me.ledger().commit(new TrackCommit(lease(), key, null));

    assertThat(me.metrics().track(key)).isEmpty();
    assertThat(me.metrics().version()).isNotEqualTo(version);
  }

  @Test
  void anErasureReadsNoMoreThanTheKeys() {
    for (int i = 0; i < 12; i++) {
      me.ledger().commit(new TrackCommit(lease(), activity("a" + i), Records.track(20_000)));
    }
    long before = fake.bytesSent();

    assertThat(stores.erase(me.subject())).isTrue();

    assertThat(fake.bytesSent() - before).isLessThan(20_000);
    assertThat(fake.tables().size("pm-activities")).isZero();
    assertThat(stores.list()).isEmpty();
  }

  private RecordKey activity(String id) {
    Activity run = Records.activity(id).at(AT).build();
    TestCommit.to(me, ACTIVITIES, clock).records(run).commit();
    return run.key();
  }

  private Lease lease() {
    return me.ledger()
        .lease(ACTIVITIES, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }

  private static SourceRun run(int hour) {
    return new SourceRun(
        LOG,
        AT.plus(Duration.ofHours(hour)),
        Duration.ofSeconds(1),
        Outcome.OK,
        SyncCounts.NONE,
        null,
        null,
        null,
        null);
  }
}
