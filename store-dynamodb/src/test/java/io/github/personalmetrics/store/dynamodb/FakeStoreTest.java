package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.SettableClock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A person in a store on the small DynamoDB, on a clock that waiting moves. */
abstract class FakeStoreTest {

  static final SubjectId ME = SubjectId.of("me");

  final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
  FakeDynamoDb fake;
  DynamoDbStore stores;
  SubjectStore me;

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

  DynamoDbStore open() {
    return StoreOnFake.on(fake, clock).sleeper(clock::advance).random(new Random(7)).open();
  }

  List<HealthRecord> all() {
    return me.metrics().find(RecordQuery.all());
  }
}
