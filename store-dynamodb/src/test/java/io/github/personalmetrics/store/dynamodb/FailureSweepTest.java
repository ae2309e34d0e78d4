package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.testkit.FailureSweepKit;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The sweep on our own small DynamoDB: some ten thousand requests. */
@Tag("slow")
class FailureSweepTest extends FailureSweepKit {

  private FakeDynamoDb fake;

  /** The kit calls it before any method of this class could start it. */
  @Override
  protected SubjectStores open(Clock clock) {
    if (fake == null) {
      fake = FakeDynamoDb.start();
    }
    return StoreOnFake.on(fake, clock).sleeper(duration -> {}).open();
  }

  /** Each is some hundred requests. */
  @Override
  protected int step() {
    return 8;
  }

  @AfterEach
  void stopFake() {
    fake.close();
  }
}
