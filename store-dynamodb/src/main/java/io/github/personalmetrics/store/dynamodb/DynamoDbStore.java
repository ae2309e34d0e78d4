package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.sync.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Everything in four DynamoDB tables, for as many people, processes and machines as there are. Safe
 * for use by many threads.
 */
public final class DynamoDbStore implements SubjectStores {

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private final Gateway gateway;
  private final Expiry expiry;

  private DynamoDbStore(Gateway gateway, Expiry expiry) {
    this.gateway = gateway;
    this.expiry = expiry;
  }

  /**
   * @param prefix of the tables' names
   * @throws IllegalArgumentException if no table can be named so
   */
  public static Builder builder(String prefix) {
    return new Builder(checkedPrefix(prefix));
  }

  static String checkedPrefix(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a prefix of tables is 1 to 200 letters, digits, '.', '_' and '-': \"" + prefix + '"');
    }
    return prefix;
  }

  static Backoff.Pacing systemPacing() {
    return new Backoff.Pacing(Clock.systemUTC(), Sleeper.system(), new Random(), Builder.PATIENCE);
  }

  @Override
  public SubjectStore open(SubjectId subject) {
    var person = new Person(gateway, subject, expiry);
    return new Opened(
        subject,
        new DynamoMetrics(person),
        new DynamoLedger(person),
        new DynamoNotes(person),
        new DynamoTokens(person),
        new DynamoTransfer(person));
  }

  @Override
  public boolean erase(SubjectId subject) {
    return new Person(gateway, subject, expiry).erase();
  }

  @Override
  public List<SubjectId> list() {
    return gateway.list(Selection.all(Table.STATE, Person.PEOPLE)).stream()
        .map(item -> SubjectId.of(item.sk()))
        .toList();
  }

  /** What this store has used since it was opened. */
  public ConsumedUnits consumed() {
    return gateway.meter().units();
  }

  @Override
  public void close() {
    gateway.close();
  }

  private record Opened(
      SubjectId subject,
      MetricStore metrics,
      SyncLedger ledger,
      NoteStore notes,
      TokenStore tokens,
      StoreTransfer transfer)
      implements SubjectStore {}

  /** Wires a store; not safe for use by several threads. */
  public static final class Builder {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(30);

    /** Whoever still syncs has swept long before: this is for those who stopped. */
    private static final Duration AFTER_RETENTION = Duration.ofDays(30);

    private final String prefix;
    private @Nullable DynamoDbClient client;
    private @Nullable String region;
    private @Nullable URI endpoint;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();
    private Duration patience = PATIENCE;
    private @Nullable Integer writeUnits;
    private @Nullable TableOptions create;
    private boolean scaleReads;
    private @Nullable Duration retention;

    private Builder(String prefix) {
      this.prefix = prefix;
    }

    /**
     * Uses this client, and leaves it open. Whatever it tries again by itself comes on top of what
     * the store does: a client without retries is best.
     */
    public Builder client(DynamoDbClient client) {
      this.client = client;
      return this;
    }

    /** For the client that the store makes itself; by default the one of the environment. */
    public Builder region(String region) {
      this.region = region;
      return this;
    }

    /** For the client that the store makes itself; by default that of the region. */
    public Builder endpoint(URI endpoint) {
      this.endpoint = endpoint;
      return this;
    }

    /** Decides when a lease expires and dates what is first seen. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Waits for capacity and between tries. */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** For the jitter between tries. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** How long something is tried that makes no progress; 2 minutes by default. */
    public Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /**
     * Never write more than this to a table in a second, 0 for no limit; by default what each table
     * has, if it is not paid for by request.
     */
    public Builder writeUnits(int perSecond) {
      this.writeUnits = perSecond;
      return this;
    }

    /** Makes the tables that are not there; those that are keep the capacity they have. */
    public Builder createTables(TableOptions options) {
      this.create = options;
      return this;
    }

    /**
     * Lets the read capacity of provisioned tables that it makes follow their use; if it may not
     * yet, the log says so, and it is tried again when the store is opened next. Needs the jar
     * {@code applicationautoscaling}, which is optional.
     */
    public Builder scaleReads() {
      this.scaleReads = true;
      return this;
    }

    /**
     * Lets DynamoDB remove records this long after their time, and 30 days, by itself, with their
     * tracks and what was said about them: for people who no longer sync. Those who do are swept by
     * the engine's own policy. What is stored already is told so when it is read again. DynamoDB
     * ignores dates of expiry that are more than five years past: what is back-filled from longer
     * ago goes by the engine's sweep alone.
     */
    public Builder retention(Duration retention) {
      this.retention = retention;
      return this;
    }

    /**
     * Opens the store after a look at its tables.
     *
     * @throws StoreException if a table is missing, of another shape, or cannot be reached
     */
    public DynamoDbStore open() {
      boolean own = client == null;
      DynamoDbClient used = client == null ? client() : client;
      var pacing = new Backoff.Pacing(clock, sleeper, random, patience);
      var tables = new DynamoDbTables(used, prefix, pacing);
      try {
        List<String> made = List.of();
        if (create == null) {
          tables.verify();
        } else {
          made = tables.create(create);
        }
        var gateway = new Gateway(used, own, prefix, pacing, table -> writeUnits(tables, table));
        if (scaleReads && create != null && !create.isOnDemand()) {
          ReadScaling.applyToNew(gateway, region, endpoint, made, create);
        }
        return new DynamoDbStore(
            gateway,
            retention == null ? Expiry.NEVER : new Expiry(retention.plus(AFTER_RETENTION)));
      } catch (RuntimeException e) {
        if (own) {
          used.close();
        }
        throw e;
      }
    }

    private int writeUnits(DynamoDbTables tables, Table table) {
      return writeUnits == null ? tables.writeUnits().getOrDefault(table, 0) : writeUnits;
    }

    /** Tries nothing again by itself: the store does, and knows what that may do. */
    private DynamoDbClient client() {
      DynamoDbClientBuilder builder =
          DynamoDbClient.builder()
              .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(CALL))
              .overrideConfiguration(
                  it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(CALL));
      if (region != null) {
        builder.region(Region.of(region));
      }
      if (endpoint != null) {
        builder.endpointOverride(endpoint);
      }
      return builder.build();
    }
  }
}
