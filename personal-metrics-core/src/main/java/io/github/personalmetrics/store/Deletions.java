package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Which stored records a commit takes away, and which it gives back.
 *
 * @param deleted to remove; they stay restorable for a while, see {@link DeletedRecord#KEPT}
 * @param held to mark as pending, until a person confirms or a page lists them again
 * @param restored to put back as they were, and to keep although no page lists them
 * @param confirmed a person asked for it, so no guard counts it
 */
public record Deletions(
    Set<RecordKey> deleted, Set<RecordKey> held, Set<RecordKey> restored, boolean confirmed) {

  public static final Deletions NONE = new Deletions(Set.of(), Set.of(), Set.of(), false);

  public Deletions {
    deleted = Set.copyOf(deleted);
    held = Set.copyOf(held);
    restored = Set.copyOf(restored);
  }

  /** Of records that the provider no longer lists. */
  public static Deletions of(Set<RecordKey> keys) {
    return new Deletions(keys, Set.of(), Set.of(), false);
  }

  /** With these deleted too. */
  public Deletions and(Set<RecordKey> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashSet<>(deleted);
    all.addAll(more);
    return new Deletions(all, held, restored, confirmed);
  }

  /** Those look like an accident, and wait for a person's word. */
  public static Deletions held(Set<RecordKey> keys) {
    return new Deletions(Set.of(), keys, Set.of(), false);
  }

  /** By a person's word. */
  public static Deletions confirmed(Set<RecordKey> keys) {
    return new Deletions(keys, Set.of(), Set.of(), true);
  }

  /** By a person's word, back again. */
  public static Deletions restored(Set<RecordKey> keys) {
    return new Deletions(Set.of(), Set.of(), keys, true);
  }
}
