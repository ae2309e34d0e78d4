package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.FailureSweepKit;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** On our own small DynamoDB, which needs nothing but Java. */
class FakeKitsTest extends DynamoDbKits {

  private FakeDynamoDb fake;

  @BeforeEach
  void startFake() {
    fake = FakeDynamoDb.start();
  }

  @AfterEach
  void stopFake() {
    fake.close();
  }

  @Override
  SubjectStores openStore(Clock clock) {
    return StoreOnFake.on(fake, clock).open();
  }

  @Nested
  class FailureSweep extends FailureSweepKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }
}
