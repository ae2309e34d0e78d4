package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When DynamoDB may remove records by itself, and that it follows what is asked for. */
class ExpiryTest {

  private static final SubjectId ME = SubjectId.of("me");
  private static final HealthRecord RECORD = weight("w1", AT, "80");

  /** Noise, so that it is not compressed into one item. */
  private static final Track LONG_TRACK = longTrack();

  private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");

  @Test
  void aRecordThatIsReadAgainExpiresAsIsAskedForNow() {
    try (var fake = FakeDynamoDb.start(clock)) {
      commit(fake, Duration.ofDays(100));
      assertThat(expires(fake)).isEqualTo(AT.plus(Duration.ofDays(130)).getEpochSecond());

      CommitResult again = commit(fake, Duration.ofDays(1_000));
      assertThat(again.unchanged()).isEqualTo(1);
      assertThat(expires(fake)).isEqualTo(AT.plus(Duration.ofDays(1_030)).getEpochSecond());

      commit(fake, null);
      assertThat(expires(fake)).isZero();
    }
  }

  /** A track in two parts, one to be asked for, a note, and a run that can be put back. */
  @Test
  void whatIsKeptBecauseOfARecordExpiresWithIt() {
    try (var fake = FakeDynamoDb.start(clock)) {
      try (DynamoDbStore stores = stores(fake, Duration.ofDays(10))) {
        SubjectStore me = stores.open(ME);
        Lease lease = lease(me);
        runs(me).under(lease).commit();
        RecordKey run = RecordKey.of(ACTIVITIES, "r1");
        me.ledger().commit(new TrackCommit(lease, run, LONG_TRACK));
        me.notes().annotate(new Annotation(run, Annotation.Verdict.EXCLUDE, clock.instant()));
        TestCommit.to(me, ACTIVITIES, clock).under(lease).deleted("r3").commit();
        me.ledger().release(lease);
      }
      Map<String, Long> expires = besideRecords(fake);
      assertThat(expires.keySet().stream().map(sk -> sk.substring(0, 2)))
          .containsExactlyInAnyOrder("A#", "B#", "B#", "D#", "M#", "T#");
      assertThat(expires.values()).containsOnly(AT.plus(Duration.ofDays(40)).getEpochSecond());

      try (DynamoDbStore stores = stores(fake, null)) {
        SubjectStore me = stores.open(ME);
        runs(me).commit();
        assertThat(me.metrics().track(RecordKey.of(ACTIVITIES, "r1"))).contains(LONG_TRACK);
      }
      Map<String, Long> kept = besideRecords(fake);
      assertThat(kept.keySet().stream().map(sk -> sk.substring(0, 2)))
          .containsExactlyInAnyOrder("A#", "B#", "B#", "M#", "M#", "T#");
      assertThat(kept.values()).containsOnly(0L);
    }
  }

  @Test
  void whatIsKeptBecauseOfARecordThatChangedExpiresAsIsAskedForNow() {
    RecordKey run = RecordKey.of(ACTIVITIES, "r1");
    try (var fake = FakeDynamoDb.start(clock)) {
      withTrackAndNote(fake, run);
      try (DynamoDbStore stores = stores(fake, null)) {
        SubjectStore me = stores.open(ME);
        var renamed = activity("r1").at(AT).distance(5_000).name("Hills").build();
        assertThat(TestCommit.to(me, ACTIVITIES, clock).records(renamed).commit().changed())
            .isEqualTo(1);
        assertThat(me.metrics().track(run)).contains(LONG_TRACK);
      }
      assertThat(besideRecords(fake).values()).hasSize(4).containsOnly(0L);
    }
  }

  @Test
  void whatIsKeptBecauseOfARecordThatCameBackExpiresAsIsAskedForNow() {
    RecordKey run = RecordKey.of(ACTIVITIES, "r1");
    for (boolean listed : new boolean[] {true, false}) {
      try (var fake = FakeDynamoDb.start(clock)) {
        withTrackAndNote(fake, run);
        try (DynamoDbStore stores = stores(fake, null)) {
          SubjectStore me = stores.open(ME);
          TestCommit.to(me, ACTIVITIES, clock).deleted("r1").commit();
          TestCommit back = TestCommit.to(me, ACTIVITIES, clock);
          (listed ? back.records(run("r1", AT, 5_000)) : back.restored("r1")).commit();
          assertThat(me.metrics().track(run)).contains(LONG_TRACK);
        }
        assertThat(besideRecords(fake).values()).as("listed %s", listed).containsOnly(0L);
      }
    }
  }

