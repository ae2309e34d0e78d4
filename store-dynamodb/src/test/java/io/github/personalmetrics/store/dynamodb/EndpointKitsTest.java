package io.github.personalmetrics.store.dynamodb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.personalmetrics.store.SubjectStores;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On whatever answers at {@code -Ddynamodb.endpoint}; its tables stay there. */
class EndpointKitsTest extends DynamoDbKits {

  private static DynamoDbClient client;

  private final String prefix = "pm-test-" + UUID.randomUUID();

  @BeforeAll
  static void connect() {
    String endpoint = System.getProperty("dynamodb.endpoint", "");
    assumeTrue(!endpoint.isEmpty(), "no DynamoDB is named by -Ddynamodb.endpoint");
    client = StoreOnFake.client(URI.create(endpoint));
  }

  @AfterAll
  static void close() {
    if (client != null) {
      client.close();
    }
  }

  @Override
  SubjectStores openStore(Clock clock) {
    return StoreOnFake.on(client, prefix, clock).open();
  }
}
