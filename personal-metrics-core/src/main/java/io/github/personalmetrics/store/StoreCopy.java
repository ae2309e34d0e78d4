package io.github.personalmetrics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a copy of a person from one store into another: records with their tracks, what the ledger
 * remembers, notes and tokens; then compares the two. Works a page at a time, whatever the stores
 * are. One that was interrupted is finished by running it again. For one thread.
 *
 * <p>It holds the leases of all sources in both stores, so that no sync writes meanwhile; whoever
 * writes notes or tokens should be stopped.
 */
public final class StoreCopy {

  /** The token that marks a target as not complete yet. */
  static final String MARK = "store.copy";

  private static final int PAGE = 500;
  private static final Duration WHILE = Duration.ofMinutes(10);
  private static final Duration RENEWED = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(StoreCopy.class);

  private final SubjectStore from;
  private final SubjectStore to;
  private final String owner;
  private final Clock clock;
  private final Progress progress;
  private final Map<SourceId, Lease> reading = new HashMap<>();
  private final Map<SourceId, Lease> writing = new HashMap<>();
  private final CopyTally tally = new CopyTally();
  private Instant leased = Instant.MIN;
  private boolean again;

  /** Is told how far a copy is. */
  public interface Progress {

    Progress NONE = (stage, records) -> {};

    /**
     * @param records of this stage so far
     */
    void progressed(Stage stage, long records);
  }

  /** What a copy is doing. */
  public enum Stage {
    COPYING,
    COMPARING
  }

  /**
   * @param owner unique to this copy; it holds leases under this name
   */
  public StoreCopy(
      SubjectStore from, SubjectStore to, String owner, Clock clock, Progress progress) {
    this.from = from;
    this.to = to;
    this.owner = owner;
    this.clock = clock;
    this.progress = progress;
  }

  /** How much there would be to copy; writes nothing. */
  public static CopyCounts count(SubjectStore store) {
    var tally = new CopyTally();
    store
        .metrics()
        .scan(
            RecordQuery.all(),
            record -> {
              tally.add(record);
              if (record instanceof Activity) {
                tally.addTrack(store.metrics().track(record.key()).isPresent());
              }
            });
    tally.addRest(store, LedgerMemory.of(store));
    return tally.counts();
  }

  /**
   * Copies and compares.
   *
   * @throws StoreException.Conflict if the target already holds the person, a sync is running, or
   *     the two differ in the end
   */
  public CopyCounts run() {
    requireComplete();
    mark();
    try {
      lease();
      copyRecords();
      LedgerMemory memory = LedgerMemory.of(from);
      LedgerMemory unread = memory.atTheStart();
      to.transfer().adopt(unread);
      copyKeptTracks(memory);
      copyNotes();
      copyTokens();
      tally.addRest(from, memory);
      compare(unread);
      keepLeases();
      to.transfer().adopt(memory);
      requireStates(memory);
      to.tokens().remove(MARK);
    } catch (RuntimeException | Error e) {
      release().forEach(e::addSuppressed);
      throw e;
    }
    // The copy is complete, and what could not be given back expires.
    release().forEach(e -> log.warn("A lease of the copy was not given back", e));
    return tally.counts();
  }

  /** Whether nothing at all is stored of a person. */
  public static boolean isEmpty(SubjectStore store) {
    return store.transfer().sources().isEmpty()
        && store.transfer().tokens().isEmpty()
        && store.notes().annotations().isEmpty()
        && store.notes().goals().isEmpty();
  }

  /** Whether what is stored of a person is a copy that was interrupted. */
  public static boolean isUnfinished(SubjectStore store) {
    return store.tokens().load(MARK).isPresent();
  }

  private void requireComplete() {
    if (isUnfinished(from)) {
      throw new StoreException.Conflict(
          "store.copy-incomplete",
          "what is stored of " + from.subject() + " is a copy that was never finished",
          "Finish it first, from the store that it came from.");
    }
  }

  /** From here on the target says that it is not complete, and may be gone on with. */
  private void mark() {
    again = isUnfinished(to);
    if (again) {
      return;
    }
    if (!isEmpty(to) || !to.tokens().compareAndSet(MARK, 0, owner.getBytes(UTF_8))) {
      throw new StoreException.Conflict(
          "store.copy-target-used",
          "the target already holds something of " + to.subject(),
          "Erase it there first, or name another store; nothing was written.");
    }
  }

  /** Also of sources that only an interrupted copy has left in the target. */
  private void lease() {
    Set<SourceId> sources = new HashSet<>(from.transfer().sources());
    sources.addAll(to.transfer().sources());
    sources.forEach(this::lease);
    leased = clock.instant();
  }

  private void lease(SourceId source) {
    reading.put(source, lease(from, source));
    writing.put(source, lease(to, source));
  }

  /** Of all sources, also of those whose records are copied already or come last. */
  private void keepLeases() {
    if (clock.instant().isBefore(leased.plus(RENEWED))) {
      return;
    }
    Set.copyOf(reading.keySet()).forEach(this::lease);
    leased = clock.instant();
  }

  /** All of them, whatever fails. */
  private List<RuntimeException> release() {
    List<RuntimeException> failed = new ArrayList<>();
    release(from, reading, failed);
    release(to, writing, failed);
    return failed;
  }

  private static void release(
      SubjectStore store, Map<SourceId, Lease> leases, List<RuntimeException> failed) {
    for (Lease lease : leases.values()) {
      try {
        store.ledger().release(lease);
      } catch (RuntimeException e) {
        failed.add(e);
      }
    }
  }

