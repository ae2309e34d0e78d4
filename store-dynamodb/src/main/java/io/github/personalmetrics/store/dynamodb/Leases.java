package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One person's leases of one kind; an expired one stays its owner's until somebody takes it. */
final class Leases {

  static final String OWNER = "owner";
  static final String FENCE = "fence";
  static final String UNTIL = "until";

  /** How often somebody else may be faster before we say that they hold it. */
  private static final int TRIES = 10;

  private final Person person;
  private final String prefix;

  /**
   * @param prefix of the sort keys: the lease of a source is kept with its state
   */
  Leases(Person person, String prefix) {
    this.person = person;
    this.prefix = prefix;
  }

  Optional<Lease> take(String name, String owner, Instant until) {
    Gateway gateway = person.gateway();
    boolean isNew = false;
    for (int i = 0; i < TRIES; i++) {
      Item row = gateway.get(Table.STATE, person.pk(), prefix + name).orElseGet(Item::empty);
      String holder = row.textOrNull(OWNER);
      long fence = row.number(FENCE);
      var update = new Update().set(UNTIL, Times.write(until));
      if (holder == null) {
        update.whenAbsent(OWNER);
      } else {
        update.whenHeld(holder, fence);
      }
      if (!owner.equals(holder)) {
        if (holder != null && isHeld(row)) {
          return Optional.empty();
        }
        fence = person.next();
        isNew = true;
        update.set(OWNER, owner).set(FENCE, fence);
      }
      if (gateway.update(person.pk(), prefix + name, update).isPresent()) {
        var lease = new Lease(name, owner, fence, until);
        return isNew ? ofTheLiving(lease) : Optional.of(lease);
      }
      if (owner.equals(holder)) {
        // It was taken or erased meanwhile: to go on would bring back whoever was erased.
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whoever was erased between the fence and the lease may have left its row behind. */
  private Optional<Lease> ofTheLiving(Lease lease) {
    if (person.isAlive(lease.fence())) {
      return Optional.of(lease);
    }
    release(lease);
    return Optional.empty();
  }

  void release(Lease lease) {
    person
        .gateway()
        .update(
            person.pk(),
            prefix + lease.name(),
            new Update()
                .remove(OWNER)
                .remove(FENCE)
                .remove(UNTIL)
                .whenHeld(lease.owner(), lease.fence()));
  }

  private boolean isHeld(Item row) {
    Instant now = person.gateway().pacing().clock().instant();
    return now.isBefore(Objects.requireNonNull(row.time(UNTIL)));
  }

  /** A lease that a long write keeps alive. For one thread. */
  static final class Kept {

    private static final Duration LONG = Duration.ofMinutes(5);

    /** Longer than a batch may be tried. */
    private static final Duration SHORT = Duration.ofMinutes(3);

    private final Person person;
    private final String sk;
    private final Lease lease;
    private final Runnable lost;
    private Instant until;

    /**
     * @param until as stored
     * @param lost throws
     */
    Kept(Person person, String sk, Lease lease, Instant until, Runnable lost) {
      this.person = person;
      this.sk = sk;
      this.lease = lease;
      this.until = until;
      this.lost = lost;
    }

    /** Prolongs it when it is about to end. */
    void keep() {
      Instant now = person.gateway().pacing().clock().instant();
      if (now.plus(SHORT).isBefore(until)) {
        return;
      }
      until = now.plus(LONG);
      var update =
          new Update().set(UNTIL, Times.write(until)).whenHeld(lease.owner(), lease.fence());
      if (person.gateway().update(person.pk(), sk, update).isEmpty()) {
        lost.run();
      }
    }
  }
}
