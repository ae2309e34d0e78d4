package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.weight;
import static io.github.personalmetrics.testkit.Records.workout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb.Mode;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What only a store behind a network suffers, over real HTTP, on a clock that waiting moves. */
class FaultsTest extends FakeStoreTest {

  @Test
  void aThrottledRequestIsSentAgainLater() {
    fake.fail("BatchWriteItem", Mode.THROTTLED, 6);
    Instant before = clock.instant();

    assertThat(commit(records(30)).created()).isEqualTo(30);
    assertThat(all()).hasSize(30);
    assertThat(clock.instant()).isAfter(before);
  }

  @Test
  void aTableThatIsThrottledForEverEndsTheCommitAndTheNextOneMendsIt() {
    fake.fail("BatchWriteItem", Mode.THROTTLED, 1, Integer.MAX_VALUE);
    Instant before = clock.instant();

    assertFails("store.throttled", () -> commit(records(60)));
    assertThat(Duration.between(before, clock.instant()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    assertThat(all()).isEmpty();

    fake.heal();
    assertThat(commit(records(60)).created()).isEqualTo(60);
    assertThat(all()).hasSize(60);
  }

  @Test
  void readsAreSentAgainToo() {
    commit(records(30));
    for (String operation : List.of("Query", "GetItem", "BatchGetItem")) {
      fake.fail(operation, Mode.THROTTLED, 2);
    }

    assertThat(all()).hasSize(30);
    assertThat(commit(records(30)).unchanged()).isEqualTo(30);
  }

  @Test
  void whatComesBackUnprocessedIsSentAgainInSmallerBatches() {
    for (int processed : new int[] {1, 7, 24}) {
      fake.tables().processOnly(processed, 40);
      commit(records(100));
      assertThat(all()).hasSize(100);
      stores.erase(ME);
    }
  }

  @Test
  void aBatchOfWhichNothingIsEverProcessedIsThrottled() {
    fake.tables().processOnly(0, Integer.MAX_VALUE);

    assertFails("store.throttled", () -> commit(records(30)));
    fake.tables().processOnly(0, 0);
    assertThat(commit(records(30)).created()).isEqualTo(30);
  }

  @Test
  void aKeyThatComesTwiceIsInNoBatchTwice() {
    HealthRecord last = weight("1", AT, "82");

    assertThat(commit(List.of(weight("1", AT, "80"), weight("2", AT, "81"), last)).created())
        .isEqualTo(2);
    assertThat(all()).contains(last);
  }

  @Test
  void aRecordThatNoItemHoldsIsRejectedByNameAndTheOthersAreStored() {
    var set = new ExerciseSet("squat", 5, null, null, null, false, false, "x".repeat(210_000));
    HealthRecord huge = workout("huge").from(MEASURES).set(set).build();

    commit(List.of(weight("1", AT, "80"), huge));

    assertThat(all()).containsExactly(weight("1", AT, "80"));
    assertThat(me.ledger().rejections()).hasSize(1);
    assertThat(me.ledger().rejections().get(0).rejection().externalId()).isEqualTo("huge");
    assertThat(me.ledger().rejections().get(0).rejection().reason())
        .contains("withings/measures/huge", "bytes");
  }

  @Test
  void whoMayNotWriteIsTold() {
    fake.fail("UpdateItem", Mode.ACCESS_DENIED, 1);

    assertFails("store.access-denied", () -> commit(records(1)));
    assertThat(all()).isEmpty();
  }

  @Test
  void aTableThatIsGoneIsNamed() {
    commit(records(1));
    fake.tables().drop("pm-measurements");

    assertFails("store.table-missing", this::all);
  }

  @Test
  void aFaultThatStaysEndsSoon() {
    fake.fail("GetItem", Mode.DROPPED, Integer.MAX_VALUE);
    assertFails("store.failed", () -> me.metrics().version());
    fake.heal();
    fake.fail("GetItem", Mode.SERVER_ERROR, Integer.MAX_VALUE);
    assertFails("store.failed", () -> me.metrics().version());
    fake.heal();
    fake.fail("GetItem", Mode.TORN, Integer.MAX_VALUE);
    assertFails("store.failed", () -> me.metrics().version());
  }

  @Test
  void aServerThatHangsIsGivenUpAndAskedAgain() {
    commit(records(3));
    try (DynamoDbClient client = impatient();
        DynamoDbStore hasty = StoreOnFake.on(client, "pm", clock).sleeper(clock::advance).open()) {
      SubjectStore mine = hasty.open(ME);
      fake.fail("GetItem", Mode.HANGING, 2);
      fake.fail("Query", Mode.HANGING, 1);

      assertThat(mine.metrics().find(RecordQuery.all())).hasSize(3);
      fake.fail("GetItem", Mode.HANGING, Integer.MAX_VALUE);
      assertFails("store.failed", () -> mine.metrics().version());
    }
  }

  private DynamoDbClient impatient() {
    return DynamoDbClient.builder()
        .endpointOverride(fake.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            it ->
                it.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(Duration.ofSeconds(1)))
        .build();
  }

  /** Every request of two pages, in each way: the store repairs what it can by itself. */
  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "SERVER_ERROR", "APPLIED_BUT_LOST", "DROPPED", "TORN"})
  void whateverRequestFailsOnceThePagesAreStored(Mode mode, TestReporter reporter) {
    SubjectStore plain = stores.open(SubjectId.of("plain"));
    int requests = fake.operations().size();
    twoPages(plain);
    requests = fake.operations().size() - requests;
    for (int n = 1; n <= requests; n++) {
      SubjectStore store = stores.open(SubjectId.of("case-" + n));
      fake.failNth(n, mode);
      twoPages(store);
      fake.heal();
      assertThat(tables(store)).as(mode + " of request " + n).isEqualTo(tables(plain));
    }
    reporter.publishEntry("cases", Integer.toString(requests));
  }

