package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Deletions;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.PageCommit;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.dynamodb.DynamoDbStore;
import io.github.personalmetrics.store.dynamodb.TableOptions;
import io.github.personalmetrics.store.dynamodb.fake.FakeDynamoDb;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The tables of a store at {@code -Ddynamodb.endpoint}, or on a small DynamoDB in this process, and
 * the client that both sides use.
 */
@SuppressWarnings("NullAway.Init") // JMH opens it before it is used
@State(Scope.Benchmark)
public class DynamoDbTablesState {

  static final int RECORDS = 2_500;
  static final SourceId SOURCE = SourceId.of("withings", "measures");
  private static final Instant START = Instant.parse("2016-01-01T06:30:00Z");

  DynamoDbClient client;
  SubjectStore stored;
  private @Nullable FakeDynamoDb fake;
  private DynamoDbStore stores;

  @Setup(Level.Trial)
  public void open() {
    String endpoint = System.getProperty("dynamodb.endpoint");
    if (endpoint == null) {
      fake = FakeDynamoDb.start();
      endpoint = fake.endpoint().toString();
    }
    client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    stores =
        DynamoDbStore.builder("bench")
            .client(client)
            .createTables(TableOptions.onDemand().withoutExpiry())
            .open();
    stored = newcomer();
    commit(stored);
  }

  @TearDown(Level.Trial)
  public void close() {
    stores.close();
    client.close();
    if (fake != null) {
      fake.close();
    }
  }

  SubjectStore newcomer() {
    return stores.open(SubjectId.of("p-" + UUID.randomUUID()));
  }

  void commit(SubjectStore store) {
    Lease lease =
        store
            .ledger()
            .lease(SOURCE, "bench", Instant.now().plus(Duration.ofMinutes(5)))
            .orElseThrow();
    var state = SourceState.NEW;
    store
        .ledger()
        .commit(
            new PageCommit(
                SOURCE,
                lease,
                state.cursor(),
                state,
                RECORDS_OF_TEN_YEARS,
                Deletions.NONE,
                List.of(),
                false));
  }

  static final List<HealthRecord> RECORDS_OF_TEN_YEARS =
      IntStream.range(0, RECORDS)
          .<HealthRecord>mapToObj(
              i ->
                  Measurement.of(
                      RecordKey.of(SOURCE, "w" + i),
                      START.plus(Duration.ofDays(i)),
                      ZoneId.of("Europe/Paris"),
                      Map.of(
                          Metric.BODY_WEIGHT, BigDecimal.valueOf(800 + i % 50, 1),
                          Metric.FAT_RATIO, BigDecimal.valueOf(200 + i % 30, 1)),
                      Quality.CONFIRMED))
          .toList();
}
