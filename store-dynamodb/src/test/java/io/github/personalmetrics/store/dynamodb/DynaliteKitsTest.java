package io.github.personalmetrics.store.dynamodb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.personalmetrics.store.SubjectStores;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On dynalite, which others wrote after the real one. */
class DynaliteKitsTest extends DynamoDbKits {

  private static final AtomicInteger TESTS = new AtomicInteger();
  private static Dynalite dynalite;
  private static DynamoDbClient client;

  private final String prefix = "test-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startDynalite() {
    assumeTrue(
        Dynalite.isThere(),
        "dynalite is not there: npm install --prefix target/dynalite dynalite@4");
    dynalite = Dynalite.start();
    client = StoreOnFake.client(dynalite.endpoint());
  }

  @AfterAll
  static void stopDynalite() {
    if (dynalite != null) {
      client.close();
      dynalite.close();
    }
  }

  @Override
  SubjectStores openStore(Clock clock) {
    return StoreOnFake.on(client, prefix, clock).open();
  }
}
