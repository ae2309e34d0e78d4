package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.examples.dashboard.web.Troubles;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the syncs go, as {@code /sync} answers it.
 *
 * @param stopping whether the running one was told to end
 * @param failure what stopped the last sync as a whole, such as a full disk
 * @param nextAt when the next one begins by itself; absent if none is planned
 * @param rejections rows that could not be read and are not mended yet
 */
public record SyncView(
    boolean running,
    boolean stopping,
    @Nullable String failure,
    @Nullable Instant nextAt,
    List<Source> sources,
    List<Run> runs,
    int rejections) {

  /**
   * @param read how many records the running sync has read so far; absent if none runs
   * @param total how many there will be, if the provider says so
   * @param lastOk when it last brought everything there was
   * @param since when it stopped doing so
   * @param held deletions that wait for a person's word
   * @param heldSince when the first of them was missed; absent if there are none
   */
  public record Source(
      String source,
      String name,
      boolean running,
      @Nullable Long read,
      @Nullable Integer total,
      @Nullable Instant lastOk,
      @Nullable Instant since,
      int held,
      @Nullable Instant heldSince,
      @Nullable Run last) {}

  /**
   * @param tookMillis how long it took
   */
  public record Run(
      String source,
      Instant startedAt,
      long tookMillis,
      Outcome outcome,
      long read,
      long created,
      long changed,
      long unchanged,
      long deleted,
      long rejected,
      long calls,
      @Nullable String code,
      @Nullable String message,
      @Nullable String advice,
      @Nullable Instant resumeAt) {

    public static Run of(SourceRun run) {
      var counts = run.counts();
      return new Run(
          run.source().toString(),
          run.startedAt(),
          run.took().toMillis(),
          run.outcome(),
          counts.read(),
          counts.created(),
          counts.changed(),
          counts.unchanged(),
          counts.deleted(),
          counts.rejected(),
          counts.calls(),
          run.code(),
          run.message(),
          run.advice(),
          run.resumeAt());
    }

    /**
     * What went wrong and what to do, in a reader's language; empty if there is nothing to tell.
     *
     * @param name of the provider, as people know it
     */
    public String told(Troubles troubles, String name) {
      return troubles.tell(name, code, message, advice);
    }

    /** Whatever there was is stored. */
    boolean isGood() {
      return outcome == Outcome.OK || outcome == Outcome.PARTIAL || isWaitingForTracksOnly();
    }

    /** As {@link SourceRun#isWaitingForTracksOnly} says. */
    public boolean isWaitingForTracksOnly() {
      return SourceRun.TRACKS_WAIT.equals(code);
    }

    /** As {@link SourceRun#wasStopped} says. */
    public boolean wasStopped() {
      return SourceRun.STOPPED.equals(code);
    }

    /** A person has to do something, or to know. */
    public boolean isBad() {
      return !isGood() && !wasStopped() && outcome != Outcome.SKIPPED;
    }
  }

  public boolean isConnected() {
    return !sources.isEmpty();
  }

  /** Whether a provider is, such as {@code strava/}. */
  public boolean isConnected(String prefix) {
    return sources.stream().anyMatch(source -> source.source().startsWith(prefix));
  }
}
