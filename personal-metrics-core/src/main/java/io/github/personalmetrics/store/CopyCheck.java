package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Compares what two stores hold of a person, a slice of time at once. */
final class CopyCheck {

  private static final int PAGE = 1_000;

  private final SubjectStore from;
  private final SubjectStore to;
  private final Runnable often;
  private final LongConsumer progress;
  private long compared;
  private long differing;

  /**
   * @param often is run between any two things that may take a while
   */
  CopyCheck(SubjectStore from, SubjectStore to, Runnable often, LongConsumer progress) {
    this.from = from;
    this.to = to;
    this.often = often;
    this.progress = progress;
  }

  /**
   * @param memory what the second one's ledger should remember by now
   */
  long differences(LedgerMemory memory) {
    differing = 0;
    SlicedScan.of(from.metrics(), PAGE, this::compare);
    compare(memory, LedgerMemory.of(to));
    for (SourceId source : from.transfer().sources()) {
      compare(missingTracks(from, source), missingTracks(to, source));
    }
    for (DeletedRecord deleted : memory.deleted()) {
      often.run();
      RecordKey key = deleted.record().key();
      compare(from.transfer().keptTrack(key), to.transfer().keptTrack(key));
    }
    compare(from.notes().annotations(), to.notes().annotations());
    compare(from.notes().goals(), to.notes().goals());
    compareTokens();
    return differing;
  }

  private void compare(SlicedScan.Slice slice) {
    List<HealthRecord> copies = to.metrics().find(RecordQuery.all().in(slice.range()));
    if (!slice.records().equals(copies)) {
      Map<RecordKey, HealthRecord> byKey = new HashMap<>();
      copies.forEach(copy -> byKey.put(copy.key(), copy));
      for (HealthRecord record : slice.records()) {
        compare(record, byKey.remove(record.key()));
      }
      differing += byKey.size();
    }
    for (HealthRecord record : slice.records()) {
      if (record instanceof Activity) {
        often.run();
        compare(from.metrics().track(record.key()), to.metrics().track(record.key()));
      }
    }
    compared += slice.records().size();
    often.run();
    progress.accept(compared);
  }

  private void compareTokens() {
    Set<String> names = new HashSet<>(from.transfer().tokens());
    names.addAll(to.transfer().tokens());
    names.remove(StoreCopy.MARK);
    for (String name : names) {
      if (!isSame(from.tokens().load(name), to.tokens().load(name))) {
        differing++;
      }
    }
  }

  private void compare(Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      differing++;
    }
  }

  private static Set<RecordKey> missingTracks(SubjectStore store, SourceId source) {
    return new HashSet<>(store.ledger().missingTracks(source, Integer.MAX_VALUE));
  }

  /** Whether the bytes are; each store has versions of its own. */
  static boolean isSame(Optional<StoredToken> one, Optional<StoredToken> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || Arrays.equals(one.get().bytes(), other.get().bytes()));
  }
}
