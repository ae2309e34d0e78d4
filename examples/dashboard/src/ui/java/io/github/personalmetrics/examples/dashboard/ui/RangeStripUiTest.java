package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All years in a band under the chart of the Weight page. */
class RangeStripUiTest {

  private static final String BAND = "#strip svg";
  private static final String MARK = "#strip rect";
  private static final String YEAR_2025 = "#strip a[href*='from=2025-01-01']";

  private static Chromium chromium;
  private static TestDashboard dashboard;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    dashboard =
        TestDashboard.start(ScriptedConnector.of(SourceId.of("fake", "measures")))
            .store(WeightUiTest.tenYears());
    dashboard.owner();
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
  void itIsDrawnWithoutAnErrorOrABarrier(ColorScheme scheme, int width) {
    String name = "strip-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (Visit visit = visit(width, scheme, true)) {
      visit.login().ready().photograph(name);

      assertThat(visit.barriers()).isEmpty();
      assertThat(visit.errors()).isEmpty();
      for (var year : visit.page().locator("#strip a").all()) {
        BoundingBox box = year.boundingBox();
        assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(24);
      }
      assertThat(visit.page().evaluate("document.body.scrollWidth > innerWidth")).isEqualTo(false);
    }
  }

  @Test
  void draggingOverItChoosesAStretch() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().page();
      drag(page, at(page, BAND, 0.3), at(page, BAND, 0.5));
      page.waitForURL("**/weight?from=20*");
      visit.ready();

      // 2016 to 2026, each a year wide.
      assertThat(page.inputValue("[name=from]")).isBetween("2019-04-01", "2019-05-01");
      assertThat(page.inputValue("[name=to]")).isBetween("2021-06-15", "2021-07-15");
      assertThat(page.locator(MARK).boundingBox().x)
          .isCloseTo(at(page, BAND, 0.3), within(3.0));
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void anEndOfTheMarkIsDraggedByItself() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().open("/weight?from=2020-01-01&to=2022-12-31").ready().page();
      drag(page, at(page, MARK, 1) - 1, at(page, BAND, 0.9));
      page.waitForURL("**/weight?from=2020-01-01&to=2025*");
      visit.ready();

      drag(page, at(page, MARK, 0) + 1, at(page, BAND, 0.8));
      page.waitForURL("**/weight?from=2024-*&to=2025*");
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void whoLetsGoOfItWithEscapeStays() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().page();
      String before = page.getAttribute(MARK, "x");
      double y = middle(page);
      page.mouse().move(at(page, BAND, 0.3), y);
      page.mouse().down();
      page.mouse().move(at(page, BAND, 0.5), y);
      assertThat(page.getAttribute(MARK, "x")).isNotEqualTo(before);
      page.keyboard().press("Escape");
      page.mouse().up();

      assertThat(page.getAttribute(MARK, "x")).isEqualTo(before);
      assertThat(page.url()).endsWith("/weight");
    }
  }

  @Test
  void aClickOnTheBandIsOnItsYear() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().open("/weight?param=fat&smooth=30").ready().page();
      page.mouse().click(at(page, YEAR_2025, 0.3), middle(page));
      page.waitForURL("**/weight?param=fat&from=2025-01-01&to=2025-12-31&smooth=30");
      visit.ready();

      assertThat(page.getAttribute(YEAR_2025, "aria-current")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theKeyboardGoesFromYearToYearWithAndWithoutScripts(boolean scripts) {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, scripts)) {
      Page page = visit.login().page();
      if (scripts) {
        visit.ready();
      }
      page.focus("#strip li:first-child a");
      page.keyboard().press("Tab");
      visit.photograph("strip-focus-" + scripts);
      page.keyboard().press("Enter");
      page.waitForURL("**/weight?param=weight&from=2017-01-01&to=2017-12-31&smooth=7");

      assertThat(page.isVisible(".strip-note")).isEqualTo(scripts);
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void aFingerChoosesAStretchToo() {
    try (Visit visit = visit(360, ColorScheme.DARK, true)) {
      Page page = visit.login().ready().page();
      page.locator("#strip").scrollIntoViewIfNeeded();
      double y = middle(page);
      CDPSession finger = page.context().newCDPSession(page);
      touch(finger, "touchStart", at(page, BAND, 0.3), y);
      touch(finger, "touchMove", at(page, BAND, 0.4), y);
      touch(finger, "touchMove", at(page, BAND, 0.5), y);
      touch(finger, "touchEnd", 0, 0);
      page.waitForURL("**/weight?from=2019-*&to=2021*");

      assertThat(
              page.evaluate("getComputedStyle(document.querySelector('#strip span')).touchAction"))
          .isEqualTo("pan-y");
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void paperDoesWithoutIt() {
    try (Visit visit = visit(1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().page();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(page.isVisible("#strip")).isFalse();
    }
  }

  private static Visit visit(int width, ColorScheme scheme, boolean scripts) {
    return new Visit(chromium.browser(), dashboard.url(), width, scheme, scripts);
  }

  private static void drag(Page page, double from, double to) {
    double y = middle(page);
    page.mouse().move(from, y);
    page.mouse().down();
    page.mouse().move((from + to) / 2, y);
    page.mouse().move(to, y);
    page.mouse().up();
  }

  private static void touch(CDPSession finger, String type, double x, double y) {
    var points = new JsonArray();
    if (!type.equals("touchEnd")) {
      var point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    finger.send("Input.dispatchTouchEvent", event);
  }

  /** Where a share of something's width is, on the screen. */
  private static double at(Page page, String what, double share) {
    page.locator(BAND).scrollIntoViewIfNeeded();
    BoundingBox box = page.locator(what).boundingBox();
    return box.x + box.width * share;
  }

  private static double middle(Page page) {
    page.locator(BAND).scrollIntoViewIfNeeded();
    BoundingBox band = page.locator(BAND).boundingBox();
    return band.y + band.height / 2;
  }
}