  @Test
  void aTrackThatHasExpiredIsNoneThoughItIsStillThereInPartOrWhole() {
    RecordKey run = RecordKey.of(ACTIVITIES, "r1");
    try (var fake = FakeDynamoDb.start(clock);
        DynamoDbStore stores = stores(fake, Duration.ofDays(10))) {
      withTrackAndNote(fake, run);
      MetricStore metrics = stores.open(ME).metrics();
      assertThat(metrics.track(run)).contains(LONG_TRACK);

      deletePartOfTheTrack(fake);
      assertThat(metrics.track(run)).isEmpty();
      clock.advance(Duration.ofDays(60));
      assertThat(metrics.track(run)).isEmpty();
    }
  }

  private void withTrackAndNote(FakeDynamoDb fake, RecordKey run) {
    try (DynamoDbStore stores = stores(fake, Duration.ofDays(10))) {
      SubjectStore me = stores.open(ME);
      Lease lease = lease(me);
      TestCommit.to(me, ACTIVITIES, clock).under(lease).records(run("r1", AT, 5_000)).commit();
      me.ledger().commit(new TrackCommit(lease, run, LONG_TRACK));
      me.notes().annotate(new Annotation(run, Annotation.Verdict.EXCLUDE, clock.instant()));
      me.ledger().release(lease);
    }
  }

  private static void deletePartOfTheTrack(FakeDynamoDb fake) {
    String part =
        besideRecords(fake).keySet().stream()
            .filter(sk -> sk.startsWith("B#"))
            .findAny()
            .orElseThrow();
    try (var client = StoreOnFake.client(fake.endpoint())) {
      client.deleteItem(it -> it.tableName("pm-state").key(Item.key("U#me", part).values()));
    }
  }

  private TestCommit runs(SubjectStore me) {
    return TestCommit.to(me, ACTIVITIES, clock)
        .records(run("r1", AT, 5_000), run("r2", AT, 6_000), run("r3", AT, 7_000));
  }

  private Lease lease(SubjectStore me) {
    Instant until = clock.instant().plus(Duration.ofMinutes(5));
    return me.ledger().lease(ACTIVITIES, "test", until).orElseThrow();
  }

  private DynamoDbStore stores(FakeDynamoDb fake, @Nullable Duration retention) {
    DynamoDbStore.Builder builder = StoreOnFake.on(fake, clock);
    return (retention == null ? builder : builder.retention(retention)).open();
  }

  /** When items of state expire that tell of a record, by sort key; 0 is never. */
  private static Map<String, Long> besideRecords(FakeDynamoDb fake) {
    try (var client = StoreOnFake.client(fake.endpoint())) {
      var query =
          client.queryPaginator(
              it ->
                  it.tableName("pm-state")
                      .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                      .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                      .expressionAttributeValues(
                          Map.of(
                              ":pk", AttributeValue.fromS("U#me"),
                              ":from", AttributeValue.fromS("A"),
                              ":to", AttributeValue.fromS("U"))));
      return query.items().stream()
          .map(Item::of)
          .filter(item -> item.sk().matches("[ABDMT]#.*"))
          .collect(Collectors.toMap(Item::sk, item -> item.number(Item.EXPIRES)));
    }
  }

  private CommitResult commit(FakeDynamoDb fake, @Nullable Duration retention) {
    try (DynamoDbStore stores = stores(fake, retention)) {
      SubjectStore me = stores.open(ME);
      CommitResult result = TestCommit.to(me, MEASURES, clock).records(RECORD).commit();
      String version = me.metrics().version();
      assertThat(me.metrics().find(RecordQuery.all())).isEqualTo(List.of(RECORD));
      assertThat(me.metrics().version()).isEqualTo(version);
      return result;
    }
  }

  private static long expires(FakeDynamoDb fake) {
    try (var client = StoreOnFake.client(fake.endpoint())) {
      Item key = Item.key("U#me", RecordCodec.sk(RECORD.key()));
      var response = client.getItem(it -> it.tableName("pm-measurements").key(key.values()));
      return Item.of(response.item()).number(Item.EXPIRES);
    }
  }

  private static Track longTrack() {
    var random = new Random(1);
    int samples = 60_000;
    int[] millis = IntStream.range(0, samples).map(i -> i * 1_000).toArray();
    double[] beats = random.doubles(samples, 60, 180).toArray();
    return Track.of(millis, Map.of(Track.Channel.HEART_RATE, beats));
  }
}
