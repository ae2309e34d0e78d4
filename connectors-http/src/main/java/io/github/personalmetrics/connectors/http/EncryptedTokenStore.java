package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/**
 * Encrypts what another token store keeps. A secret is bound to its person and name, so that bytes
 * moved to another row cannot be read there.
 */
public final class EncryptedTokenStore implements TokenStore {

  private static final int TRIES = 8;

  private final TokenStore store;
  private final TokenKeys keys;
  private final SubjectId subject;

  public EncryptedTokenStore(TokenStore store, TokenKeys keys, SubjectId subject) {
    this.store = store;
    this.keys = keys;
    this.subject = subject;
  }

  @Override
  public Optional<StoredToken> load(String name) {
    return store.load(name).map(token -> decrypt(name, token));
  }

  @Override
  public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
    try {
      return store.compareAndSet(name, expectedVersion, keys.encrypt(next, about(name)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM encrypts anything", e);
    }
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
    store.release(lease);
  }

  /**
   * Encrypts again with the newest key what an older one encrypted.
   *
   * @return false if nothing is stored under that name
   * @throws StoreException.Conflict if somebody else kept writing it; nothing is lost
   */
  public boolean renew(String name) {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredToken> token = load(name);
      if (token.isEmpty()) {
        return false;
      }
      if (compareAndSet(name, token.get().version(), token.get().bytes())) {
        return true;
      }
    }
    throw new StoreException.Conflict(
        "tokens.busy",
        "the stored secret \"" + name + "\" is being written all the time",
        "Stop what uses it, and try again.");
  }

  private StoredToken decrypt(String name, StoredToken token) {
    byte[] secret = token.bytes();
    try {
      return new StoredToken(keys.decrypt(secret, about(name)), token.version());
    } catch (GeneralSecurityException e) {
      throw keys.lacksKeyOf(secret) ? keyUnknown(name, e) : corrupt(name, e);
    }
  }

  private static StoreException keyUnknown(String name, GeneralSecurityException e) {
    return new StoreException.Corrupt(
        "tokens.key-unknown",
        "the stored secret \"" + name + "\" was encrypted with a key that is not at hand",
        "Put the key back that it was stored with, or connect again.",
        e);
  }

  private static StoreException corrupt(String name, GeneralSecurityException e) {
    return new StoreException.Corrupt(
        "tokens.corrupt",
        "the stored secret \"" + name + "\" was damaged, or belongs to somebody else",
        "The key file is right, the bytes are not: restore the store from a backup, or connect"
            + " again.",
        e);
  }

  private byte[] about(String name) {
    return (subject + "/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
