package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.examples.dashboard.security.Accounts;
import io.github.personalmetrics.examples.dashboard.security.Passwords;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the commands work with, made from the settings. Owns the store. */
public final class Application implements AutoCloseable {

  private final Settings settings;
  private final List<ConnectorProvider> providers;
  private final Clock clock;
  private final SubjectStores stores;
  private final SubjectStore store;
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(random);
  private final Accounts accounts;

  public Application(
      Settings settings, List<ConnectorProvider> providers, SubjectStores stores, Clock clock) {
    this.settings = settings;
    this.providers = List.copyOf(providers);
    this.clock = clock;
    this.stores = stores;
    this.store = stores.open(settings.subject());
    this.accounts = new Accounts(store.tokens(), passwords);
  }

  public Settings settings() {
    return settings;
  }

  /** The same store and logins, listening elsewhere. */
  public Application at(String host, int port) {
    return new Application(settings.at(host, port), providers, stores, clock);
  }

  public SubjectStore store() {
    return store;
  }

  public Clock clock() {
    return clock;
  }

  public Accounts accounts() {
    return accounts;
  }

  Passwords passwords() {
    return passwords;
  }

  SecureRandom random() {
    return random;
  }

  /**
   * The connectors that the settings ask for; their tokens are encrypted with the key file.
   *
   * @throws io.github.personalmetrics.source.SettingException if a setting of theirs is wrong
   */
  public List<SourceConnector> connectors() {
    var keys = TokenKeys.readOrCreate(settings.keyFile());
    var tokens = new EncryptedTokenStore(store.tokens(), keys, settings.subject());
    var context = new ConnectorContext(settings.subject(), tokens, clock);
    return providers.stream()
        .flatMap(provider -> provider.create(settingsOf(provider), context).stream())
        .toList();
  }

  /** The providers' names as people know them, by id. */
  Map<String, String> providerNames() {
    return providers.stream()
        .collect(Collectors.toMap(ConnectorProvider::id, ConnectorProvider::displayName));
  }

  private ConnectorSettings settingsOf(ConnectorProvider provider) {
    return settings
        .connectors()
        .getOrDefault(provider.id(), ConnectorSettings.of(provider.id(), Map.of()));
  }

  @Override
  public void close() {
    stores.close();
  }
}
