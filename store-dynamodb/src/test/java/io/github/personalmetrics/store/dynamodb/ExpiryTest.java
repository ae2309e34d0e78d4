package io.github.personalmetrics.store.dynamodb;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.CommitResult;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When DynamoDB may remove records by itself, and that it follows what is asked for. */
class ExpiryTest {

  private static final SubjectId ME = SubjectId.of("me");
  private static final HealthRecord RECORD = weight("w1", AT, "80");

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

  private CommitResult commit(FakeDynamoDb fake, @Nullable Duration retention) {
    DynamoDbStore.Builder builder = StoreOnFake.on(fake, clock);
    if (retention != null) {
      builder.retention(retention);
    }
    try (DynamoDbStore stores = builder.open()) {
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
}