  /** Every request of two pages, and all that come after: as if the process had died there. */
  @Test
  void whereverAWriterDiesTheNextOneEndsTheSame(TestReporter reporter) {
    SubjectStore plain = stores.open(SubjectId.of("plain"));
    int requests = fake.operations().size();
    twoPages(plain);
    requests = fake.operations().size() - requests;
    for (int n = 1; n <= requests; n++) {
      SubjectStore store = stores.open(SubjectId.of("case-" + n));
      fake.failFrom(n, Mode.ACCESS_DENIED);
      boolean died = false;
      try {
        twoPages(store);
      } catch (StoreException e) {
        died = true;
      }
      fake.heal();
      clock.advance(Duration.ofMinutes(10));
      if (died) {
        String version = store.metrics().version();
        List<HealthRecord> seen = store.metrics().find(RecordQuery.all());
        twoPages(store);
        if (!seen.equals(store.metrics().find(RecordQuery.all()))) {
          assertThat(store.metrics().version()).as("after " + n).isNotEqualTo(version);
        }
      }
      assertThat(tables(store)).as("after " + n).isEqualTo(tables(plain));
    }
    reporter.publishEntry("cases", Integer.toString(requests));
  }

  @Test
  void whoLosesTheLeaseWhileWritingMarksTheSourceToBeReadAgain() {
    Lease slow = lease("slow");
    fake.before(
        "BatchWriteItem",
        () -> {
          clock.advance(Duration.ofMinutes(10));
          try (DynamoDbStore other = open()) {
            SubjectStore store = other.open(ME);
            Lease taken =
                store
                    .ledger()
                    .lease(MEASURES, "fast", clock.instant().plusSeconds(300))
                    .orElseThrow();
            TestCommit.to(store, MEASURES, clock)
                .under(taken)
                .records(weight("1", AT, "90"))
                .next("theirs")
                .commit();
          }
        });

    assertThatThrownBy(
            () ->
                TestCommit.to(me, MEASURES, clock)
                    .under(slow)
                    .records(weight("1", AT, "80"), weight("2", AT, "81"))
                    .next("mine")
                    .commit())
        .isInstanceOf(StoreException.Conflict.class);

    SourceState state = me.ledger().state(MEASURES);
    assertThat(state.cursor().value()).isEqualTo("theirs");
    assertThat(state.rereadNeeded()).isTrue();
    // The run that has the lease knows nothing of it, and must not wipe it out.
    TestCommit.to(me, MEASURES, clock).under(lease("fast")).next("theirs 2").commit();
    assertThat(me.ledger().state(MEASURES).rereadNeeded()).isTrue();
    me.ledger().release(lease("fast"));
    TestCommit.to(me, MEASURES, clock).under(lease("next")).next("read again").commit();
    assertThat(me.ledger().state(MEASURES).rereadNeeded()).isFalse();
  }

