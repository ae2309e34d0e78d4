package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoTokens implements TokenStore {

  private static final String PREFIX = "K#";
  private static final String BYTES = "b";
  private static final String VERSION = "v";

  /** In front of the bytes, so that none is empty: not every DynamoDB takes those. */
  private static final byte FORMAT = 1;

  private final Person person;
  private final Leases leases;

  DynamoTokens(Person person) {
    this.person = person;
    this.leases = new Leases(person, "L#");
  }

  static List<String> names(Person person) {
    return person.gateway().list(Selection.state(person.pk(), PREFIX)).stream()
        .map(item -> item.sk().substring(PREFIX.length()))
        .sorted()
        .toList();
  }

  @Override
  public Optional<StoredToken> load(String name) {
    return person
        .gateway()
        .get(Table.STATE, person.pk(), PREFIX + name)
        .map(
            item -> {
              byte[] bytes = item.bytes(BYTES);
              return new StoredToken(
                  Arrays.copyOfRange(bytes, 1, bytes.length), item.number(VERSION));
            });
  }

  @Override
  public boolean compareAndSet(String name, long expectedVersion, byte[] next) {
    byte[] bytes = new byte[next.length + 1];
    bytes[0] = FORMAT;
    System.arraycopy(next, 0, bytes, 1, next.length);
    // Whoever replaces a token of a person who was erased must not bring them back.
    long version = expectedVersion == 0 ? person.next() : person.nextIfThere().orElse(0L);
    if (version == 0) {
      return false;
    }
    var update =
        new Update()
            .set(BYTES, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)))
            .set(VERSION, version)
            .when(VERSION, expectedVersion);
    boolean done =
        person.gateway().update(person.pk(), PREFIX + name, update).isPresent()
            // A try whose answer was lost may have done it.
            || load(name).filter(token -> token.version() == version).isPresent();
    if (done && expectedVersion == 0 && !person.isAlive(version)) {
      remove(name);
      return false;
    }
    return done;
  }

  @Override
  public void remove(String name) {
    person.gateway().delete(Table.STATE, person.pk(), PREFIX + name);
  }

  @Override
  public Optional<Lease> lease(String name, String owner, Instant until) {
    return leases.take(name, owner, until);
  }

  @Override
  public void release(Lease lease) {
    leases.release(lease);
  }
}
