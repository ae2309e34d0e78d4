package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A store that forgets everything when it is closed. It passes the same kits as the real ones, so a
 * test may use it in their place. Safe for use by many threads.
 */
public final class InMemoryStore implements SubjectStores {

  private final Clock clock;
  private final Map<String, InMemorySubject> subjects = new TreeMap<>();

  /** Numbers fences, tokens and versions. Shared, so that none comes back after an erasure. */
  private long sequence;

  private boolean closed;

  public InMemoryStore() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock decides when a lease expires and dates what is first seen
   */
  public InMemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public SubjectStore open(SubjectId subject) {
    Access access =
        new Access() {
          @Override
          public <T> T read(Function<InMemorySubject, T> work) {
            return InMemoryStore.this.read(subject, work);
          }

          @Override
          public <T> T write(Function<InMemorySubject, T> work) {
            return InMemoryStore.this.write(subject, work);
          }
        };
    return new Opened(
        subject,
        new InMemoryMetrics(access),
        new InMemoryLedger(access),
        new InMemoryNotes(access),
        new InMemoryTokens(access),
        new InMemoryTransfer(access));
  }

  @Override
  public synchronized boolean erase(SubjectId subject) {
    requireOpen();
    return subjects.remove(subject.value()) != null;
  }

  @Override
  public synchronized List<SubjectId> list() {
    requireOpen();
    return subjects.keySet().stream().map(SubjectId::of).toList();
  }

  @Override
  public synchronized void close() {
    closed = true;
    subjects.clear();
  }

  private synchronized <T> T read(SubjectId subject, Function<InMemorySubject, T> work) {
    requireOpen();
    InMemorySubject known = subjects.get(subject.value());
    return work.apply(known == null ? new InMemorySubject(clock, this::next) : known);
  }

  private synchronized <T> T write(SubjectId subject, Function<InMemorySubject, T> work) {
    requireOpen();
    return work.apply(
        subjects.computeIfAbsent(subject.value(), name -> new InMemorySubject(clock, this::next)));
  }

  private synchronized long next() {
    return ++sequence;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /** One lock for everything: what a caller does in there, the others see whole or not at all. */
  interface Access {
    <T> T read(Function<InMemorySubject, T> work);

    <T> T write(Function<InMemorySubject, T> work);
  }

  private record Opened(
      SubjectId subject,
      MetricStore metrics,
      SyncLedger ledger,
      NoteStore notes,
      TokenStore tokens,
      StoreTransfer transfer)
      implements SubjectStore {}
}
