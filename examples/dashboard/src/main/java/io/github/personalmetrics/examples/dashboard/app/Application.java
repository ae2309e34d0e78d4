package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.analytics.CuratedMetrics;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.forecasting.Training;
import io.github.personalmetrics.examples.dashboard.person.HomeZone;
import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.security.Passwords;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.forecast.Forecaster;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.knn.KnnForecaster;
import io.github.personalmetrics.forecast.service.ForecastService;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.dynamodb.ConsumedUnits;
import io.github.personalmetrics.store.dynamodb.DynamoDbStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands work with, made from the settings. Owns the store. */
public final class Application implements AutoCloseable {

  private final Settings settings;
  private final List<ConnectorProvider> providers;
  private final Clock clock;
  private final SubjectStores stores;
  private final SubjectStore store;
  private final CuratedMetrics metrics;
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(random);
  private final Accounts accounts;
  private final HomeZone zone;
  private final Map<String, SourcePolicy> policies;
  private final ProviderTokens tokens;
  private final Models models;

  public Application(
      Settings settings, List<ConnectorProvider> providers, SubjectStores stores, Clock clock) {
    this(
        settings,
        providers,
        stores,
        Models.open(settings.models(), settings.subject(), clock),
        clock);
  }

  private Application(
      Settings settings,
      List<ConnectorProvider> providers,
      SubjectStores stores,
      Models models,
      Clock clock) {
    this.settings = settings;
    this.providers = List.copyOf(providers);
    this.clock = clock;
    // Read at once, so that a permission that cannot be right stops the start.
    this.policies =
        providers.stream().collect(Collectors.toMap(ConnectorProvider::id, this::policy));
    this.stores = stores;
    this.models = models;
    this.store = stores.open(settings.subject());
    this.metrics = new CuratedMetrics(store);
    this.accounts = new Accounts(store.tokens(), passwords);
    this.zone = new HomeZone(store.tokens(), settings.zone(), clock);
    this.tokens = new ProviderTokens(settings, store.tokens(), providers);
  }

  public Settings settings() {
    return settings;
  }

  /** The same store and logins, listening elsewhere. */
  public Application at(String host, int port) {
    return new Application(settings.at(host, port), providers, stores, models, clock);
  }

  public SubjectStore store() {
    return store;
  }

  /** What statistics see of the store. */
  CuratedMetrics metrics() {
    return metrics;
  }

  /** Syncs all that is set up, and keeps it for as long as its policy says. */
  public SyncEngine engine(List<SourceConnector> connectors, SyncListener listener) {
    return SyncEngine.builder(store, clock)
        .connectors(connectors)
        .policies(policies)
        .listener(listener)
        .build();
  }

  /** Records that are stored. */
  public long count() {
    var count = new LongAdder();
    store.metrics().scan(RecordQuery.all(), record -> count.increment());
    return count.sum();
  }

  /**
   * Removes every trace of the subject, models included.
   *
   * @return false if there was none
   */
  public boolean erase() {
    boolean hadModels = models.erase();
    return stores.erase(settings.subject()) || hadModels;
  }

  /** What the store has used since it was opened, if it is one that charges. */
  public Optional<ConsumedUnits> consumed() {
    return stores instanceof DynamoDbStore tables
        ? Optional.of(tables.consumed())
        : Optional.empty();
  }

