package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import io.github.personalmetrics.sync.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores on an endpoint of a test. */
final class StoreOnFake {

  private StoreOnFake() {}

  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
        .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  static DynamoDbStore.Builder on(FakeDynamoDb fake, Clock clock) {
    return on(fake.closeToo(client(fake.endpoint())), "pm", clock);
  }

  /** Waits a little: what several threads wait for is real. */
  static DynamoDbStore.Builder on(DynamoDbClient client, String prefix, Clock clock) {
    Sleeper brief = duration -> Thread.sleep(Math.min(5, duration.toMillis()));
    return DynamoDbStore.builder(prefix)
        .client(client)
        .clock(clock)
        .sleeper(brief)
        .createTables(TableOptions.onDemand());
  }
}
