package io.github.personalmetrics.examples.dashboard.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.strava.StravaConfig;
import io.github.personalmetrics.connectors.strava.StravaConnector;
import io.github.personalmetrics.connectors.withings.WithingsConfig;
import io.github.personalmetrics.connectors.withings.WithingsConnector;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.sync.SyncEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten years of weighing and running, from the simulator into a file. It prints what they take. */
@Tag("slow")
class TenYearsTest {

  private static final int WEIGH_INS = 5_000;
  private static final int ACTIVITIES = 2_000;
  private static final int LIMIT = 100_000;

  /** An hour, sample by sample, as a watch keeps it. */
  private static final int SAMPLES = 3_600;

  private static final Instant FIRST = Instant.parse("2016-01-01T07:00:00Z");
  private static final SyntheticPerson NOBODY =
      SyntheticPerson.of(
          1, LocalDate.parse("2015-12-30"), LocalDate.parse("2015-12-31"), ZoneId.of("UTC"));

  @TempDir private Path folder;

  private final Stopwatch stopwatch = new Stopwatch();

  @Test
  void tenYearsAreReadIntoAFile() throws IOException {
    try (var simulator =
        ProviderSimulator.builder()
            .person(NOBODY)
            .requestsPerMinute(0)
            .stravaLimits(LIMIT, LIMIT)
            .start()) {
      live(simulator);
      long begun = System.nanoTime();
      List<SourceRun> lists = sync(simulator, false);
      long withoutTracks = Files.size(file());
      List<SourceRun> tracks = sync(simulator, true);
      double seconds = (System.nanoTime() - begun) / 1e9;

      assertThat(lists).allMatch(run -> run.outcome() == Outcome.OK);
      assertThat(lists.get(0).counts().created()).isGreaterThanOrEqualTo(WEIGH_INS);
      assertThat(lists.get(1).counts().created()).isGreaterThanOrEqualTo(ACTIVITIES);
      assertThat(tracks.get(1).counts().tracks()).isGreaterThanOrEqualTo(ACTIVITIES);
      System.out.printf(
          "ten years: %d calls in %.1f s, %.1f on the wire, %.1f in the store, %.1f %% in neither;"
              + " %d bytes for each track of %d samples%n",
          stopwatch.calls(),
          seconds,
          stopwatch.networkSeconds(),
          stopwatch.storeSeconds(),
          100 * (1 - (stopwatch.networkSeconds() + stopwatch.storeSeconds()) / seconds),
          (Files.size(file()) - withoutTracks) / tracks.get(1).counts().tracks(),
          SAMPLES);
    }
  }

  private Path file() {
    return folder.resolve("me.db");
  }

  private static void live(ProviderSimulator simulator) {
    for (int i = 0; i < WEIGH_INS; i++) {
      simulator.measures().weighIn(FIRST.plus(Duration.ofHours(17L * i)), 78_000 + i % 900);
    }
    var streams = IntStream.range(0, 20).mapToObj(TenYearsTest::streams).toList();
    for (int i = 0; i < ACTIVITIES; i++) {
      long id =
          simulator
              .activities()
              .upload(FIRST.plus(Duration.ofHours(43L * i)), 10_000 + i, Duration.ofHours(1));
      simulator.activities().streams(id, streams.get(i % streams.size()));
    }
  }

  private static Map<String, List<?>> streams(int seed) {
    var random = new Random(seed);
    var time = new ArrayList<Integer>();
    var distance = new ArrayList<Double>();
    var latlng = new ArrayList<List<Double>>();
    var altitude = new ArrayList<Double>();
    var heartrate = new ArrayList<Integer>();
    var cadence = new ArrayList<Integer>();
    double metres = 0;
    for (int i = 0; i < SAMPLES; i++) {
      metres += 2.5 + random.nextGaussian() * 0.4;
      time.add(i);
      distance.add(Math.round(metres * 10) / 10.0);
      latlng.add(List.of(degrees(48.85, i, random), degrees(2.35, -i, random)));
      altitude.add(Math.round(10 * (80 + 30 * Math.sin(i / 300.0) + random.nextDouble())) / 10.0);
      heartrate.add((int) (150 + 10 * Math.sin(i / 500.0) + random.nextInt(3)));
      cadence.add(82 + random.nextInt(5));
    }
    return Map.of(
        "time", time,
        "distance", distance,
        "latlng", latlng,
        "altitude", altitude,
        "heartrate", heartrate,
        "cadence", cadence);
  }

  private static double degrees(double from, int steps, Random random) {
    return Math.round((from + steps * 1.5e-5 + random.nextGaussian() * 3e-6) * 1e6) / 1e6;
  }

  /** In a store that is opened for it, and closed, so that the file is as large as it stays. */
  private List<SourceRun> sync(ProviderSimulator simulator, boolean withTracks) {
    var clock = Clock.systemUTC();
    try (var stores = SqliteStore.open(file(), clock)) {
      SubjectStore me = stopwatch.timed(stores.open(SubjectId.of("me")));
      var withings =
          WithingsConnector.measures(
              WithingsConfig.of(simulator.withingsClientId(), simulator.withingsClientSecret())
                  .withBaseUrl(simulator.withingsBaseUrl())
                  .withRequestsPerMinute(0)
                  .withTokens(simulator.withingsAccessToken(), simulator.withingsRefreshToken()),
              me.tokens(),
              stopwatch.client(),
              clock);
      var strava =
          StravaConnector.activities(
              StravaConfig.of(simulator.stravaClientId(), simulator.stravaClientSecret())
                  .withBaseUrl(simulator.stravaBaseUrl())
                  .withOauthUrl(simulator.stravaOauthUrl())
                  .withLimits(LIMIT, LIMIT)
                  .withTokens(simulator.stravaAccessToken(), simulator.stravaRefreshToken()),
              me.tokens(),
              stopwatch.client(),
              clock);
      List<SourceConnector> both = List.of(withings, withTracks ? strava.withTracks() : strava);
      return SyncEngine.of(me, both, clock).sync().runs();
    }
  }
}