  @Test
  void aMarkThatComesWhileAPageIsWrittenIsKept() {
    Lease mine = lease("mine");
    fake.before(
        "BatchWriteItem",
        () -> {
          try (var client = StoreOnFake.client(fake.endpoint())) {
            // As a writer that was slower than its lease does, of a younger number than any.
            client.updateItem(
                request ->
                    new Update()
                        .set(SourceRow.REREAD, Long.MAX_VALUE)
                        .apply(request)
                        .tableName("pm-state")
                        .key(Item.key("U#me", SourceRow.sk(MEASURES)).values()));
          }
        });

    commit(records(3), mine);

    assertThat(me.ledger().state(MEASURES).rereadNeeded()).isTrue();
  }

  @Test
  void aRecordThatIsBeingChangedIsNeverHidden() {
    commit(records(3));
    String version = me.metrics().version();
    Lease held = lease("test-commit");
    // The change is announced, the record is written, and then the writer dies.
    fake.fail("UpdateItem", Mode.ACCESS_DENIED, 1, Integer.MAX_VALUE);
    assertFails(
        "store.access-denied", () -> commit(List.of(weight("w1", AT.plusSeconds(1), "99")), held));
    fake.heal();

    assertThat(all()).hasSize(3).contains(weight("w1", AT.plusSeconds(1), "99"));
    assertThat(me.metrics().version()).isEqualTo(version);
    commit(List.of(weight("w1", AT.plusSeconds(1), "99")));
    assertThat(me.metrics().version()).isNotEqualTo(version);
  }

  @Test
  void aLongWriteKeepsItsLease() {
    Lease lease = lease("slow");
    fake.before("BatchWriteItem", () -> clock.advance(Duration.ofMinutes(4)));

    commit(records(200), lease);
    try (DynamoDbStore other = open()) {
      assertThat(other.open(ME).ledger().lease(MEASURES, "fast", clock.instant())).isEmpty();
    }
    assertThat(all()).hasSize(200);
  }

  private static void twoPages(SubjectStore store) {
    SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    var lease = store.ledger().lease(MEASURES, "writer", Instant.parse("2027-01-01T00:00:00Z"));
    TestCommit.to(store, MEASURES, clock)
        .under(lease.orElseThrow())
        .records(records(4))
        .rejected(rejection(MEASURES, "bad", "x"))
        .next("one")
        .commit();
    TestCommit.to(store, MEASURES, clock)
        .under(lease.orElseThrow())
        .records(weight("w1", AT, "99"), weight("w9", AT, "70"))
        .deleted("w2")
        .held("w3")
        .next("two")
        .commit();
    store.ledger().release(lease.orElseThrow());
  }

  private static List<Object> tables(SubjectStore store) {
    return List.of(
        store.metrics().find(RecordQuery.all()),
        store.ledger().state(MEASURES),
        store.ledger().rejections().stream().map(it -> it.rejection()).toList(),
        store.ledger().pendingDeletions().stream().map(it -> it.key()).toList(),
        store.ledger().deleted(MEASURES).stream().map(it -> it.record()).toList());
  }

  private static List<HealthRecord> records(int count) {
    return IntStream.range(0, count)
        .<HealthRecord>mapToObj(i -> weight("w" + i, AT.plusSeconds(i), "80"))
        .toList();
  }

  private Lease lease(String owner) {
    return me.ledger()
        .lease(MEASURES, owner, clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }

  private CommitResult commit(List<HealthRecord> records) {
    return TestCommit.to(me, MEASURES, clock).records(records).commit();
  }

  private CommitResult commit(List<HealthRecord> records, Lease lease) {
    return TestCommit.to(me, MEASURES, clock).under(lease).records(records).commit();
  }

  private static void assertFails(String code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOf(StoreException.Unavailable.class)
        .satisfies(e -> assertThat(((StoreException) e).advice()).isNotBlank())
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(code);
  }
}
