package io.github.personalmetrics.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StravaActivitiesTest {
  private static final List<Outing> NEWEST_FIRST =
      People.PERSON.outings().stream()
          .sorted(Comparator.comparing(Outing::startedAt).reversed())
          .toList();

  @TempDir Path folder;

  private static List<Object> ids(List<Map<String, Object>> rows) {
    return rows.stream().map(row -> row.get("id")).toList();
  }

  private static List<Object> ids(List<Outing> outings, int from, int to) {
    return outings.subList(from, to).stream().map(it -> (Object) it.id()).toList();
  }

  @Test
  void pagesComeNewestFirstAndEndWithAnEmptyOne() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      var all = new ArrayList<Map<String, Object>>();
      int page = 1;
      for (var rows = client.activities("per_page", 50); !rows.isEmpty(); ) {
        all.addAll(rows);
        rows = client.activities("per_page", 50, "page", ++page);
      }

      assertThat(ids(all)).isEqualTo(ids(NEWEST_FIRST, 0, NEWEST_FIRST.size()));
      assertThat(client.activities()).hasSize(30);
      assertThat(client.activities("per_page", 1000)).hasSize(Math.min(200, NEWEST_FIRST.size()));
      assertThat(simulator.calls("strava/activities")).isEqualTo(page + 2);
    }
  }

  @Test
  void afterAndBeforeAreExclusive() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      long newer = NEWEST_FIRST.get(2).startedAt().getEpochSecond();
      long older = NEWEST_FIRST.get(7).startedAt().getEpochSecond();

      assertThat(ids(client.activities("after", older, "before", newer)))
          .isEqualTo(ids(NEWEST_FIRST, 3, 7));
      assertThat(ids(client.activities("after", older - 1, "before", newer + 1)))
          .isEqualTo(ids(NEWEST_FIRST, 2, 8));
    }
  }

  @Test
  void aRowHasTheShapeOfTheRealOne() {
    try (var simulator = People.simulator().start()) {
      var row = new StravaClient(simulator).activities("per_page", 1).get(0);
      var outing = NEWEST_FIRST.get(0);

      assertThat(row)
          .containsEntry("resource_state", 2L)
          .containsEntry("sport_type", outing.sport())
          .containsEntry("start_date", outing.startedAt().toString())
          .containsEntry("timezone", "(GMT+01:00) Europe/Paris")
          .containsEntry("athlete", Map.of("id", simulator.stravaAthleteId(), "resource_state", 1L))
          .containsKeys("map", "start_latlng", "utc_offset", "visibility");
      assertThat((String) row.get("start_date_local")).endsWith("Z");
    }
  }

  @Test
  void aRunIsFoundOnceItIsUploaded() {
    var late =
        NEWEST_FIRST.stream()
            .filter(it -> Duration.between(it.startedAt(), it.storedAt()).toDays() > 0)
            .findFirst()
            .orElseThrow();
    var clock = new ManualClock(late.storedAt().minusSeconds(1));
    try (var simulator = People.simulator().clock(clock).start()) {
      var client = new StravaClient(simulator);
      assertThat(ids(client.activities())).doesNotContain(late.id());

      clock.advance(Duration.ofSeconds(1));

      assertThat(ids(client.activities())).contains(late.id());
    }
  }

  @Test
  void streamsRunTogetherAndEndWhereTheRunDoes() {
    var run =
        NEWEST_FIRST.stream()
            .filter(it -> it.elapsed().compareTo(it.moving()) > 0 && it.heartRate() != null)
            .findFirst()
            .orElseThrow();
    try (var simulator = People.simulator().start()) {
      var response =
          new StravaClient(simulator)
              .get(
                  "activities/" + run.id() + "/streams",
                  "keys",
                  "time,latlng,altitude,heartrate,moving,watts",
                  "key_by_type",
                  "true");
      var streams = StravaClient.object(response);

      assertThat(streams)
          .containsOnlyKeys("time", "latlng", "distance", "altitude", "moving", "heartrate");
      assertThat(streams.keySet().stream().map(key -> data(streams, key).size()).distinct())
          .hasSize(1);
      assertThat(last(streams, "time")).isEqualTo((double) run.elapsed().toSeconds());
      assertThat(last(streams, "distance")).isCloseTo(run.metres(), within(0.1));
      assertThat(data(streams, "moving").contains(false)).isTrue();
      assertThat(wayOf(data(streams, "latlng")))
          .isCloseTo(run.metres(), within(0.02 * run.metres()));
      assertThat(response.headers().map()).doesNotContainKey("x-ratelimit-limit");
    }
  }

  @Test
  void withoutKeysOnlyTheDistanceComesAndAsAnArray() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);
      var streams =
          StravaClient.list(client.get("activities/" + NEWEST_FIRST.get(0).id() + "/streams"));

      assertThat(streams)
          .singleElement()
          .satisfies(it -> assertThat(it).containsEntry("type", "distance"));
    }
  }

  @Test
  void oneActivityHasItsDetailAndAnUnknownOneIsNotFound() {
    try (var simulator = People.simulator().start()) {
      var client = new StravaClient(simulator);

      assertThat(StravaClient.object(client.get("activities/" + NEWEST_FIRST.get(0).id())))
          .containsEntry("resource_state", 3L);
      assertThat(client.get("activities/1").statusCode()).isEqualTo(404);
      assertThat(client.get("activities/1/streams").statusCode()).isEqualTo(404);
      assertThat(StravaClient.object(client.get("athlete"))).containsKey("id");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "after, 1893456000000, Application after future",
    "page, 0, Application page invalid",
    "per_page, many, Application per_page invalid"
  })
  void aBadParameterIsNamedInTheFault(String name, String value, String fault) {
    try (var simulator = People.simulator().start()) {
      var response = new StravaClient(simulator).get("athlete/activities", name, value);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(StravaClient.fault(response)).isEqualTo(fault);
    }
  }

  @Test
  void recordedRowsAreServedAsAUnionWithoutWithingsRows() throws IOException {
    var strava = Files.createDirectory(folder.resolve("strava"));
    String old = "{\"id\":1,\"start_date\":\"2020-01-01T10:00:00Z\",\"new\":[1.50]}";
    String late = "{\"id\":2,\"start_date\":\"2020-01-02T10:00:00Z\"}";
    Files.writeString(strava.resolve("activities_1.json"), "[" + old + "]");
    Files.writeString(strava.resolve("activities_2.json"), "[" + old + "," + late + "]");
    try (var simulator = ProviderSimulator.builder().recorded(folder).start()) {
      var client = new StravaClient(simulator).token("anything");

      assertThat(client.activities())
          .isEqualTo(List.of(requireNonNull(Json.read(late)), requireNonNull(Json.read(old))));
      assertThat(new WithingsClient(simulator).everyRow()).isEmpty();
      assertThat(client.get("activities/1/streams").statusCode()).isEqualTo(404);
    }
  }

  private static List<?> data(Map<String, Object> streams, String key) {
    return (List<?>) requireNonNull(((Map<?, ?>) requireNonNull(streams.get(key))).get("data"));
  }

  private static double last(Map<String, Object> streams, String key) {
    var data = data(streams, key);
    return ((Number) data.get(data.size() - 1)).doubleValue();
  }

  private static double wayOf(List<?> positions) {
    double metres = 0;
    for (int i = 1; i < positions.size(); i++) {
      double[] a = degrees(positions.get(i - 1));
      double[] b = degrees(positions.get(i));
      double east = (b[1] - a[1]) * Math.cos(Math.toRadians(a[0]));
      metres += Math.hypot(b[0] - a[0], east) * 111_195;
    }
    return metres;
  }

  private static double[] degrees(Object position) {
    return ((List<?>) position).stream().mapToDouble(it -> ((Number) it).doubleValue()).toArray();
  }
}