  private Lease lease(SubjectStore store, SourceId source) {
    return store
        .ledger()
        .lease(source, owner, clock.instant().plus(WHILE))
        .orElseThrow(
            () ->
                new StoreException.Conflict(
                    "store.copy-busy",
                    "a sync of " + source + " is running",
                    "Stop serve, wait for the sync, then try again."));
  }

  private void copyRecords() {
    Map<SourceId, Set<RecordKey>> missing = new HashMap<>();
    SlicedScan.of(
        from.metrics(),
        PAGE,
        slice -> {
          Map<SourceId, List<HealthRecord>> bySource = new HashMap<>();
          for (HealthRecord record : slice.records()) {
            bySource.computeIfAbsent(record.key().source(), any -> new ArrayList<>()).add(record);
            tally.add(record);
          }
          Map<SourceId, Set<RecordKey>> extra = again ? extra(slice) : Map.of();
          extra.keySet().forEach(source -> bySource.putIfAbsent(source, List.of()));
          bySource.forEach(
              (source, records) -> write(source, records, extra.getOrDefault(source, Set.of())));
          slice.records().forEach(record -> copyTrack(record, missing));
          keepLeases();
          progress.progressed(Stage.COPYING, tally.records());
        });
  }

  /** What an interrupted copy has left in the target, and is gone since. */
  private Map<SourceId, Set<RecordKey>> extra(SlicedScan.Slice slice) {
    Set<RecordKey> known = new HashSet<>();
    slice.records().forEach(record -> known.add(record.key()));
    Map<SourceId, Set<RecordKey>> extra = new HashMap<>();
    to.metrics()
        .scan(
            RecordQuery.all().in(slice.range()),
            record -> {
              if (!known.contains(record.key())) {
                extra
                    .computeIfAbsent(record.key().source(), any -> new HashSet<>())
                    .add(record.key());
              }
            });
    return extra;
  }

  /** The cursor stays at the start until all is compared: a sync would begin anew. */
  private void write(SourceId source, List<HealthRecord> records, Set<RecordKey> extra) {
    keepLeases();
    if (!writing.containsKey(source)) {
      lease(source);
    }
    Lease lease = Objects.requireNonNull(writing.get(source));
    SourceState state = to.ledger().state(source);
    to.ledger()
        .commit(
            new PageCommit(
                source,
                lease,
                state.cursor(),
                SourceState.NEW,
                records,
                Deletions.of(extra),
                List.of(),
                false));
  }

  private void copyTrack(HealthRecord record, Map<SourceId, Set<RecordKey>> missing) {
    if (!(record instanceof Activity)) {
      return;
    }
    keepLeases();
    SourceId source = record.key().source();
    Optional<Track> track = from.metrics().track(record.key());
    if (track.isPresent()
        || !missing
            .computeIfAbsent(
                source,
                any -> new HashSet<>(from.ledger().missingTracks(source, Integer.MAX_VALUE)))
            .contains(record.key())) {
      if (!again || track.isEmpty() || !track.equals(to.metrics().track(record.key()))) {
        to.ledger()
            .commit(
                new TrackCommit(
                    Objects.requireNonNull(writing.get(source)), record.key(), track.orElse(null)));
      }
      tally.addTrack(track.isPresent());
    }
  }

  private void copyKeptTracks(LedgerMemory memory) {
    for (DeletedRecord deleted : memory.deleted()) {
      keepLeases();
      RecordKey key = deleted.record().key();
      from.transfer().keptTrack(key).ifPresent(track -> to.transfer().keepTrack(key, track));
    }
  }

  private void copyNotes() {
    List<Annotation> annotations = from.notes().annotations();
    Set<RecordKey> annotated = new HashSet<>();
    annotations.forEach(word -> annotated.add(word.key()));
    to.notes().annotations().stream()
        .map(Annotation::key)
        .filter(key -> !annotated.contains(key))
        .forEach(to.notes()::withdraw);
    annotations.forEach(to.notes()::annotate);
    List<Goal> goals = from.notes().goals();
    to.notes().goals().stream()
        .map(Goal::metric)
        .filter(metric -> goals.stream().noneMatch(goal -> goal.metric().equals(metric)))
        .forEach(to.notes()::dropGoal);
    goals.forEach(to.notes()::setGoal);
  }

  private void copyTokens() {
    List<String> names = from.transfer().tokens();
    to.transfer().tokens().stream()
        .filter(name -> !names.contains(name) && !name.equals(MARK))
        .forEach(to.tokens()::remove);
    for (String name : names) {
      Optional<StoredToken> token = from.tokens().load(name);
      Optional<StoredToken> known = to.tokens().load(name);
      if (token.isPresent() && !CopyCheck.isSame(token, known)) {
        long version = known.map(StoredToken::version).orElse(0L);
        to.tokens().compareAndSet(name, version, token.get().bytes());
      }
    }
  }

  private void compare(LedgerMemory memory) {
    long differing =
        new CopyCheck(
                from, to, this::keepLeases, done -> progress.progressed(Stage.COMPARING, done))
            .differences(memory);
    requireNone(differing);
  }

  private void requireStates(LedgerMemory memory) {
    requireNone(
        memory.states().entrySet().stream()
            .filter(it -> !it.getValue().equals(to.ledger().state(it.getKey())))
            .count());
  }

  private static void requireNone(long differing) {
    if (differing > 0) {
      throw new StoreException.Conflict(
          "store.copy-differs",
          differing + " things differ between the two stores",
          "Something wrote to one of them meanwhile: stop it, then run the copy again.");
    }
  }
}
