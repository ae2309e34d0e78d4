package io.github.personalmetrics.examples.dashboard.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningPageTest {

  private static final Instant TODAY = Instant.parse("2026-11-23T06:12:00Z");

  @Test
  void theNumbersAreThoseOfTheApi() {
    try (var dashboard = with(runs(3))) {
      Browser owner = dashboard.owner();
      String page = owner.get("/running?range=4w").body();

      // 10, 11 and 12 km, each in 50 minutes.
      assertThat(tile(page, "runs")).contains(">3 <");
      assertThat(tile(page, "distance")).contains("33.0", "km");
      assertThat(tile(page, "time")).contains("2:30:00");
      assertThat(tile(page, "longest")).contains("12.0", "on 19 Nov 2026");
      assertThat(page)
          .contains("3 runs; the fastest with 14.4 km/h over 12.0 km on 19 Nov 2026.")
          .contains("<td>12.0</td><td>50:00</td><td>14.4</td><td>4:10</td><td>80</td>")
          .contains(
              "data-url=\"/api/v1/activities?sport=run&amp;from=2026-10-27&amp;to=2026-11-24\"");
      // 12 km in 3000 s are 4 m/s.
      assertThat(owner.get("/api/v1/activities?sport=run&from=2026-10-27&to=2026-11-24").body())
          .contains("\"distance\":12000.0,\"moving_time\":3000.0", "\"speed\":4.0");
    }
  }

  @Test
  void onlyRunsAreShown() {
    Activity ride = Records.activity("r").at(TODAY).sport(Sport.RIDE, "Ride").name("Hill").build();
    try (var dashboard = with(runs(1)).storeFrom(Records.ACTIVITIES, ride)) {
      assertThat(dashboard.owner().get("/running").body())
          .contains("Morning run")
          .doesNotContain("Hill");
    }
  }

  @Test
  void theMeasureIsPartOfTheAddress() {
    try (var dashboard = with(runs(2))) {
      assertThat(dashboard.owner().get("/running?param=pace").body())
          .contains("<option value=\"pace\" selected>Pace</option>", "data-measure=\"pace\"")
          .contains("Pace <span class=\"unit\">min/km", "/running?param=pace&amp;range=all");
    }
  }

  @Test
  void longTablesComeInPages() {
    try (var dashboard = with(runs(60))) {
      Browser owner = dashboard.owner();
      String second = owner.get("/running?page=2").body();

      assertThat(owner.get("/running").body()).contains("60 runs", "page=2#days");
      assertThat(second.split("<tr>", -1)).hasSize(1 + 1 + 10);
      assertThat(second).contains("page=1#days").doesNotContain("page=3");
    }
  }

  @Test
  void aBarMayBeAWeekOrAMonth() {
    try (var dashboard = with(runs(3))) {
      assertThat(dashboard.owner().get("/running?range=4w&by=month").body())
          .contains("data-by=\"month\"", "<input type=\"hidden\" name=\"by\" value=\"month\">")
          .contains("data-url=\"/api/v1/running/summary?from=2026-10-27&amp;to=2026-11-24\"")
          .contains("/running?param=speed&amp;range=1y&amp;by=month", "page=1&amp;by=week")
          .containsPattern("(?s)data-testid=\"sums\".*2026-11-01.*<td>3</td>");
    }
  }

  @Test
  void theTableIsSortedByALink() {
    try (var dashboard = with(runs(60))) {
      Browser owner = dashboard.owner();
      String longest = owner.get("/running?sort=distance").body();
      String shortest = owner.get("/running?sort=distance&dir=up&page=2").body();

      assertThat(longest)
          .contains("aria-sort=\"descending\"", "sort=distance&amp;dir=up#days")
          .containsPattern("(?s)<tbody>.{0,300}<td>69.0</td>");
      assertThat(shortest)
          .contains("aria-sort=\"ascending\"", "page=1&amp;sort=distance&amp;dir=up#days")
          .containsPattern("(?s)<tbody>.{0,300}<td>60.0</td>")
          .doesNotContain("page=3");
    }
  }

  @Test
  void theBestTimesAreThoseOfTheFastestStretchOfAnyRunWithATrack() {
    try (var dashboard = with(runs(3))) {
      assertThat(tile(dashboard.owner().get("/running").body(), "best-5"))
          .contains("–", "of no run with a track");

      // 3 m/s for 7.2 km.
      dashboard.track(RecordKey.of(Records.ACTIVITIES, "run1"), Records.track(2400));
      String page = dashboard.owner().get("/running").body();
      assertThat(tile(page, "best-5")).contains("27:47", "on 21 Nov 2026");
      assertThat(tile(page, "best-10")).contains("–");
    }
  }

  @Test
  void anEmptyPeriodSaysWhereTheRunsBegin() {
    try (var dashboard = with(runs(2))) {
      assertThat(dashboard.owner().get("/running?from=2020-01-01&to=2020-02-01").body())
          .contains("data-testid=\"empty\"", "Your first is of 21 Nov 2026.", "range=all")
          .doesNotContain("<canvas");
    }
  }

  @Test
  void withoutStravaThePageSaysSo() {
    try (var dashboard = TestDashboard.start()) {
      assertThat(dashboard.owner().get("/running").body())
          .contains("data-testid=\"not-connected\"", "strava.client-id");
    }
  }

  @Test
  void onlyRowsOfStravaAreShownAsUnreadable() {
    try (var dashboard = with(runs(1))) {
      dashboard
          .reject(Records.rejection(Records.MEASURES, "1", "weigh-in"))
          .reject(Records.rejection(Records.ACTIVITIES, "2", "half a run"));

      assertThat(dashboard.owner().get("/running").body())
          .contains("data-testid=\"partial\"", "1 row of the source", "half a run")
          .doesNotContain("weigh-in");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "from=x,from",
    "from=2026-11-02&to=2026-11-01,to",
    "range=2y,range",
    "param=mood,param",
    "by=year,by",
    "sort=mood,sort",
    "dir=left,dir",
    "page=0,page"
  })
  void aBadAddressIsAPageThatNamesTheParameter(String query, String parameter) {
    try (var dashboard = TestDashboard.start()) {
      HttpResponse<String> response = dashboard.owner().get("/running?" + query);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("<p>" + parameter + ": expected");
    }
  }

  private static TestDashboard with(Activity... runs) {
    return TestDashboard.start().storeFrom(Records.ACTIVITIES, runs);
  }

  /** 10 km today, and a kilometre more on every second day before. */
  private static Activity[] runs(int count) {
    var runs = new Activity[count];
    for (int i = 0; i < count; i++) {
      runs[i] = Records.run("run" + i, TODAY.minus(Duration.ofDays(2L * i)), 10_000 + 1000 * i);
    }
    return runs;
  }

  private static String tile(String page, String id) {
    int start = page.indexOf("data-testid=\"tile-" + id + '"');
    assertThat(start).as("tile " + id).isPositive();
    return page.substring(start, page.indexOf("</div>", start));
  }
}
