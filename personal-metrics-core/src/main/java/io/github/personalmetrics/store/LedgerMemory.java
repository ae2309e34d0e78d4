package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger remembers of all sources beside their records, as another store can take it over.
 * A state that asks to be read again starts anew instead, which is the same to a sync and needs no
 * mark.
 *
 * @param states of each source that has one
 * @param rejections in the order of {@link SyncLedger#rejections}
 * @param pending in the order of {@link SyncLedger#pendingDeletions}
 * @param deleted by source, each in the order of {@link SyncLedger#deleted}
 * @param runs newest first, as {@link SyncLedger#history} has them
 */
public record LedgerMemory(
    Map<SourceId, SourceState> states,
    List<OpenRejection> rejections,
    List<PendingDeletion> pending,
    List<DeletedRecord> deleted,
    List<SourceRun> runs) {

  private static final int KEPT_RUNS = 100;

  public static final LedgerMemory NONE =
      new LedgerMemory(Map.of(), List.of(), List.of(), List.of(), List.of());

  public LedgerMemory {
    var settled = new TreeMap<SourceId, SourceState>();
    states.forEach((source, state) -> settled.put(source, withoutMark(state)));
    settled.values().removeIf(SourceState.NEW::equals);
    states = Map.copyOf(settled);
    rejections = List.copyOf(rejections);
    pending = List.copyOf(pending);
    deleted = List.copyOf(deleted);
    runs = List.copyOf(runs);
  }

  /** What a store's ledger remembers now. */
  public static LedgerMemory of(SubjectStore store) {
    SyncLedger ledger = store.ledger();
    var states = new TreeMap<SourceId, SourceState>();
    var deleted = new ArrayList<DeletedRecord>();
    for (SourceId source : store.transfer().sources()) {
      states.put(source, ledger.state(source));
      deleted.addAll(ledger.deleted(source));
    }
    return new LedgerMemory(
        states,
        ledger.rejections(),
        ledger.pendingDeletions(),
        deleted,
        latest(ledger.history(Integer.MAX_VALUE)));
  }

  /** The same with nothing read yet: a sync that takes it for complete begins anew. */
  LedgerMemory atTheStart() {
    var atTheStart = new TreeMap<SourceId, SourceState>();
    states.forEach(
        (source, state) ->
            atTheStart.put(
                source,
                new SourceState(
                    Cursor.START, state.recipe(), state.account(), false, state.tally())));
    return new LedgerMemory(atTheStart, rejections, pending, deleted, runs);
  }

  /** As many of each source as every store keeps. */
  private static List<SourceRun> latest(List<SourceRun> newestFirst) {
    var seen = new HashMap<SourceId, Integer>();
    return newestFirst.stream()
        .filter(run -> seen.merge(run.source(), 1, Integer::sum) <= KEPT_RUNS)
        .toList();
  }

  private static SourceState withoutMark(SourceState state) {
    return state.rereadNeeded()
        ? new SourceState(Cursor.START, state.recipe(), state.account(), false, DeletionTally.NONE)
        : state;
  }
}
