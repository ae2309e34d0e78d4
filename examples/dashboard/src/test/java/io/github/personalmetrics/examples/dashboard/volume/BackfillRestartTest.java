package io.github.personalmetrics.examples.dashboard.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.strava.StravaConfig;
import io.github.personalmetrics.connectors.strava.StravaConnector;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill of tracks whose process ends after every run: all that is left is the file. */
class BackfillRestartTest {

  private static final SubjectId ME = SubjectId.of("me");
  private static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          7,
          LocalDate.parse("2024-03-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));

  @TempDir private Path folder;

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");

  @Test
  void aBackfillGoesOnAfterEachRestartWithinTheLimitsOfTheQuarterAndTheDay() {
    try (var simulator =
        ProviderSimulator.builder().person(PERSON).clock(clock).stravaLimits(24, 100).start()) {
      SourceRun run = syncInANewProcess(simulator);
      int runs = 1;
      while (run.outcome() == Outcome.RATE_LIMITED && runs < 30) {
        assertThat(run.resumeAt()).isAfter(clock.instant());
        clock.set(run.resumeAt());
        run = syncInANewProcess(simulator);
        runs++;
      }

      assertThat(run.outcome()).isEqualTo(Outcome.OK);
      assertThat(runs).isGreaterThan(8);
      assertThat(simulator.calls("strava/streams")).isEqualTo(PERSON.outings().size());
      assertThat(simulator.busiestStravaQuarter()).isLessThanOrEqualTo(24);
      assertThat(simulator.busiestStravaDay()).isLessThanOrEqualTo(100);
      try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
        SubjectStore me = stores.open(ME);
        assertThat(me.metrics().find(RecordQuery.activities()))
            .hasSameSizeAs(PERSON.outings())
            .allMatch(activity -> me.metrics().track(activity.key()).isPresent());
      }
    }
  }

  private SourceRun syncInANewProcess(ProviderSimulator simulator) {
    try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
      SubjectStore me = stores.open(ME);
      // The limits in force are told by the answers; these are higher.
      var config =
          StravaConfig.of(simulator.stravaClientId(), simulator.stravaClientSecret())
              .withBaseUrl(simulator.stravaBaseUrl())
              .withOauthUrl(simulator.stravaOauthUrl())
              .withTokens(simulator.stravaAccessToken(), simulator.stravaRefreshToken());
      var strava = StravaConnector.activities(config, me.tokens(), new OkHttpClient(), clock);
      return SyncEngine.of(me, List.of(strava.withTracks()), clock).sync().runs().get(0);
    }
  }
}
