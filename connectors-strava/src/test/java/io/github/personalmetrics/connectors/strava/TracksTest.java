package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracksTest {

  private static final SourceId SOURCE = SourceId.of("strava", "activities");
  private static final RecordKey SOME = RecordKey.of(SOURCE, "7");
  private static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          3,
          LocalDate.parse("2025-09-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");
  private final Runner me = new Runner(clock);

  private List<Activity> stored() {
    return me.store.metrics().find(RecordQuery.activities());
  }

  @Test
  void everyActivityGetsItsTrackInOneCallAndIsNotAskedForAgain() {
    try (var simulator =
        ProviderSimulator.builder().person(PERSON).clock(clock).stravaLimits(1000, 1000).start()) {
      // A standing clock has but one quarter of an hour.
      var config =
          Runner.config(simulator).withLimits(StravaLimits.parse("1000,1000").orElseThrow());

      var first = me.syncWithTracks(config);
      var second = me.syncWithTracks(config);

      int activities = PERSON.outings().size();
      assertThat(first.outcome()).isEqualTo(Outcome.OK);
      assertThat(first.counts().tracks()).isEqualTo(activities);
      assertThat(second.counts().tracks()).isZero();
      assertThat(simulator.calls("strava/streams")).isEqualTo(activities);
      assertThat(stored())
          .allSatisfy(
              activity -> {
                var track = me.store.metrics().track(activity.key()).orElseThrow();
                assertThat(track.value(Channel.DISTANCE, track.size() - 1))
                    .isCloseTo(activity.distance(), Offset.offset(1.0));
                assertThat(track.has(Channel.LATITUDE)).isTrue();
              });
    }
  }

  @Test
  void whatWasTypedInHasNoTrackAndIsNotAskedForAgain(@TempDir Path folder) {
    var row = RecordedFolder.row(7, Instant.parse("2026-03-30T10:00:00Z"));
    try (var simulator = new RecordedFolder(folder).serve(List.of(row), clock)) {
      var first = me.syncWithTracks(Runner.config(simulator));
      me.syncWithTracks(Runner.config(simulator));

      assertThat(first.outcome()).isEqualTo(Outcome.OK);
      assertThat(me.store.metrics().track(SOME)).isEmpty();
      assertThat(simulator.calls("strava/streams")).isEqualTo(1);
    }
  }

  @Test
  void aBackfillStopsAtTheLimitAndGoesOnWhenItMay() {
    try (var simulator =
        ProviderSimulator.builder().person(PERSON).clock(clock).stravaLimits(15, 1000).start()) {
      var config = Runner.config(simulator);
      var run = me.syncWithTracks(config);
      int runs = 1;
      while (run.outcome() == Outcome.RATE_LIMITED) {
        assertThat(stored()).hasSameSizeAs(PERSON.outings());
        clock.advance(Duration.ofMinutes(16));
        run = me.syncWithTracks(config);
        runs++;
      }

      assertThat(run.outcome()).isEqualTo(Outcome.OK);
      assertThat(runs).isGreaterThan(2);
      assertThat(stored()).allMatch(it -> me.store.metrics().track(it.key()).isPresent());
      assertThat(simulator.calls("strava/streams"))
          .isLessThanOrEqualTo(PERSON.outings().size() + runs);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500, {\"message\":\"error\"}, strava.bad-track",
    "200, '{\"time\":{\"data\":[5,1]}}', strava.bad-track",
    "200, '[{\"type\":\"time\",\"data\":[0]}]', strava.unexpected-json",
  })
  void aTrackThatCannotBeReadLetsTheOthersGoOn(int status, String body, String code)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var activities =
          me.connector(
              StravaConfig.of("7", "secret")
                  .withBaseUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                  .withTokens("access", "refresh"));
      var tracks = (TrackSource) activities.withTracks();

      assertThatThrownBy(() -> tracks.track(SOME))
          .isInstanceOfSatisfying(
              SourceException.InvalidResponse.class, e -> assertThat(e.code()).isEqualTo(code));
    } finally {
      server.stop(0);
    }
  }
}
