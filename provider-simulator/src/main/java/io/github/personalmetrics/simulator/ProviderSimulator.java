package io.github.personalmetrics.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Data providers on this machine's loopback address, speaking the real wire: Withings under {@code
 * /withings/}. Started by {@link Builder#start()}, stopped by {@link #close()}. Thread-safe.
 */
public final class ProviderSimulator implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String WITHINGS = "/withings/";

  private final HttpServer server;
  private final ExecutorService threads;
  private final WithingsAccount withings;
  private final WithingsTokenBook withingsBook;
  private final Calls calls = new Calls();

  private ProviderSimulator(Builder builder, MeasureTable measures) throws IOException {
    var clock = builder.clock;
    withings = builder.withingsAccount();
    withingsBook = new WithingsTokenBook(clock, builder.tokenLifetime, builder.secrets);
    withingsBook.add(withings.tokens());
    var service =
        new WithingsService(
            new WithingsOAuth(withings, withingsBook, builder.recorded != null),
            new WithingsMeasures(measures, clock, builder.pageSize),
            new RateLimit(builder.requestsPerMinute, clock),
            calls);
    server = HttpServer.create(new InetSocketAddress(loopback(), builder.port), 0);
    threads = Executors.newFixedThreadPool(THREADS, ProviderSimulator::thread);
    server.setExecutor(threads);
    server.createContext("/", new Router(Map.of(WITHINGS, service)));
    server.start();
  }

  /** Starts a simulator's settings; one of {@code person} and {@code recorded} must be said. */
  public static Builder builder() {
    return new Builder();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the Withings data and token services are, with a slash at the end. */
  public URI withingsBaseUrl() {
    return URI.create("http://127.0.0.1:" + port() + WITHINGS);
  }

  /** Where {@code oauth2_user/authorize2} is, with a slash at the end; it consents by itself. */
  public URI withingsAccountUrl() {
    return withingsBaseUrl();
  }

  /** The registered app's id. */
  public String withingsClientId() {
    return withings.clientId();
  }

  /** The registered app's secret. */
  public String withingsClientSecret() {
    return withings.clientSecret();
  }

  /** The access token that is valid from the start; refreshed ones are only on the wire. */
  public String withingsAccessToken() {
    return withings.tokens().access();
  }

  /** The refresh token that is valid from the start. */
  public String withingsRefreshToken() {
    return withings.tokens().refresh();
  }

  /**
   * How many requests reached an action, whatever the answer: {@code withings/getmeas}, {@code
   * withings/requesttoken} (of them {@code withings/refresh_token} and {@code
   * withings/authorization_code}), {@code withings/authorize2}.
   */
  public int calls(String action) {
    return calls.of(action);
  }

  /** Expires every Withings access token now; refresh tokens stay. Recorded rows take any token. */
  public void expireWithingsTokens() {
    withingsBook.expireAccessTokens();
  }

  /** Stops listening, cuts open connections and ends the threads. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "provider-simulator");
    thread.setDaemon(true);
    return thread;
  }

  /** Collects a simulator's settings. Not thread-safe. */
  public static final class Builder {
    private static final String SCOPE = "user.info,user.metrics";

    private final Secrets secrets = new Secrets();
    private int port;
    private int pageSize = 200;
    private int requestsPerMinute = 120;
    private Clock clock = Clock.systemUTC();
    private Duration tokenLifetime = Duration.ofHours(3);
    private @Nullable SyntheticPerson person;
    private @Nullable Path recorded;
    private String userId = "20170042";
    private String clientId = secrets.next();
    private String clientSecret = secrets.next();
    private String accessToken = secrets.next();
    private String refreshToken = secrets.next();

    private Builder() {}

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** The provider's clock: tokens, limits, and which of a person's readings it has got so far. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Serves a made-up person. */
    public Builder person(SyntheticPerson person) {
      this.person = person;
      return this;
    }

    /** Serves the union of the recorded {@code withings/getmeas_*.json} and takes any token. */
    public Builder recorded(Path folder) {
      this.recorded = folder;
      return this;
    }

    /** Rows in a page, 200 unless said. */
    public Builder pageSize(int pageSize) {
      if (pageSize < 1) {
        throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
      }
      this.pageSize = pageSize;
      return this;
    }

    /** How long an access token lives, 3 hours unless said. */
    public Builder tokenLifetime(Duration tokenLifetime) {
      this.tokenLifetime = tokenLifetime;
      return this;
    }

    /** How many calls a minute the provider stands, 120 unless said; 0 for no limit. */
    public Builder requestsPerMinute(int requestsPerMinute) {
      if (requestsPerMinute < 0) {
        throw new IllegalArgumentException(
            "requestsPerMinute must not be negative, not " + requestsPerMinute);
      }
      this.requestsPerMinute = requestsPerMinute;
      return this;
    }

    /** The account's user id, as the token answers carry it. */
    public Builder withingsUserId(String userId) {
      this.userId = userId;
      return this;
    }

    /** Fixes the OAuth app, which is otherwise new in every run. */
    public Builder withingsClient(String clientId, String clientSecret) {
      this.clientId = clientId;
      this.clientSecret = clientSecret;
      return this;
    }

    /** Fixes the first tokens, which are otherwise new in every run. */
    public Builder withingsTokens(String accessToken, String refreshToken) {
      this.accessToken = accessToken;
      this.refreshToken = refreshToken;
      return this;
    }

    /**
     * Starts listening on loopback.
     *
     * @throws IllegalStateException unless exactly one of person and recorded rows was given
     * @throws UncheckedIOException when the port is taken or a recorded file cannot be read
     */
    public ProviderSimulator start() {
      try {
        return new ProviderSimulator(this, measures());
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    private MeasureTable measures() throws IOException {
      if (person != null && recorded == null) {
        return WithingsRows.of(person);
      }
      if (recorded != null && person == null) {
        return new RecordedRows(recorded).measures();
      }
      throw new IllegalStateException("Say what to simulate: either person(..) or recorded(..)");
    }

    private WithingsAccount withingsAccount() {
      return new WithingsAccount(
          userId, clientId, clientSecret, new WithingsTokens(accessToken, refreshToken, SCOPE));
    }
  }
}
