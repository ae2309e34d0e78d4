package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncProgress;
import io.github.personalmetrics.sync.SyncReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the tracks of activities are fetched: after the list, newest first, each once. */
class SyncTracksTest extends EngineFixture {

  private final Watch watch = new Watch();
  private final SyncEngine tracking = builder().connectors(List.of(watch)).build();

  /** A watch whose tracks are told apart by their length; an even number has none. */
  private final class Watch implements SourceConnector, TrackSource {

    final ScriptedConnector list = ScriptedConnector.of(ACTIVITIES);
    final List<String> asked = new ArrayList<>();
    final Map<String, RuntimeException> failures = new HashMap<>();
    final Set<String> flaky = new HashSet<>();
    int callsLeft = Integer.MAX_VALUE;
    int untilPause = Integer.MAX_VALUE;

    @Override
    public SourceId source() {
      return ACTIVITIES;
    }

    @Override
    public Page fetch(FetchRequest request) {
      return list.fetch(request);
    }

    @Override
    public Optional<Track> track(RecordKey key) {
      String id = key.externalId();
      asked.add(id);
      clock.advance(Duration.ofSeconds(1));
      if (callsLeft-- <= 0) {
        throw new SourceException.RateLimited("t.limit", "enough", "Wait.", Duration.ofMinutes(15));
      }
      if (flaky.remove(id)) {
        throw unavailable();
      }
      RuntimeException failure = failures.get(id);
      if (failure != null) {
        throw failure;
      }
      int number = Integer.parseInt(id);
      return number % 2 == 0 ? Optional.empty() : Optional.of(Records.track(number));
    }

    @Override
    public Optional<Duration> pause() {
      return asked.size() < untilPause ? Optional.empty() : Optional.of(Duration.ofHours(8));
    }

    void runs(int from, int to) {
      IntStream.range(from, to)
          .forEach(i -> list.put(run("" + i, AT.plus(Duration.ofDays(i)), 5_000)));
    }
  }

  @Test
  void tracksFollowTheListNewestFirstAndEachIsAskedForOnce() {
    watch.runs(1, 6);

    SourceRun first = track();
    SourceRun second = track();

    assertThat(watch.asked).containsExactly("5", "4", "3", "2", "1");
    assertThat(first.counts().tracks()).isEqualTo(3);
    assertThat(first.counts().calls()).isEqualTo(6);
    assertThat(second.counts().tracks()).isZero();
    assertThat(me.metrics().track(key(3))).contains(Records.track(3));
    assertThat(me.metrics().track(key(2))).isEmpty();
  }

  @Test
  void aRateLimitStopsTheBackfillAndTheNextRunGoesOn() {
    watch.runs(1, 6);
    watch.callsLeft = 2;

    SourceRun limited = track();
    watch.callsLeft = 9;
    SourceRun tooEarly = track();
    clock.advance(Duration.ofMinutes(15));
    SourceRun next = track();

    assertThat(limited.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(limited.isWaitingForTracksOnly()).as("the provider has refused").isFalse();
    assertThat(new SyncReport(List.of(limited)).isCutShortByLimit()).isTrue();
    assertThat(tooEarly.counts().calls()).isZero();
    assertThat(next.outcome()).isEqualTo(Outcome.OK);
    assertThat(watch.asked).containsExactly("5", "4", "3", "3", "2", "1");
  }

  @Test
  void tracksThatPauseKeepNobodyFromReadingWhatIsNew() {
    watch.runs(1, 6);
    watch.untilPause = 2;

    SourceRun paused = track();
    watch.runs(6, 8);
    clock.advance(Duration.ofHours(3));
    SourceRun still = track();
    watch.untilPause = 9;
    SourceRun next = track();

    assertThat(paused.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(paused.code()).isEqualTo("sync.tracks-wait");
    assertThat(paused.isWaitingForTracksOnly()).isTrue();
    assertThat(new SyncReport(List.of(paused)).isCutShortByLimit()).isFalse();
    assertThat(new SyncReport(List.of(paused)).resumeAt()).hasValue(paused.resumeAt());
    assertThat(paused.message()).contains("3 tracks");
    assertThat(paused.resumeAt()).isEqualTo(paused.startedAt().plusSeconds(2 + 8 * 3600));
    assertThat(paused.counts().created()).isEqualTo(5);
    assertThat(still.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(still.counts().created()).isEqualTo(2);
    assertThat(next.outcome()).isEqualTo(Outcome.OK);
    assertThat(watch.asked).containsExactly("5", "4", "7", "6", "3", "2", "1");
  }

  @Test
  void aTrackThatCanNeverBeReadLetsTheOthersGoOnInTime() {
    watch.runs(1, 6);
    watch.untilPause = 2;
    watch.failures.put("5", new SourceException.InvalidResponse("t.bad", "odd", "Report.", null));

    SourceRun run = track();

    assertThat(run.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(run.resumeAt()).isNotNull();
    assertThat(run.message()).contains("3 tracks", "a track could not be read: odd");
  }

  @Test
  void aTrackThatIsUnavailableIsTriedAgain() {
    watch.runs(1, 2);
    watch.flaky.add("1");

    assertThat(track().outcome()).isEqualTo(Outcome.OK);
    assertThat(slept).hasSize(1);
  }

  @Test
  void aTrackThatCannotBeReadIsPassedOverAndStaysVisible() {
    watch.runs(1, 6);
    watch.failures.put("4", new SourceException.InvalidResponse("t.bad", "odd", "Report.", null));

    SourceRun broken = track();
    SourceRun still = track();
    watch.failures.clear();
    SourceRun mended = track();

    assertThat(broken.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(broken.code()).isEqualTo("t.bad");
    assertThat(broken.message()).contains("a track could not be read: odd");
    assertThat(broken.counts().tracks()).isEqualTo(3);
    assertThat(still.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(mended.outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void manyUnreadableTracksInARowDoNotKeepTheOldOnesWaiting() {
    watch.runs(1, 30);
    unreadable(20, 30);

    assertThat(track().outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(watch.asked).startsWith("29", "28", "27", "26", "25", "1", "2").hasSize(29);
    assertThat(me.metrics().track(key(19))).isPresent();
  }

  @Test
  void ifNothingCanBeReadOnlyAFewAreTried() {
    watch.runs(1, 30);
    unreadable(1, 30);

    assertThat(track().outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(watch.asked).hasSize(10);
  }

  private void unreadable(int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i ->
                watch.failures.put(
                    "" + i, new SourceException.InvalidResponse("t.bad", "odd", "Report.", null)));
  }

  @Test
  void whoHasNoTimeLeftGoesOnTheNextTime() {
    watch.runs(1, 6);
    var hasty = builder().connectors(List.of(watch)).deadline(Duration.ofMillis(1_500)).build();

    SourceRun cut = hasty.sync().runs().get(0);
    assertThat(cut.code()).isEqualTo("sync.deadline");
    assertThat(watch.asked).containsExactly("5", "4");
    assertThat(track().outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void progressCountsTracksByThemselves() {
    watch.runs(1, 6);
    track();

    SyncProgress third = progress.get(3);
    assertThat(third.stage()).isEqualTo(SyncProgress.Stage.TRACKS);
    assertThat(third.done()).isEqualTo(3);
    assertThat(third.total()).isEqualTo(5);
    assertThat(third.remaining()).contains(Duration.ofSeconds(2));
  }

  private SourceRun track() {
    return tracking.sync().runs().get(0);
  }

  private static RecordKey key(int id) {
    return RecordKey.of(ACTIVITIES, "" + id);
  }
}
