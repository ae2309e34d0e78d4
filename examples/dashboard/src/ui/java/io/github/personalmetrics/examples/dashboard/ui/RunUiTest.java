package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a run: a map and two charts around one cursor. */
class RunUiTest {

  private static final String RUN = "/running/strava/activities/1";
  private static final String SHIFTS =
      "new Promise(done => { let sum = 0; new PerformanceObserver(list =>"
          + " list.getEntries().forEach(it => sum += it.value))"
          + ".observe({ type: 'layout-shift', buffered: true });"
          + " requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })";

  private static Chromium chromium;
  private static TestDashboard dashboard;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    dashboard = TestDashboard.start();
    dashboard.owner();
    Activity loop = run("1", "Around the lake");
    Activity treadmill = run("2", "Treadmill");
    dashboard.storeFrom(Records.ACTIVITIES, loop, treadmill);
    dashboard.track(loop.key(), loop(3000));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      dashboard.close();
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void everyLookIsDrawnWithoutAnErrorOrAForeignHost(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (Visit visit = visit(width, scheme, true)) {
      visit.login().open(RUN).ready();
      assertThat(visit.page().evaluate(SHIFTS)).as("layout shifts").isEqualTo(0);
      visit.page().focus("#altitude");
      visit.page().keyboard().press("Shift+ArrowRight");
      visit.photograph("run" + name);
      visit.open(RUN + "?x=time&y=speed").ready().photograph("run-speed" + name);
      visit.open("/running/strava/activities/2").ready().photograph("run-no-gps" + name);

      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
      assertThat(visit.scrollsSideways()).as("scrolls sideways").isFalse();
    }
  }

  @Test
  void arrowKeysOnAChartMoveTheMarkerOnTheMapAndTheOtherWayRound() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().open(RUN).ready().page();
      assertThat(page.isVisible(".map-cursor")).isFalse();

      page.focus("#rate");
      page.keyboard().press("Home");
      assertThat(readout(page)).startsWith("0.00 km · 0:00 · 200 m");
      String start = page.getAttribute(".map-cursor", "d");
      page.keyboard().press("Shift+ArrowRight");
      String later = readout(page);
      assertThat(later).isNotEqualTo("0.00 km · 0:00 · 200 m");
      assertThat(page.getAttribute(".map-cursor", "d")).isNotEqualTo(start);

      page.focus("#map");
      page.keyboard().press("Shift+ArrowLeft");
      assertThat(readout(page)).startsWith("0.00 km · 0:00 · 200 m");
      page.keyboard().press("End");
      assertThat(readout(page)).contains("km · 54:59");
      page.keyboard().press("Escape");
      assertThat(readout(page)).startsWith("Arrow keys");
      assertThat(page.isVisible(".map-cursor")).isFalse();
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void aBarOfTheListOpensItsRunAndTheRunLeadsBack() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().open("/running?param=pace&range=4w").ready().page();
      page.focus("#chart");
      page.keyboard().press("Home");
      page.keyboard().press("Enter");
      page.waitForURL("**/running/strava/activities/*?back=*");
      page.click("[data-testid=back]");
      page.waitForURL("**/running?param=pace&range=4w");
    }
  }

  @Test
  void theMouseMovesTheSameCursorOnMapAndCharts() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().open(RUN).ready().page();
      page.locator("#altitude").scrollIntoViewIfNeeded();
      BoundingBox chart = page.locator("#altitude").boundingBox();
      page.mouse().move(chart.x + chart.width / 2, chart.y + chart.height / 2);
      String middle = readout(page);
      assertThat(middle).contains("km ·");
      assertThat(page.isVisible(".map-cursor")).isTrue();

      page.locator("#map").scrollIntoViewIfNeeded();
      BoundingBox map = page.locator("#map").boundingBox();
      page.mouse().move(map.x + map.width / 2 + 150, map.y + map.height / 2);
      assertThat(readout(page)).contains("km ·").isNotEqualTo(middle);
    }
  }

  @Test
  void withoutScriptsThereAreTilesTheSentenceAndTheKilometres() {
    try (Visit visit = visit(360, ColorScheme.LIGHT, false)) {
      Page page = visit.login().open(RUN).page();

      assertThat(page.isVisible("[data-testid=summary]")).isTrue();
      assertThat(page.isVisible("[data-testid=splits]")).isTrue();
      assertThat(page.isVisible("[data-testid=tile-pace]")).isTrue();
      assertThat(page.isVisible("#map")).isFalse();
      visit.photograph("run-without-scripts");
    }
  }

  @Test
  void tilesThatAreSetAreAskedForAndNothingElse() {
    try (var tiled =
            TestDashboard.start(Map.of("PM_MAP_TILES", "http://localhost:9/{z}/{x}/{y}.png"));
        Visit visit =
            new Visit(chromium.browser(), tiled.url(), 1280, ColorScheme.LIGHT, true)) {
      Activity loop = run("1", "Around the lake");
      tiled.owner();
      tiled.storeFrom(Records.ACTIVITIES, loop);
      tiled.track(loop.key(), loop(300));
      visit.login().open(RUN).ready();

      assertThat(visit.foreignRequests())
          .isNotEmpty()
          .allMatch(url -> url.matches("http://localhost:9/\\d+/\\d+/\\d+\\.png"));
      assertThat(visit.errors()).noneMatch(error -> error.contains("Content Security Policy"));
      assertThat(visit.page().innerText(".leaflet-control-attribution"))
          .isEqualTo("© OpenStreetMap contributors");
    }
  }

  private static String readout(Page page) {
    return page.innerText("[data-testid=cursor]");
  }

  private static Activity run(String id, String name) {
    return Records.activity(id)
        .name(name)
        .at(Instant.parse("2026-11-22T08:04:00Z"))
        .time(Duration.ofMinutes(50), Duration.ofMinutes(55))
        .heartRate(148)
        .build();
  }

  /** A loop of changing speed with a pause of five minutes in the middle. */
  private static Track loop(int samples) {
    int[] millis = new int[samples];
    double[] north = new double[samples];
    double[] east = new double[samples];
    double[] up = new double[samples];
    double[] metres = new double[samples];
    double[] beats = new double[samples];
    for (int i = 0; i < samples; i++) {
      double share = 2 * Math.PI * i / samples;
      millis[i] = (i + (i < samples / 2 ? 0 : 300)) * 1000;
      metres[i] = i == 0 ? 0 : metres[i - 1] + 3.2 + Math.sin(5 * share);
      north[i] = 46.45 + 0.012 * Math.sin(share) * (1 + 0.2 * Math.cos(3 * share));
      east[i] = 6.3 + 0.02 * Math.cos(share) * (1 + 0.15 * Math.sin(4 * share));
      up[i] = 200 + 60 * (1 - Math.cos(3 * share));
      beats[i] = 140 + 15 * Math.sin(2 * share);
    }
    return Track.of(
        millis,
        Map.of(
            Channel.LATITUDE, north,
            Channel.LONGITUDE, east,
            Channel.ALTITUDE, up,
            Channel.DISTANCE, metres,
            Channel.HEART_RATE, beats));
  }

  private static Visit visit(int width, ColorScheme scheme, boolean scripts) {
    return new Visit(chromium.browser(), dashboard.url(), width, scheme, scripts);
  }
}
