package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the domain allows and nobody does must not end in something that is not JSON. */
class ExtremesTest {

  private static TestDashboard dashboard;
  private static Browser client;

  @BeforeAll
  static void storeThem() {
    double[] metres = {0, 1, Double.MAX_VALUE, Double.NaN};
    double[] altitudes = {-Double.MAX_VALUE, Double.MAX_VALUE, 0, Double.NaN};
    dashboard = TestDashboard.start();
    dashboard
        .store(
            Records.measurement("large")
                .value(Metric.BODY_WEIGHT, "1e12")
                .value(Metric.FAT_RATIO, "100")
                .build(),
            Records.measurement("small")
                .at(Records.AT.plus(Duration.ofDays(7)))
                .value(Metric.BODY_WEIGHT, "1e-12")
                .value(Metric.FAT_RATIO, "1e-12")
                .build())
        .storeFrom(
            Records.ACTIVITIES,
            Records.activity("far")
                .distance(Double.MAX_VALUE)
                .elevationGain(Double.MAX_VALUE)
                .time(Duration.ofNanos(1), Duration.ofNanos(1))
                .build(),
            Records.activity("further")
                .at(Records.AT.plus(Duration.ofDays(1)))
                .distance(Double.MAX_VALUE)
                .elevationGain(Double.MAX_VALUE)
                .time(Duration.ZERO, Duration.ZERO)
                .build())
        .track(
            RecordKey.of(Records.ACTIVITIES, "far"),
            Track.of(
                new int[] {0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE},
                Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, altitudes)))
        .storeFrom(
            Records.LOG,
            Records.workout("heavy")
                .set("lift", 1, "1e300")
                .set("lift", Integer.MAX_VALUE, "1e300")
                .set("lift", 12, "1e308")
                .set("lift", 0, "1e-300")
                .build());
    client = dashboard.program();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "metrics",
        "measurements?metric=body.weight",
        "daily?metric=body.weight",
        "weekly?metric=body.weight",
        "evolution?metric=body.weight",
        "trend?metric=body.weight&alpha=0.000001",
        "muscle-gain",
        "muscle-gain?rule=raw",
        "activities",
        "activities/strava/activities/far",
        "activities/strava/activities/far/track",
        "activities/strava/activities/far/track?split=mile",
        "running/summary",
        "workouts",
        "exercises",
        "exercise?name=lift",
      })
  void everyAnswerStaysJson(String path) {
    HttpResponse<String> response = client.get("/api/v1/" + path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("NaN").doesNotContain("Infinity");
  }
}
