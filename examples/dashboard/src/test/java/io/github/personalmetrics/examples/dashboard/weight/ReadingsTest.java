package io.github.personalmetrics.examples.dashboard.weight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person says of single readings on the Weight page. */
class ReadingsTest {

  private static final String DAY = "/weight?range=4w&day=2026-11-22";

  private final TestDashboard dashboard =
      TestDashboard.start()
          .store(
              Records.weight("1", Instant.parse("2026-11-22T06:00:00Z"), "80.1"),
              Records.weight("2", Instant.parse("2026-11-22T07:00:00Z"), "61.37"),
              Records.measurement("3")
                  .at(Instant.parse("2026-11-20T07:00:00Z"))
                  .value(Metric.BODY_WEIGHT, "31.2")
                  .quality(Quality.AMBIGUOUS_OWNER)
                  .build());
  private final Browser owner = dashboard.owner();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void aDayLeadsToItsReadings() {
    assertThat(owner.get("/weight?range=4w").body())
        .contains("&amp;day=2026-11-22#readings\"><time datetime=\"2026-11-22\"")
        .doesNotContain("id=\"readings\"");
    assertThat(owner.get(DAY).body())
        .contains("Readings of 22 Nov 2026", "22 Nov 2026, 07:00", "80.1", "61.4", ">counts<");
    assertThat(owner.get("/weight?range=4w&day=2026-11-01").body())
        .contains("No readings on this day.");
  }

  @Test
  void aReadingThatIsLeftOutCountsNoLongerAndCanBeTakenBack() {
    assertThat(daily()).contains("\"value\":70.735");

    assertThat(say("2", "exclude")).isEqualTo(303);
    assertThat(daily()).contains("\"value\":80.1,\"readings\":1");
    String page = owner.get(DAY).body();
    assertThat(page)
        .contains("2 readings left out of every number", "left out, as you said", ">Undo<")
        .contains("class=\"flagged\"");

    assertThat(say("2", "undo")).isEqualTo(303);
    assertThat(daily()).contains("\"value\":70.735");
    assertThat(owner.get(DAY).body()).contains("1 reading left out of every number");
  }

  @Test
  void aReadingThatTheProviderIsUnsureOfCanBeReclaimed() {
    assertThat(owner.get("/weight?range=4w").body())
        .contains("left out: maybe somebody else's", ">It was me<");

    assertThat(say("3", "mine")).isEqualTo(303);
    assertThat(daily()).contains("\"value\":31.2");
    assertThat(owner.get("/weight?range=4w&day=2026-11-20").body())
        .contains("yours, as you said")
        .doesNotContain("left out of every number");
  }

  @Test
  void theFormLeadsBackToTheSameView() {
    var response = owner.post("/weight/readings", form("2", "exclude"));

    assertThat(response.headers().firstValue("Location")).contains("/weight?param=weight");
    Map<String, String> elsewhere = form("2", "undo");
    elsewhere.put("back", "//evil.example");
    assertThat(owner.post("/weight/readings", elsewhere).headers().firstValue("Location"))
        .contains("/");
  }

  @Test
  void viewersSeeTheStateAndNoButton() {
    Browser viewer = dashboard.viewer();
    assertThat(viewer.get(DAY).body())
        .contains("61.4", ">counts<")
        .doesNotContain("Leave out", "/weight/readings");
    Map<String, String> form = form("2", "exclude");
    form.put("csrf", viewer.csrf("/weight"));
    assertThat(viewer.post("/weight/readings", form).statusCode()).isEqualTo(403);
    assertThat(daily()).contains("\"value\":70.735");
  }

  @ParameterizedTest
  @CsvSource({
    "withings/measures, 99, exclude, 404",
    "withings/other, 2, exclude, 404",
    "no source, 2, exclude, 404",
    "withings/measures, '', exclude, 404",
    "withings/measures, 2, forget, 400",
    "withings/measures, 2, EXCLUDE, 400"
  })
  void whatCannotBeIsSaid(String source, String id, String verdict, int status) {
    Map<String, String> form = form(id, verdict);
    form.put("source", source);

    assertThat(owner.post("/weight/readings", form).statusCode()).isEqualTo(status);
  }

  @Test
  void aBadDayIsNamed() {
    var response = owner.get("/weight?day=yesterday");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("day: expected a date");
  }

  @Test
  void anIdIsTextInTheForm() {
    dashboard.store(
        Records.weight("\"><script>x</script>", Instant.parse("2026-11-21T07:00:00Z"), "80"));

    assertThat(owner.get("/weight?day=2026-11-21").body())
        .contains("name=\"id\" value=\"&#34;>")
        .doesNotContain("\"><script>x");
  }

  private int say(String id, String verdict) {
    return owner.post("/weight/readings", form(id, verdict)).statusCode();
  }

  private Map<String, String> form(String id, String verdict) {
    return new HashMap<>(
        Map.of(
            "csrf",
            owner.csrf("/weight"),
            "back",
            "/weight?param=weight",
            "source",
            "withings/measures",
            "id",
            id,
            "verdict",
            verdict));
  }

  private String daily() {
    return owner.get("/api/v1/daily?metric=body.weight&from=2026-11-20&to=2026-11-23").body();
  }
}
