package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.simulator.WeighIn;
import io.github.personalmetrics.simulator.WeighIn.Origin;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightUiTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private static Chromium chromium;
  private static TestDashboard dashboard;
  private static TestDashboard empty;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    dashboard = TestDashboard.start(ScriptedConnector.of(SourceId.of("fake", "measures")))
            .store(tenYears());
    dashboard.owner();
    empty = TestDashboard.start();
    empty.owner();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      empty.close();
      dashboard.close();
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void fromTheLoginToTheChartWithoutAnErrorOrAForeignHost(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (Visit visit = visit(dashboard, width, scheme)) {
      visit.open("/weight").photograph("login" + name);
      visit.login().ready().photograph("weight" + name);
      visit.open("/weight?param=fat&range=all&smooth=30").ready().photograph("fat-all" + name);
      visit.open("/weight?range=4w").ready().photograph("weight-4w" + name);

      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
      assertThat(visit.scrollsSideways()).as("scrolls sideways").isFalse();
      assertThat(visit.page().getAttribute("html", "data-bs-theme"))
          .isEqualToIgnoringCase(scheme.name());
      assertThat(inked(visit.page())).as("something is drawn").isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void aPageWithoutDataAndOneThatFailedLookDecentToo(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (Visit visit = visit(empty, width, scheme)) {
      visit.login().ready().photograph("not-connected" + name);
      visit.open("/weight?from=never").photograph("error" + name);

      // The browser itself logs the status of the second page.
      assertThat(visit.errors()).allMatch(error -> error.contains("400"));
    }
  }

  @Test
  void theThemeCanBeChosenAndStays() {
    try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT)) {
      visit.login().ready();
      visit.page().click("[data-testid=theme]");
      visit.ready();
      assertThat(visit.page().getAttribute("html", "data-bs-theme")).isEqualTo("dark");
      visit.open("/weight?range=all").ready();
      assertThat(visit.page().getAttribute("html", "data-bs-theme")).isEqualTo("dark");
      visit.page().click("[data-testid=theme]");
      visit.ready();
      assertThat(visit.page().getAttribute("html", "data-bs-theme")).isEqualTo("light");

      // The other tests log in with the same account, and expect the system's.
      visit.open("/account").page().selectOption("#my-theme", "auto");
      visit.page().click("[data-testid=preferences] button");
      visit.page().waitForSelector("[data-testid=saved]");
    }
  }

  @Test
  void theKeyboardWalksAlongTheChartAndSaysWhereItIs() {
    try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT)) {
      visit.login().ready();
      visit.page().focus("#chart");
      visit.page().keyboard().press("End");
      String last = visit.page().textContent("#cursor");
      visit.page().keyboard().press("Shift+ArrowLeft");

      assertThat(last).contains("2026", "kg, Rolling mean");
      assertThat(visit.page().textContent("#cursor")).isNotEqualTo(last).contains("kg");
    }
  }

  @Test
  void aChartFurtherDownIsDrawnWhenThereIsTimeOrAtOnceForAPrinter() {
    try (Visit visit = visit(dashboard, 360, ColorScheme.LIGHT)) {
      visit.login();
      Page page = visit.page();
      page.waitForSelector("html[data-ready='1']");
      assertThat(page.getAttribute("#chart", "data-drawn")).isEqualTo("1");
      page.waitForSelector("#weekly[data-drawn='1']");
      page.waitForSelector("#quadrants[data-drawn='1']");

      page.addInitScript("window.requestIdleCallback = () => {}");
      page.reload();
      page.waitForSelector("html[data-ready='1']");
      assertThat(page.getAttribute("#quadrants", "data-drawn")).isNull();
      page.evaluate("dispatchEvent(new Event('beforeprint'))");
      page.waitForSelector("#quadrants[data-drawn='1']");
      page.reload();
      page.waitForSelector("html[data-ready='1']");
      page.locator("#quadrants").scrollIntoViewIfNeeded();
      page.waitForSelector("#quadrants[data-drawn='1']");
      assertThat(visit.errors()).isEmpty();
    }
  }

  /** Most phones have no whole number of pixels for each of a page's, and draw slowly. */
  @Test
  void aChartIsDrawnOnce() {
    try (Visit visit = visit(dashboard, 361, ColorScheme.LIGHT)) {
      Page page = visit.login().page();
      page.addInitScript(
          "Object.defineProperty(window, 'devicePixelRatio', { value: 1.75 });"
              + " window.drawn = [];"
              + " let chart;"
              + " Object.defineProperty(window, 'Chart', { get: () => chart, set(it) {"
              + " chart = it;"
              + " it.register({ id: 'counted', beforeDraw: (one) => drawn.push(one.canvas.id) });"
              + " } });");
      visit.open("/weight").ready();
      assertThat(page.evaluate("drawn.sort()"))
          .isEqualTo(List.of("chart", "quadrants", "weekly"));
    }
  }

  @Test
  void choosingAnotherParameterShowsItAtOnce() {
    try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT)) {
      visit.login().ready();
      visit.page().selectOption("select[name=param]", "fat");
      visit.page().waitForURL("**/weight?*param=fat*");
      visit.ready();

      assertThat(visit.page().textContent("[data-testid=chart] h2")).contains("Fat ratio");
    }
  }

  @Test
  void withoutScriptsTheNumbersAndTheTableAreThere() {
    try (Visit visit = new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, false)) {
      visit.login().photograph("no-script");
      visit.page().click("details.days summary");

      assertThat(visit.page().textContent("[data-testid=tile-last]")).contains("kg");
      assertThat(visit.page().locator("[data-testid=table] tbody tr").first().isVisible()).isTrue();
    }
  }

  private static Visit visit(TestDashboard dashboard, int width, ColorScheme scheme) {
    return new Visit(chromium.browser(), dashboard.url(), width, scheme, true);
  }

  private static boolean inked(Page page) {
    return (boolean)
        page.evaluate(
            "(() => { const c = document.getElementById('chart');"
                + " return c.getContext('2d').getImageData(0, 0, c.width, c.height)"
                + ".data.some((v) => v !== 0); })()");
  }

  static HealthRecord[] tenYears() {
    ZoneId zone = ZoneId.of("Europe/Paris");
    return SyntheticPerson.of(42, TODAY.minusYears(10), TODAY, zone).weighIns().stream()
        .filter(w -> w.origin() == Origin.SCALE || w.origin() == Origin.MANUAL)
        .map(WeightUiTest::record)
        .toArray(HealthRecord[]::new);
  }

  private static HealthRecord record(WeighIn weighIn) {
    var record =
        Records.measurement(Long.toString(weighIn.id()))
            .at(weighIn.at())
            .value(Metric.BODY_WEIGHT, BigDecimal.valueOf(weighIn.grams(), 3).toString());
    weighIn.fatRatio().ifPresent(ratio -> record.value(Metric.FAT_RATIO, ratio.toString()));
    return record.build();
  }
}
