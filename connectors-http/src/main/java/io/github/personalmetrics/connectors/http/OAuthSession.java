package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one person's access to one provider alive. Safe for use by many threads and processes: of
 * all who need a new token at once, one asks for it and stores it before anybody uses it.
 */
public final class OAuthSession {

  /** A token that is about to expire may do so on the way. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration REFRESH_LEASE = Duration.ofMinutes(2);

  private final String provider;
  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final @Nullable OAuthTokens seed;
  private final Clock clock;

  private OAuthSession(
      String provider,
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable OAuthTokens seed,
      Clock clock) {
    this.provider = provider;
    this.store = store;
    this.endpoint = endpoint;
    this.seed = seed;
    this.clock = clock;
  }

  /**
   * @param provider the name of the tokens in the store
   * @param seed tokens from the settings; used only as long as the store has none
   */
  public static OAuthSession of(
      String provider,
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable OAuthTokens seed,
      Clock clock) {
    return new OAuthSession(provider, store, endpoint, seed, clock);
  }

  /**
   * Makes a request with tokens that should work. If the provider calls them invalid all the same,
   * renews them and tries once more.
   */
  public <T> T call(Function<OAuthTokens, T> request) {
    Versioned current = load();
    if (isExpiring(current.tokens())) {
      current = refresh(current);
    }
    try {
      return request.apply(current.tokens());
    } catch (Unauthorized e) {
      if (!e.code().equals(provider + ".invalid-token")) {
        throw e;
      }
      return request.apply(refresh(current).tokens());
    }
  }

  /** Whose tokens are stored and what they allow, as far as the provider has said so. */
  public Optional<Account> account() {
    return stored().flatMap(current -> current.tokens().account());
  }

  private record Versioned(OAuthTokens tokens, long version) {}

  private boolean isExpiring(OAuthTokens tokens) {
    return tokens.expiresAt().filter(at -> !clock.instant().plus(MARGIN).isBefore(at)).isPresent();
  }

  private Versioned load() {
    return stored().orElseGet(this::seeded);
  }

  private Optional<Versioned> stored() {
    return store.load(provider).map(OAuthSession::versioned);
  }

  private Versioned seeded() {
    if (seed == null) {
      throw new Unauthorized(
          provider + ".not-connected",
          provider + " is not connected",
          "Connect " + provider + " first.",
          null);
    }
    store.compareAndSet(provider, 0, seed.toBytes());
    return stored()
        .orElseThrow(() -> new IllegalStateException("the tokens vanished while being stored"));
  }

  /** One thread of this process at a time; the lease keeps other processes out. */
  private synchronized Versioned refresh(Versioned stale) {
    Optional<Versioned> renewed = renewedBySomebodyElse(stale);
    if (renewed.isPresent()) {
      return renewed.get();
    }
    Lease lease =
        store
            .lease(provider, UUID.randomUUID().toString(), clock.instant().plus(REFRESH_LEASE))
            .orElseThrow(this::refreshRunning);
    try {
      // Read again: whoever held the lease before may have just renewed them.
      Optional<Versioned> meanwhile = renewedBySomebodyElse(stale);
      return meanwhile.isPresent() ? meanwhile.get() : refreshNow(stale);
    } finally {
      store.release(lease);
    }
  }

  private Versioned refreshNow(Versioned stale) {
    OAuthTokens fresh;
    try {
      fresh = endpoint.refresh(stale.tokens());
    } catch (Unauthorized e) {
      return renewedBySomebodyElse(stale).orElseThrow(() -> e);
    }
    // Stored before it is used. If somebody stored another pair meanwhile, theirs is the later one.
    store.compareAndSet(provider, stale.version(), fresh.toBytes());
    return load();
  }

  private Optional<Versioned> renewedBySomebodyElse(Versioned stale) {
    return store
        .load(provider)
        .filter(token -> token.version() != stale.version())
        .map(OAuthSession::versioned);
  }

  private static Versioned versioned(StoredToken token) {
    return new Versioned(OAuthTokens.fromBytes(token.bytes()), token.version());
  }

  private SourceException refreshRunning() {
    return new Unavailable(
        provider + ".refresh-running",
        "another process is renewing the access to " + provider,
        "Nothing to do: it is tried again.",
        null);
  }
}
