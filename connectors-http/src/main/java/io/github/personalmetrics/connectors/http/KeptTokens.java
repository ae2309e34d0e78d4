package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One person's tokens of one provider, as the store holds them. */
final class KeptTokens {

  /** Somebody who disconnected must not be connected again by the tokens in the settings. */
  private static final byte[] DISCONNECTED = "disconnected".getBytes(StandardCharsets.UTF_8);

  private static final int TRIES = 8;

  private final String provider;
  private final TokenStore store;

  KeptTokens(String provider, TokenStore store) {
    this.provider = provider;
    this.store = store;
  }

  record Versioned(OAuthTokens tokens, long version) {}

  /**
   * @return empty if there never were any
   * @throws Unauthorized if they were forgotten on purpose
   */
  Optional<Versioned> load() {
    Optional<StoredToken> token = store.load(provider);
    if (token.filter(KeptTokens::isDisconnected).isPresent()) {
      throw notConnected();
    }
    return token.map(it -> new Versioned(OAuthTokens.fromBytes(it.bytes()), it.version()));
  }

  /**
   * @return false if somebody else was faster
   */
  boolean replace(long version, OAuthTokens tokens) {
    return store.compareAndSet(provider, version, tokens.toBytes());
  }

  /** Whatever is there, even if it cannot be read: the person has just consented. */
  void put(OAuthTokens tokens) {
    put(tokens.toBytes());
  }

  void forget() {
    put(DISCONNECTED);
  }

  private void put(byte[] bytes) {
    for (int i = 0; i < TRIES; i++) {
      if (store.compareAndSet(provider, version(), bytes)) {
        return;
      }
    }
    throw new StoreException.Conflict(
        "tokens.busy",
        "the tokens of " + provider + " are being written all the time",
        "Stop what uses them, and try again.");
  }

  private long version() {
    try {
      return store.load(provider).map(StoredToken::version).orElse(0L);
    } catch (StoreException.Corrupt e) {
      store.remove(provider);
      return 0;
    }
  }

  Unauthorized notConnected() {
    return new Unauthorized(
        provider + ".not-connected",
        provider + " is not connected",
        "Connect " + provider + " first.",
        null);
  }

  private static boolean isDisconnected(StoredToken token) {
    return Arrays.equals(token.bytes(), DISCONNECTED);
  }
}
