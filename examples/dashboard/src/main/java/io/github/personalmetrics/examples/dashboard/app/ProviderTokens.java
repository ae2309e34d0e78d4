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

  private final Settings settings;
  private final TokenStore store;
  private final List<String> names;

  ProviderTokens(Settings settings, TokenStore store, List<ConnectorProvider> providers) {
    this.settings = settings;
    this.store = store;
    this.names = providers.stream().flatMap(p -> Stream.of(p.id(), p.id() + ".consent")).toList();
  }

  TokenStore open() {
    return encrypted(keys());
  }

  /**
   * Encrypts every token with a new key, and drops the old one. With a key from the settings, with
   * the first of them; the person drops the others.
   *
   * @return how many secrets there are
   */
  int rotate() {
    if (settings.keys() != null) {
      return renew(settings.keys());
    }
    int renewed = renew(TokenKeys.rotate(settings.keyFile()));
    TokenKeys.dropOld(settings.keyFile());
    return renewed;
  }

  private int renew(TokenKeys keys) {
    EncryptedTokenStore encrypted = encrypted(keys);
    return (int) names.stream().filter(encrypted::renew).count();
  }

  private EncryptedTokenStore encrypted(TokenKeys keys) {
    return new EncryptedTokenStore(store, keys, settings.subject());
  }

  /** A new key would not open what is stored: it is made only while nothing is. */
  private TokenKeys keys() {
    if (settings.keys() != null) {
      return settings.keys();
    }
    boolean needed = names.stream().anyMatch(name -> store.load(name).isPresent());
    return needed ? TokenKeys.read(settings.keyFile()) : TokenKeys.readOrCreate(settings.keyFile());
  }
}
