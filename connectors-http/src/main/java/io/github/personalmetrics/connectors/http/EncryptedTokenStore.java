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

  private StoredToken decrypt(String name, StoredToken token) {
    try {
      return new StoredToken(keys.decrypt(token.bytes(), about(name)), token.version());
    } catch (GeneralSecurityException e) {
      throw new StoreException.Corrupt(
          "tokens.undecryptable",
          "the stored secret \"" + name + "\" cannot be decrypted",
          "Put the key file back that it was stored with, or connect again.",
          e);
    }
  }

  private byte[] about(String name) {
    return (subject + "/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
