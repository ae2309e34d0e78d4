package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedActivitiesTest {

  private final ManualClock clock = new ManualClock(People.LATER);
  private ProviderSimulator simulator = People.simulator().clock(clock).start();
  private final StravaClient client = new StravaClient(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  private List<Object> ids() {
    return client.activities("per_page", 200).stream().map(row -> row.get("id")).toList();
  }

  @Test
  void aLateUploadAppearsNowWhereItBelongs() {
    var before = ids();
    long second = simulator.activities().ids().get(1);
    Instant at =
        Instant.parse((String) Objects.requireNonNull(detail(second).get("start_date")))
            .plusSeconds(1);

    long late = simulator.activities().upload(at, 8000, Duration.ofMinutes(40));

    assertThat(ids()).hasSameSizeAs(before).startsWith(before.get(0), late, before.get(1));
    assertThat(detail(late))
        .containsEntry("sport_type", "Run")
        .containsEntry("moving_time", 2400L)
        .containsEntry("athlete", Map.of("id", simulator.stravaAthleteId(), "resource_state", 1L));
  }

  private Map<String, Object> detail(long id) {
    return StravaClient.object(client.get("activities/" + id));
  }

  @Test
  void anEditKeepsWhatItDoesNotName() {
    long id = simulator.activities().ids().get(0);
    simulator.activities().edit(id, Map.of("name", "Fun", "sport_type", "Walk", "distance", 1.5));

    assertThat(client.activities("per_page", 1).get(0))
        .containsEntry("id", id)
        .containsEntry("name", "Fun")
        .containsEntry("sport_type", "Walk")
        .containsKeys("start_date", "map", "timezone");
    assertThat(client.get("activities/" + id + "/streams", "keys", "time").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsDeletedIsGoneEverywhere() {
    long id = simulator.activities().ids().get(0);
    simulator.activities().delete(id);

    assertThat(ids()).doesNotContain(id);
    assertThat(client.get("activities/" + id).statusCode()).isEqualTo(404);
    assertThat(client.get("activities/" + id + "/streams").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> simulator.activities().delete(id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsHiddenIsThereForWhoMayReadAllOnly() {
    long id = simulator.activities().ids().get(0);
    simulator.activities().hide(id);
    assertThat(ids()).contains(id);

    simulator.stravaScope("read,activity:read");
    assertThat(ids()).isNotEmpty().doesNotContain(id);
    assertThat(client.get("activities/" + id).statusCode()).isEqualTo(404);
    simulator.activities().show(id);
    assertThat(ids()).contains(id);
    simulator.stravaScope("read");
    assertThat(client.get("athlete/activities").statusCode()).isEqualTo(401);
  }

  @Test
  void streamsAreAsTheyWereGivenOrNotThere() {
    long id = simulator.activities().upload(People.LATER.minusSeconds(90), 100, Duration.ZERO);
    var path = "activities/" + id + "/streams";
    assertThat(client.get(path, "keys", "time").statusCode()).isEqualTo(404);

    simulator.activities().streams(id, Map.of("time", List.of(0, 9), "temp", List.of(20, 21)));
    assertThat(StravaClient.object(client.get(path, "keys", "temp", "key_by_type", "true")))
        .containsOnlyKeys("temp");
    simulator.activities().streams(id, Map.of());
    assertThat(client.get(path, "keys", "time").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherAthleteSeesNothingOfThis() {
    simulator.stravaAthleteAtThePage(99);
    var code = consent();
    var tokens =
        StravaClient.object(client.token("grant_type", "authorization_code", "code", code));

    assertThat(tokens.get("athlete")).asString().contains("id=99");
    client.token((String) Objects.requireNonNull(tokens.get("access_token")));
    assertThat(ids()).isEmpty();
    assertThat(StravaClient.object(client.get("athlete"))).containsEntry("id", 99L);
  }

  private String consent() {
    var answer =
        client.authorize(
            "client_id", simulator.stravaClientId(),
            "response_type", "code",
            "redirect_uri", "http://127.0.0.1/back",
            "scope", "read,activity:read_all");
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.replaceFirst(".*code=([^&]+).*", "$1");
  }

  @Test
  void whatIsTypedInCountsAmongAllCallsAndTellsNothingOfReadingOnes() {
    simulator.close();
    simulator =
        People.simulator().clock(clock).stravaScope("activity:read_all,activity:write").start();
    var writer = new StravaClient(simulator);
    writer.activities();
    var written =
        writer.post("activities", "name", "Gym", "sport_type", "Workout", "elapsed_time", 60);

    assertThat(written.statusCode()).isEqualTo(201);
    assertThat(written.headers().firstValue("x-ratelimit-usage")).contains("2,2");
    assertThat(written.headers().firstValue("x-readratelimit-usage")).contains(",");
    assertThat(written.body()).contains("\"manual\":true");
    assertThat(simulator.busiestStravaQuarter()).isEqualTo(1);
    assertThat(simulator.busiestStravaDay()).isEqualTo(1);
  }
}
