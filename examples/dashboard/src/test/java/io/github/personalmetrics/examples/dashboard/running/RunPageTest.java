package io.github.personalmetrics.examples.dashboard.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ActivityBuilder;
import io.github.personalmetrics.testkit.Records;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPageTest {

  private static final String RUN = "/running/strava/activities/1";
  private static final Instant AT = Instant.parse("2026-11-22T08:04:00Z");

  @Test
  void theRunIsToldInTilesASentenceAndItsKilometres() {
    try (var dashboard = with(run("Long run").heartRate(151).build(), Records.track(1201))) {
      String page = dashboard.owner().get(RUN).body();

      assertThat(page)
          .contains("Long run", "22 Nov 2026, 09:04", "https://www.strava.com/activities/1\"")
          .contains(">10.0 <", ">50:00 <", ">5:00 <", "12.0 km/h", ">80 <", ">151 <")
          .contains("10.0 km in 50:00, 5:00 min/km. The fastest split was number")
          .contains("data-url=\"/api/v1/activities/strava/activities/1/profile\"", "id=\"map\"")
          .contains("href=\"/running/strava/activities/1/track.gpx\"")
          // 3 m/s; the last is 600 m.
          .contains("<td>1.00</td><td>5:33</td><td>5:33</td>", "<td>0.60</td><td>3:20</td>")
          .contains("data-testid=\"efforts\"", "400 m");
      assertThat(page.split("class=\"pace-bar\"", -1)).hasSize(1 + 4);
    }
  }

  @Test
  void theListLeadsToTheRunAndTheRunBackToTheSameList() {
    try (var dashboard = with(run("Long run").build(), null)) {
      Browser owner = dashboard.owner();
      String list = owner.get("/running?param=pace&range=4w").body();
      String back = "%2Frunning%3Fparam%3Dpace%26from%3D2026-10-27%26to%3D2026-11-23%26page%3D1";

      assertThat(list).contains("<a href=\"" + RUN + "?back=" + back + "\">Long run</a>");
      assertThat(owner.get(RUN + "?back=" + back).body())
          .contains(
              "<a href=\"/running?param=pace&amp;from=2026-10-27&amp;to=2026-11-23&amp;page=1\"");
      assertThat(owner.get(RUN).body()).contains("<a href=\"/running\" data-testid=\"back\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/logout",
        "/running/../logout",
        "javascript:x"
      })
  void theWayBackLeadsNowhereElse(String back) {
    try (var dashboard = with(run("Run").build(), null)) {
      assertThat(dashboard.owner().get(RUN + "?back=" + RunAddress.encode(back)).body())
          .contains("<a href=\"/running\" data-testid=\"back\"");
    }
  }

  @Test
  void withoutATrackThePageSaysSoAndStands() {
    try (var dashboard = with(run("Treadmill").build(), null)) {
      Browser owner = dashboard.owner();

      assertThat(owner.get(RUN).body())
          .contains("data-testid=\"no-gps\"", "Treadmill", ">– <")
          .doesNotContain("<canvas", "run.js", "leaflet", "track.gpx", "data-testid=\"splits\"");
      assertThat(owner.get(RUN + "/track.gpx").statusCode()).isEqualTo(404);
      assertThat(owner.get("/api/v1/activities/strava/activities/1/profile").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aTreadmillHasChartsAndNoMap() {
    double[] metres = {0, 900, 2000};
    Track track = Track.of(new int[] {0, 300_000, 640_000}, Map.of(Channel.DISTANCE, metres));
    try (var dashboard = with(run("Treadmill").build(), track)) {
      assertThat(dashboard.owner().get(RUN).body())
          .contains("data-testid=\"no-gps\"", "id=\"rate\"", "data-testid=\"splits\"")
          .doesNotContain("leaflet", "id=\"altitude\"");
    }
  }

  @Test
  void aTrackOfTwoPointsIsATrack() {
    try (var dashboard = with(run("Short").build(), Records.track(2))) {
      assertThat(dashboard.owner().get(RUN).statusCode()).isEqualTo(200);
      assertThat(profile(dashboard))
          .contains("\"samples\":2,\"time\":[0.0,1.0],\"distance\":[0.0,3.0]", "\"starts\":[]")
          .contains("\"speed\":[3.0,3.0]", "\"speed_steps\":[3.0]");
    }
  }

  @Test
  void aLongTrackIsThinnedForDrawing() {
    try (var dashboard = with(run("Ultra").build(), Records.track(100_000))) {
      String profile = profile(dashboard);

      assertThat(profile).contains("\"samples\":100000,");
      String times = profile.substring(profile.indexOf("\"time\":["), profile.indexOf("]"));
      assertThat(times.split(",", -1).length).isBetween(1_000, 2_002);
      assertThat(times).endsWith(",99999.0");
      assertThat(profile.length()).isLessThan(150_000);
    }
  }

  @Test
  void viewIsPartOfTheAddress() {
    try (var dashboard = with(run("Run").build(), Records.track(120))) {
      assertThat(dashboard.owner().get(RUN + "?x=time&y=speed").body())
          .contains("data-axis=\"time\"", "data-rate=\"speed\"", "Speed (km/h)")
          .contains(RUN + "?x=distance&amp;y=speed&amp;back=%2Frunning");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=up", "y=mood", "x=time&x=time"})
  void aBadAddressIsAPageThatSaysWhatWasExpected(String query) {
    try (var dashboard = with(run("Run").build(), null)) {
      HttpResponse<String> response = dashboard.owner().get(RUN + '?' + query);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains(": expected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/running/strava/activities/99",
        "/running/strava/other/1",
        "/running/STRAVA/activities/1",
        "/running/strava/activities/ride",
        "/running/strava/activities/%2e%2e",
        "/running/strava/activities/..%2f..%2fweight",
        "/running/strava/activities/1%00",
        "/running/strava/activities/%3Cscript%3E",
        "/running/strava/activities/99/track.gpx"
      })
  void whatIsNoRunIsNotThere(String path) {
    Activity ride = Records.activity("ride").sport(Sport.RIDE, "Ride").build();
    try (var dashboard = with(run("Run").build(), null).storeFrom(Records.ACTIVITIES, ride)) {
      HttpResponse<String> response = dashboard.owner().get(path);

      assertThat(response.statusCode()).isIn(400, 404);
      assertThat(response.body()).doesNotContain("<script>", "\tat ");
    }
  }

  @Test
  void strangersSeeNothingAndViewersEverything() {
    try (var dashboard = with(run("Secret place").build(), Records.track(120))) {
      for (String path : new String[] {RUN, RUN + "/track.gpx"}) {
        HttpResponse<String> refused = dashboard.stranger().get(path);
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.body()).doesNotContain("Secret", "48.85");
        assertThat(dashboard.viewer().get(path).body()).contains("Secret place");
      }
    }
  }

  @Test
  void aNameIsTextWhereverItIsWritten() {
    String name = "\"><script>alert(1)</script>&'\u0001]]>\uD83C\uDFC3";
    try (var dashboard = with(run(name).build(), Records.track(3))) {
      Browser owner = dashboard.owner();
      for (String page : new String[] {RUN, "/running"}) {
        assertThat(owner.get(page).body())
            .contains("&lt;script&gt;alert(1)")
            .doesNotContain("<script>alert");
      }
      assertValid(owner.get(RUN + "/track.gpx").body());
    }
  }

  @Test
  void aRunWithoutANameCanStillBeOpened() {
    try (var dashboard = with(run("").build(), null)) {
      assertThat(dashboard.owner().get("/running").body()).contains("\">Run</a>");
    }
  }

  @Test
  void absurdNumbersBreakNoPage() {
    Activity run =
        run("Absurd")
            .distance(1e300)
            .time(Duration.ZERO, Duration.ZERO)
            .elevationGain(1e300)
            .heartRate(1e9)
            .build();
    double[] metres = {0, 1e300, 1e301};
    double[] metresUp = {-1e300, Double.NaN, 1e300};
    Track track =
        Track.of(
            new int[] {0, 0, Integer.MAX_VALUE},
            Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, metresUp));
    try (var dashboard = with(run, track)) {
      assertThat(dashboard.owner().get(RUN).statusCode()).isEqualTo(200);
      assertThat(profile(dashboard)).contains("\"samples\":3");
    }
  }

  @Test
  void theFileIsGpxAndHoldsEverySample() throws Exception {
    double[] north = {48.85, -90, Double.NaN};
    double[] east = {2.35, 180, 2};
    double[] up = {35.126, Double.NaN, 3};
    double[] beats = {150, Double.NaN, 3};
    Track track =
        Track.of(
            new int[] {0, 1500, 3000},
            Map.of(
                Channel.LATITUDE, north,
                Channel.LONGITUDE, east,
                Channel.ALTITUDE, up,
                Channel.HEART_RATE, beats));
    try (var dashboard = with(run("Pole to pole").build(), track)) {
      HttpResponse<String> file = dashboard.owner().get(RUN + "/track.gpx");

      assertThat(file.headers().firstValue("Content-Type")).contains("application/gpx+xml");
      assertThat(file.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"run-2026-11-22.gpx\"");
      assertThat(file.body())
          .contains("<name>Pole to pole</name><type>run</type>")
          .contains("lat=\"48.85\" lon=\"2.35\"><ele>35.13</ele><time>2026-11-22T08:04:00Z</time>")
          .contains("<gpxtpx:hr>150</gpxtpx:hr>")
          .contains("lat=\"-90\" lon=\"-180\"><time>2026-11-22T08:04:01.500Z</time></trkpt>");
      assertThat(file.body().split("<trkpt", -1)).hasSize(1 + 2);
      assertValid(file.body());
    }
  }

  @Test
  void onlyThePageWithAMapMayAskTheHostOfTheTiles() {
    var tiles = Map.of("PM_MAP_TILES", "https://{s}.tiles.example:8443/{z}/{x}/{y}{r}.png?key=1");
    try (var dashboard = TestDashboard.start(tiles)) {
      dashboard.storeFrom(Records.ACTIVITIES, run("Run").build(), Records.run("2", AT, 5000));
      dashboard.track(RecordKey.of(Records.ACTIVITIES, "1"), Records.track(60));
      Browser owner = dashboard.owner();
      HttpResponse<String> page = owner.get(RUN);

      assertThat(policy(page)).contains("img-src 'self' https://*.tiles.example:8443 data:;");
      assertThat(page.body())
          .contains("data-tiles=\"https://{s}.tiles.example:8443/", "© OpenStreetMap contributors");
      for (String other :
          new String[] {"/running", "/running/strava/activities/2", RUN + "?x=never", "/"}) {
        assertThat(policy(owner.get(other))).contains("img-src 'self' data:;");
      }
    }
    try (var dashboard = with(run("Run").build(), Records.track(60))) {
      HttpResponse<String> page = dashboard.owner().get(RUN);
      assertThat(policy(page)).contains("img-src 'self' data:;");
      assertThat(page.body()).doesNotContain("data-tiles", "OpenStreetMap");
    }
  }

  private static String policy(HttpResponse<String> response) {
    return String.join("|", response.headers().allValues("Content-Security-Policy"));
  }

  private static void assertValid(String gpx) {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(RunPageTest.class.getResource("/gpx-1.1.xsd"))
          .newValidator()
          .validate(new StreamSource(new StringReader(gpx)));
    } catch (Exception e) {
      throw new AssertionError(gpx, e);
    }
  }

  private static String profile(TestDashboard dashboard) {
    return dashboard.program().get("/api/v1/activities/strava/activities/1/profile").body();
  }

  private static ActivityBuilder run(String name) {
    return Records.activity("1")
        .at(AT)
        .name(name)
        .time(Duration.ofMinutes(50), Duration.ofMinutes(52));
  }

  private static TestDashboard with(Activity run, @Nullable Track track) {
    TestDashboard dashboard = TestDashboard.start().storeFrom(Records.ACTIVITIES, run);
    return track == null ? dashboard : dashboard.track(run.key(), track);
  }
}
