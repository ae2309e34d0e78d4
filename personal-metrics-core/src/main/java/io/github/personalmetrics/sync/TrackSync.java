package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the tracks that are missing, one call each and newest first, until all are there, they
 * are to pause or the provider asks to wait; the next run goes on. Where several in a row cannot be
 * read, it goes on from the oldest. For one thread.
 */
final class TrackSync {

  /** More than a person records in a lifetime. */
  private static final int ALL = 100_000;

  /** So many in a row are no accident: calls are dear. */
  private static final int UNREADABLE_ALLOWED = 5;

  private final EngineParts parts;
  private final SourceId source;
  private final TrackSource tracks;
  private final SourceLease lease;
  private final RunLimit limit;
  private final PageWriter writer;
  private SourceException.@Nullable InvalidResponse unreadable;
  private @Nullable Ending waiting;

  TrackSync(
      EngineParts parts,
      SourceId source,
      TrackSource tracks,
      SourceLease lease,
      RunLimit limit,
      PageWriter writer) {
    this.parts = parts;
    this.source = source;
    this.tracks = tracks;
    this.lease = lease;
    this.limit = limit;
    this.writer = writer;
  }

  SourceException.@Nullable InvalidResponse unreadable() {
    return unreadable;
  }

  /** How the run is to end if the tracks pause. */
  @Nullable Ending waiting() {
    return waiting;
  }

  void fetchMissing() throws InterruptedException {
    Instant begun = parts.now();
    List<RecordKey> missing = parts.store().ledger().missingTracks(source, ALL);
    Deque<RecordKey> left = new ArrayDeque<>(missing);
    boolean newestFirst = true;
    int done = 0;
    int unreadableInARow = 0;
    while (!left.isEmpty() && !limit.isReached()) {
      Optional<Duration> pause = tracks.pause();
      if (pause.isPresent()) {
        waiting = Ending.tracksWait(left.size(), pause.get(), parts.now());
        return;
      }
      RecordKey key = newestFirst ? left.removeFirst() : left.removeLast();
      unreadableInARow = fetch(key) ? 0 : unreadableInARow + 1;
      if (unreadableInARow == UNREADABLE_ALLOWED) {
        if (!newestFirst) {
          return;
        }
        // The same ones will be in the way the next time: the others must not wait for them.
        newestFirst = false;
        unreadableInARow = 0;
      }
      parts
          .listener()
          .progressed(
              new SyncProgress(
                  source,
                  SyncProgress.Stage.TRACKS,
                  ++done,
                  missing.size(),
                  writer.counts(),
                  parts.since(begun)));
    }
  }

  /**
   * @return false if it cannot be read; it is passed over, and asked for again in the next run
   */
  private boolean fetch(RecordKey key) throws InterruptedException {
    try {
      Optional<Track> track = parts.retries().call(() -> tracks.track(key), limit.deadline());
      parts.store().ledger().commit(new TrackCommit(lease.current(), key, track.orElse(null)));
      writer.count(new SyncCounts(0, 0, 0, 0, 0, 0, track.isPresent() ? 1 : 0, 1));
      return true;
    } catch (SourceException.InvalidResponse e) {
      writer.count(SyncCounts.calls(1));
      unreadable = e;
      return false;
    }
  }
}
