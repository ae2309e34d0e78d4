package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a provider, a sheet or an address says is text to a browser, on every page. */
class HostileTextsUiTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final Instant TODAY = Instant.parse("2026-11-23T06:12:00Z");
  private static final List<String> EVIL =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\"><svg onload=alert(1)>",
          "' autofocus onfocus='alert(1)",
          "</title><iframe src=\"javascript:alert(1)\">",
          "<a href=javascript:alert(1)>run</a>");

  /** What a text would have become; every script of ours is a file. */
  private static final String BECOME =
      "[...document.querySelectorAll('*')].filter((it) =>"
          + " it.getAttributeNames().some((name) => name.startsWith('on'))"
          + " || it.matches('iframe, script:not([src]), [href^=\"javascript:\" i]'))"
          + ".map((it) => it.outerHTML)";

  private static Chromium chromium;
  private static TestDashboard dashboard;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    String all = String.join(" ", EVIL);
    dashboard =
        TestDashboard.start(
            ScriptedConnector.of(SOURCE)
                .thenFail(new SourceException.Unauthorized("fake.odd", all, all, null)));
    dashboard.owner();
    dashboard.storeFrom(Records.ACTIVITIES, each(HostileTextsUiTest::run, Activity[]::new));
    dashboard.storeFrom(Records.LOG, each(HostileTextsUiTest::session, Workout[]::new));
    dashboard.reject(each(HostileTextsUiTest::row, Rejection[]::new));
    var program = dashboard.program();
    program.request("POST", "/api/v1/sync");
    while (program.get("/api/v1/sync").body().contains("\"running\":true")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      dashboard.close();
      chromium.close();
    }
  }

  @Test
  void eachWouldBeSeenIfItBecameMore() {
    try (var visit = visit()) {
      for (String evil : EVIL) {
        visit.page().setContent("<input value='" + evil + "'>" + evil);
        assertThat((List<?>) visit.page().evaluate(BECOME)).as(evil).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsStoredStaysText() {
    try (var visit = visit()) {
      Page page = visit.login().page();
      assertHarmless(visit.open("/"), EVIL.get(EVIL.size() - 1));
      assertHarmless(visit.open("/running").ready(), EVIL.toArray(String[]::new));
      page.focus("#chart");
      page.keyboard().press("Home");
      assertThat(page.innerText("#cursor")).contains(EVIL.get(0));
      for (int i = 0; i < EVIL.size(); i++) {
        assertHarmless(visit.open("/running/strava/activities/" + i).ready(), EVIL.get(i));
        assertHarmless(
            visit.open("/crossfit?exercise=" + encode(EVIL.get(i))).ready(), EVIL.get(i));
      }
      assertHarmless(visit.open("/connections"), EVIL.toArray(String[]::new));
      assertHarmless(visit.open("/weight"), EVIL.get(0));
    }
  }

  @Test
  void whatAnAddressSaysStaysText() {
    try (var visit = visit()) {
      for (String evil : EVIL) {
        assertHarmless(visit.open("/login?next=" + encode(evil)));
        visit.login(evil, evil);
        assertHarmless(visit);
      }
      visit.login();
      for (String evil : EVIL) {
        String said = encode(evil);
        assertHarmless(visit.open("/weight?from=" + said));
        assertHarmless(visit.open("/weight?param=" + said));
        assertHarmless(visit.open("/crossfit?exercise=" + said + said));
        assertHarmless(visit.open("/running/strava/activities/0?back=" + said));
        assertHarmless(visit.open("/forecast?weeks=" + said));
        assertHarmless(visit.open('/' + said));
      }
    }
  }

  private static void assertHarmless(Visit visit, String... shown) {
    assertThat(visit.page().evaluate(BECOME)).as(visit.page().url()).isEqualTo(List.of());
    String text = (String) visit.page().evaluate("document.body.textContent");
    assertThat(List.of(shown)).allMatch(text::contains);
  }

  private static Activity run(int i) {
    return Records.activity(Integer.toString(i))
        .at(TODAY.minus(Duration.ofHours(EVIL.size() - i)))
        .sport(Sport.RUN, EVIL.get(i))
        .name(EVIL.get(i))
        .build();
  }

  private static Workout session(int i) {
    return Records.workout(Integer.toString(i))
        .at(TODAY.minus(Duration.ofHours(EVIL.size() - i)))
        .session(EVIL.get(i))
        .set(ExerciseSet.of(EVIL.get(i), 5, BigDecimal.valueOf(80)))
        .build();
  }

  private static Rejection row(int i) {
    return new Rejection(Records.LOG, EVIL.get(i), EVIL.get(i), EVIL.get(i), EVIL.get(i));
  }

  private static <T> T[] each(
      IntFunction<T> make, IntFunction<T[]> array) {
    return IntStream.range(0, EVIL.size()).mapToObj(make).toArray(array);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Visit visit() {
    return new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, true);
  }
}
