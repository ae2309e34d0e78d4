package io.github.personalmetrics.examples.dashboard.app;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.examples.dashboard.settings.Settings;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.store.TokenStore;
import java.util.List;
import java.util.stream.Stream;

/** The providers' tokens, encrypted with the key from the settings or from the key file. */
final class ProviderTokens {

  /** That there is a key file, which no plug-in's secret tells that is not installed now. */
  private static final String MADE = "dashboard.key-file";

  private final Settings settings;
  private final TokenStore store;
  private final List<String> names;

  ProviderTokens(Settings settings, TokenStore store, List<ConnectorProvider> providers) {
    this.settings = settings;
    this.store = store;
    this.names =
        providers.stream()
            .map(ConnectorProvider::id)
            .flatMap(id -> Stream.of(id, id + ".token", id + ".consent"))
            .toList();
  }

  TokenStore open() {
    return encrypted(keys());
  }

  /**
   * Encrypts with a new key the tokens that are known here. What is not (of a provider that is not
   * installed now, of another person) goes on with the old one, so that stays. With a key from the
   * settings, encrypts with the first of them.
   *
   * @return how many secrets there are
   */
  int rotate() {
    return renew(settings.keys() == null ? TokenKeys.rotate(settings.keyFile()) : settings.keys());
  }

  /** What was not encrypted with the newest key can then be read no more. */
  void dropOldKeys() {
    TokenKeys.dropOld(settings.keyFile());
  }

  private int renew(TokenKeys keys) {
    EncryptedTokenStore encrypted = encrypted(keys);
    return (int) names.stream().filter(encrypted::renew).count();
  }

  private EncryptedTokenStore encrypted(TokenKeys keys) {
    return new EncryptedTokenStore(store, keys, settings.subject());
  }

  /** A new key would not open what is stored: it is made once, and only while nothing is. */
  private TokenKeys keys() {
    if (settings.keys() != null) {
      return settings.keys();
    }
    boolean made = store.load(MADE).isPresent();
    boolean needed = made || names.stream().anyMatch(name -> store.load(name).isPresent());
    TokenKeys keys =
        needed ? TokenKeys.read(settings.keyFile()) : TokenKeys.readOrCreate(settings.keyFile());
    if (!made) {
      store.compareAndSet(MADE, 0, new byte[] {1});
    }
    return keys;
  }
}
