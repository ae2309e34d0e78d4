package io.github.personalmetrics.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one person's small secrets as opaque bytes: a provider's tokens, an application's accounts.
 * Safe for use by many threads and processes. Every method throws {@link StoreException}.
 */
public interface TokenStore {

  Optional<StoredToken> load(String name);

  /**
   * Replaces the bytes if nobody else did since they were loaded.
   *
   * @param expectedVersion {@link StoredToken#version}, or 0 for "nothing is there yet"
   * @return false if somebody else was faster; nothing was written then
   */
  boolean compareAndSet(String name, long expectedVersion, byte[] next);

  /** Forgets the bytes; does nothing if there are none. */
  void remove(String name);

  /**
   * Takes the right to refresh a token, or prolongs it for the owner who holds it.
   *
   * @return empty while somebody else holds it
   */
  Optional<Lease> lease(String name, String owner, Instant until);

  /** Gives the lease back; does nothing if somebody else has taken it since. */
  void release(Lease lease);
}