  public Clock clock() {
    return clock;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** Where the person lives. */
  HomeZone zone() {
    return zone;
  }

  Passwords passwords() {
    return passwords;
  }

  SecureRandom random() {
    return random;
  }

  public List<ConnectorProvider> providers() {
    return providers;
  }

  /**
   * The connectors that the settings ask for; their tokens are encrypted.
   *
   * @throws io.github.personalmetrics.source.SettingException if a setting of theirs is wrong
   */
  public List<SourceConnector> connectors() {
    return providers.stream().flatMap(provider -> connectors(provider).stream()).toList();
  }

  /**
   * Those of one provider; none if it is not set up.
   *
   * @throws io.github.personalmetrics.source.SettingException if a setting of its is wrong
   */
  public List<SourceConnector> connectors(ConnectorProvider provider) {
    return provider.create(settingsOf(provider), context());
  }

  /**
   * How the person lets a provider show us their data; empty if it asks nobody, or is not set up.
   *
   * @throws io.github.personalmetrics.source.SettingException if a setting of its is wrong
   */
  public Optional<Consent> consent(ConnectorProvider provider) {
    return provider.consent(settingsOf(provider), context(), random);
  }

  /** Whose data is stored of a provider; null if there is none, or it has no accounts. */
  public @Nullable Account holder(ConnectorProvider provider) {
    return connectors(provider).stream()
        .map(connector -> store.ledger().state(connector.source()).account())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Encrypts the tokens that are known here with a new key; the old ones still decrypt the others.
   *
   * @return how many secrets there are
   */
  public int rotateKey() {
    return tokens.rotate();
  }

  /** Takes the old keys out of the key file: whatever they alone open is lost. */
  public void dropOldKeys() {
    tokens.dropOldKeys();
  }

  /** How many calls are left is no secret. */
  private ConnectorContext context() {
    return new ConnectorContext(settings.subject(), tokens.open(), store.tokens(), clock);
  }

  /** The providers' names as people know them, by id. */
  Map<String, String> providerNames() {
    return providers.stream()
        .collect(Collectors.toMap(ConnectorProvider::id, ConnectorProvider::displayName));
  }

  /** Trains with the sources whose policy permits it. */
  public Training training() {
    return new Training(
        metrics,
        this::mayTrain,
        () -> policies.values().stream().allMatch(SourcePolicy::mayTrain),
        forecaster(),
        Forecasters::load,
        models.repository(),
        clock,
        zone::get);
  }

  ForecastService forecasts(Training training) {
    return new ForecastService(
        models.repository(), training::load, Forecasters.byName(), training::whyThereIsNone);
  }

  /** What was learnt, wherever the settings keep it. */
  public ModelRepository models() {
    return models.repository();
  }

  /** Where the person keeps the log; absent if it is no sheet of Google's. */
  @Nullable String sheet() {
    ConnectorSettings own =
        settings.connectors().getOrDefault("sheets", ConnectorSettings.of("sheets", Map.of()));
    boolean google = own.text("root-url").filter(it -> it.contains(".googleapis.com")).isPresent();
    return own.text("spreadsheet-id")
        .filter(id -> google && id.matches("[A-Za-z0-9_-]+"))
        .map(id -> "https://docs.google.com/spreadsheets/d/" + id)
        .orElse(null);
  }

  /** Names of the providers that train only because the person said they may. */
  List<String> trainingAllowed() {
    return providers.stream()
        .filter(p -> settingsOf(p).flag("training-allowed").orElse(false))
        .map(ConnectorProvider::displayName)
        .toList();
  }

  /** The provider's own, and what the settings say about how long to keep its records. */
  private SourcePolicy policy(ConnectorProvider provider) {
    ConnectorSettings own = settingsOf(provider);
    SourcePolicy policy = provider.policy(own);
    boolean forEver = own.text("retention").filter("forever"::equals).isPresent();
    return forEver
        ? new SourcePolicy(policy.mayTrain(), null)
        : own.period("retention").map(policy::withRetention).orElse(policy);
  }

  private boolean mayTrain(SourceId source) {
    return policies.getOrDefault(source.provider(), SourcePolicy.OPEN).mayTrain();
  }

  private Forecaster forecaster() {
    return new KnnForecaster(clock);
  }

  private ConnectorSettings settingsOf(ConnectorProvider provider) {
    return settings
        .connectors()
        .getOrDefault(provider.id(), ConnectorSettings.of(provider.id(), Map.of()));
  }

  @Override
  public void close() {
    models.close();
    stores.close();
  }
}
