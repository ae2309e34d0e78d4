package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb.Mode;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What writers leave behind who never came to their end, and what readers see of it. */
class UnfinishedTest {

  private static final SubjectId ME = SubjectId.of("me");

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  private FakeDynamoDb fake;
  private DynamoDbStore stores;
  private SubjectStore me;

  @BeforeEach
  void start() {
    fake = FakeDynamoDb.start(clock);
    stores = open();
    me = stores.open(ME);
  }

  @AfterEach
  void stop() {
    stores.close();
    fake.close();
  }

  private DynamoDbStore open() {
    return StoreOnFake.on(fake, clock).sleeper(clock::advance).random(new Random(7)).open();
  }

  @Test
  void halfAPageStaysUnseenWhoeverBeginsAfterIt() {
    TestCommit.to(me, MEASURES, clock).records(records(0, 3)).commit();
    dieOver(records(10, 40));
    dieOver(records(50, 90));
    assertThat(fake.tables().size("pm-measurements")).isEqualTo(3 + 25 + 25);
    assertThat(all()).isEqualTo(records(0, 3));

    // Another source's page ends, and is seen alone.
    HealthRecord run = run("a1");
    TestCommit.to(me, ACTIVITIES, clock).records(run).commit();
    assertThat(all()).containsExactlyInAnyOrderElementsOf(concat(records(0, 3), List.of(run)));

    String version = me.metrics().version();
    assertThat(TestCommit.to(me, MEASURES, clock).records(records(10, 90)).commit().created())
        .isEqualTo(80);
    assertThat(all()).hasSize(3 + 1 + 80);
    assertThat(me.metrics().version()).isNotEqualTo(version);
  }

  @Test
  void whatIsNoPageDoesNotShowHalfAPage() {
    TestCommit.to(me, MEASURES, clock).records(records(0, 3)).commit();
    dieOver(records(10, 40));
    Lease lease = lease("sweeper");

    me.ledger().sweep(MEASURES, lease, AT.plusSeconds(1));

    assertThat(all()).isEqualTo(records(1, 3));
  }

  /** Its first batch is written, then the process dies. */
  private void dieOver(List<HealthRecord> page) {
    fake.fail("BatchWriteItem", Mode.ACCESS_DENIED, 1, Integer.MAX_VALUE);
    assertThatThrownBy(() -> TestCommit.to(me, MEASURES, clock).records(page).commit())
        .isInstanceOf(StoreException.class);
    fake.heal();
    clock.advance(Duration.ofMinutes(10));
  }

  private Lease lease(String owner) {
    return me.ledger()
        .lease(MEASURES, owner, clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }

  private static HealthRecord run(String id) {
    return io.github.personalmetrics.testkit.Records.activity(id).at(AT).build();
  }

  private static List<HealthRecord> concat(List<HealthRecord> one, List<HealthRecord> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<HealthRecord> records(int from, int to) {
    return IntStream.range(from, to)
        .<HealthRecord>mapToObj(i -> weight("w" + i, AT.plusSeconds(i), "80"))
        .toList();
  }

  private List<HealthRecord> all() {
    return me.metrics().find(RecordQuery.all());
  }
}
