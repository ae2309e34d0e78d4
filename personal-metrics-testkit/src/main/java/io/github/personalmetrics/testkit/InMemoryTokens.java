package io.github.personalmetrics.testkit;

import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Instant;
import java.util.Optional;

final class InMemoryTokens implements TokenStore {

  private final InMemoryStore.Access access;

  InMemoryTokens(InMemoryStore.Access access) {
    this.access = access;
  }

  @Override
  public Optional<StoredToken> load(String name) {
    return access.read(subject -> Optional.ofNullable(subject.tokens.get(name)));
  }

  @Override
  public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
    return access.write(
        subject -> {
          StoredToken known = subject.tokens.get(name);
          if (expectedVersion != (known == null ? 0 : known.version())) {
            return false;
          }
          subject.tokens.put(name, new StoredToken(next, subject.next()));
          return true;
        });
  }

  @Override
  public void remove(String name) {
    access.read(subject -> Optional.ofNullable(subject.tokens.remove(name)));
  }

  @Override
  public Optional<Lease> lease(String name, String owner, Instant until) {
    return access.write(subject -> subject.lease(subject.tokenLeases, name, owner, until));
  }

  @Override
  public void release(Lease lease) {
    access.read(
        subject -> {
          InMemorySubject.release(subject.tokenLeases, lease);
          return true;
        });
  }
}
