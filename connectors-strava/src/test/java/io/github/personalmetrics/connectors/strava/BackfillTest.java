package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Years of tracks under the limits of a new application; every run has a connector of its own. */
class BackfillTest {

  private static final Instant NEWEST = Instant.parse("2026-04-02T06:00:00Z");

  @TempDir private Path folder;

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");
  private final Runner me = new Runner(clock);
  private ProviderSimulator simulator;

  @AfterEach
  void stop() {
    simulator.close();
  }

  private void simulate(int activities) {
    simulator =
        new RecordedFolder(folder).builder(List.of(), clock).stravaLimits(100, 1000).start();
    for (int day = 0; day < activities; day++) {
      upload(NEWEST.minus(Duration.ofDays(day)));
    }
  }

  private void upload(Instant at) {
    long id = simulator.activities().upload(at, 10_000, Duration.ofHours(1));
    simulator
        .activities()
        .streams(id, Map.of("time", List.of(0, 3600), "altitude", List.of(id % 100, 50)));
  }

  private SourceRun sync() {
    return me.syncWithTracks(Runner.config(simulator));
  }

  /** Whether each activity has its track, the newest first. */
  private List<Boolean> tracks() {
    return me.store.metrics().find(RecordQuery.activities()).stream()
        .sorted(Comparator.comparing(Activity::at).reversed())
        .map(activity -> me.store.metrics().track(activity.key()).isPresent())
        .toList();
  }

  @Test
  void theTracksOf1500ActivitiesTakeTwoDaysAndNoCallTooMany() {
    simulate(1500);
    SourceRun run = sync();
    assertThat(run.counts().created()).isEqualTo(1500);
    assertThat(simulator.busiestStravaQuarter()).isEqualTo(75);
    int runs = 1;
    while (run.outcome() == Outcome.RATE_LIMITED) {
      assertThat(run.code()).isEqualTo("sync.tracks-wait");
      assertThat(run.resumeAt()).isAfter(clock.instant());
      assertThat(tracks()).isSortedAccordingTo(Comparator.<Boolean>naturalOrder().reversed());
      clock.set(run.resumeAt());
      run = sync();
      runs++;
    }

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(tracks()).hasSize(1500).containsOnly(true);
    assertThat(simulator.calls("strava/streams")).isEqualTo(1500);
    assertThat(simulator.busiestStravaQuarter()).isLessThanOrEqualTo(75);
    assertThat(simulator.busiestStravaDay()).isLessThanOrEqualTo(750);
    assertThat(clock.instant()).isBefore("2026-04-05T00:00:00Z");
    assertThat(runs).isLessThan(30);
  }

  @Test
  void whatIsNewArrivesWhileOldTracksWaitForTheNextDay() {
    simulate(800);
    SourceRun run = sync();
    while (Duration.between(clock.instant(), run.resumeAt()).toHours() < 1) {
      clock.set(run.resumeAt());
      run = sync();
    }
    assertThat(run.resumeAt()).isEqualTo("2026-04-03T00:00:05Z");
    for (int i = 1; i <= 2; i++) {
      upload(clock.instant());
      clock.advance(Duration.ofHours(3));
      SourceRun next = sync();

      assertThat(next.counts().created()).isEqualTo(1);
      assertThat(next.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    }
    clock.set(Instant.parse("2026-04-03T00:00:05Z"));
    sync();

    assertThat(tracks()).startsWith(true, true);
  }

  @Test
  void withoutTracksTheListIsAllThatIsAskedFor() {
    simulate(1500);
    SourceRun run = me.sync(Runner.config(simulator));

    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    assertThat(run.counts().calls()).isEqualTo(10);
    assertThat(simulator.calls("strava/streams")).isZero();
  }

  @Test
  void whoeverElseSpendsTheCallsLeavesTheListWaitingToo() {
    simulate(300);
    var config = Runner.config(simulator);
    // Another program of the same application, which knows nothing of our count.
    var other = new Runner(clock).connector(config);
    for (int i = 0; i < 98; i++) {
      other.fetch(FetchRequest.resume(Cursor.START));
    }
    SourceRun run = sync();

    assertThat(run.outcome()).isEqualTo(Outcome.RATE_LIMITED);
    assertThat(run.code()).isEqualTo("strava.budget-spent");
    assertThat(run.resumeAt()).isEqualTo("2026-04-02T12:15:05Z");
    assertThat(run.counts().created()).isBetween(1L, 299L);
    assertThat(simulator.busiestStravaQuarter()).isLessThanOrEqualTo(100);
  }
}
