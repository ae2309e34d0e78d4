package io.github.personalmetrics.examples.dashboard.consent;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.connectors.strava.StravaConfig;
import io.github.personalmetrics.connectors.strava.StravaConnector;
import io.github.personalmetrics.connectors.strava.StravaProvider;
import io.github.personalmetrics.connectors.withings.WithingsConfig;
import io.github.personalmetrics.connectors.withings.WithingsConnector;
import io.github.personalmetrics.connectors.withings.WithingsProvider;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SimulatorBuilder;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** One person, one provider that is simulated, and a store in a file between the two. */
final class Connection implements AutoCloseable {

  static final SubjectId ME = SubjectId.of("me");
  static final URI REDIRECT = URI.create("http://localhost:7071/callback");
  static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          7,
          LocalDate.parse("2026-01-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));

  private static final TimeRange FEBRUARY =
      TimeRange.of(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));

  enum Provider {
    WITHINGS,
    STRAVA;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    ConnectorProvider plugin() {
      return this == WITHINGS ? new WithingsProvider() : new StravaProvider();
    }
  }

  final Provider provider;
  final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
  final Path folder;
  final SqliteStore stores;
  final SubjectStore store;
  ProviderSimulator simulator;
  private final List<String> secrets = new ArrayList<>();

  /** Where the connectors sent their requests: addresses are logged on the way. */
  final Queue<String> targets = new ConcurrentLinkedQueue<>();

  Connection(Provider provider, Path folder) {
    this.provider = provider;
    this.folder = folder;
    this.stores = SqliteStore.open(folder.resolve("me.db"), clock);
    this.store = stores.open(ME);
    this.simulator = simulator(clock).start();
  }

  static SimulatorBuilder simulator(SettableClock clock) {
    return ProviderSimulator.builder().person(PERSON).clock(clock).requestsPerMinute(0);
  }

  TokenStore tokens() {
    return new EncryptedTokenStore(store.tokens(), TokenKeys.readOrCreate(keyFile()), ME);
  }

  Path keyFile() {
    return folder.resolve("keys.json");
  }

  /** What is stored, as it is stored. */
  byte[] storedBytes() {
    return store.tokens().load(provider.id()).orElseThrow().bytes();
  }

  /** What the provider's page makes of a person who was sent there. */
  Map<String, String> answerOf(URI page) {
    try {
      var response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
      var location = URI.create(response.headers().firstValue("Location").orElseThrow());
      var answer = new HashMap<String, String>();
      for (String pair : location.getRawQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        answer.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Consent consent() {
    return provider
        .plugin()
        .consent(
            ConnectorSettings.of(provider.id(), settings()),
            new ConnectorContext(ME, tokens(), clock),
            new SecureRandom())
        .orElseThrow();
  }

  void connect() {
    consent().complete(answerOf(consent().begin(REDIRECT)), null);
  }

  private Map<String, String> settings() {
    return provider == Provider.WITHINGS
        ? Map.of(
            "base-url", simulator.withingsBaseUrl().toString(),
            "account-url", simulator.withingsAccountUrl().toString(),
            "client-id", simulator.withingsClientId(),
            "client-secret", simulator.withingsClientSecret())
        : Map.of(
            "base-url", simulator.stravaBaseUrl().toString(),
            "oauth-url", simulator.stravaOauthUrl().toString(),
            "client-id", simulator.stravaClientId(),
            "client-secret", simulator.stravaClientSecret());
  }

  SourceConnector connector() {
    return connector(new OkHttpClient());
  }

  SourceConnector connector(OkHttpClient outer) {
    var client = outer.newBuilder().addInterceptor(this::noteTarget).build();
    return provider == Provider.WITHINGS
        ? WithingsConnector.measures(
            WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
                .withBaseUrl(simulator.withingsBaseUrl()),
            tokens(),
            client,
            clock)
        : StravaConnector.activities(
            StravaConfig.of(simulator.stravaClientId(), simulator.stravaClientSecret())
                .withBaseUrl(simulator.stravaBaseUrl())
                .withOauthUrl(simulator.stravaOauthUrl()),
            tokens(),
            client,
            clock);
  }

  private Response noteTarget(Interceptor.Chain chain) throws IOException {
    targets.add(chain.request().url().toString());
    return chain.proceed(chain.request());
  }

  Page read() {
    return read(connector());
  }

  /** All of February. */
  Page read(SourceConnector connector) {
    return connector.fetch(FetchRequest.window(FEBRUARY));
  }

  void expire() {
    if (provider == Provider.WITHINGS) {
      simulator.expireWithingsTokens();
    } else {
      simulator.expireStravaTokens();
    }
  }

  void revokeThere() {
    if (provider == Provider.WITHINGS) {
      simulator.revokeWithingsConsent();
    } else {
      simulator.revokeStravaConsent();
    }
  }

  /** Whatever must never show, of every provider that was simulated for this person. */
  List<String> secrets() {
    var all = new ArrayList<>(secrets);
    all.addAll(simulator.secrets());
    return all;
  }

  /** From now on another simulator plays the provider. */
  void moveTo(SimulatorBuilder other) {
    secrets.addAll(simulator.secrets());
    simulator.close();
    simulator = other.start();
  }

  int refreshes() {
    return simulator.calls(provider.id() + "/refresh_token");
  }

  @Override
  public void close() {
    simulator.close();
    stores.close();
  }
}
