package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Instant;
import java.util.Optional;

/** Takes no pair for a while, and no lease back. */
final class ShakyStore implements TokenStore {
  private final TokenStore store;
  private int failures;

  ShakyStore(TokenStore store, int failures) {
    this.store = store;
    this.failures = failures;
  }

  @Override
  public Optional<StoredToken> load(String name) {
    return store.load(name);
  }

  @Override
  public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
    if (failures-- > 0) {
      throw busy();
    }
    return store.compareAndSet(name, expectedVersion, next);
  }

  @Override
  public void remove(String name) {
    store.remove(name);
  }

  @Override
  public Optional<Lease> lease(String name, String owner, Instant until) {
    return store.lease(name, owner, until);
  }

  @Override
  public void release(Lease lease) {
    throw busy();
  }

  private static StoreException busy() {
    return new StoreException.Unavailable("store.busy", "busy", "Wait.", null);
  }
}
