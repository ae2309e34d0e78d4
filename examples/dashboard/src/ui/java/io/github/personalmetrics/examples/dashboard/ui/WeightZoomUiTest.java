package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.domain.SourceId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking closer at the Weight page: stretches, weeks and single readings. */
class WeightZoomUiTest {

  private static final String FIRST_SHOWN = "Chart.getChart('chart').scales.x.min";

  private Chromium chromium;
  private TestDashboard dashboard;
  private Visit visit;
  private Page page;

  @BeforeEach
  void start() {
    chromium = Chromium.start();
    dashboard =
        TestDashboard.start(ScriptedConnector.of(SourceId.of("fake", "measures")))
            .store(WeightUiTest.tenYears());
    dashboard.owner();
    visit = new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, true);
    page = visit.login().ready().page();
  }

  @AfterEach
  void stop() {
    if (visit != null) {
      visit.close();
      dashboard.close();
      chromium.close();
    }
  }

  @Test
  void draggingLooksCloserUntilADoubleClickOrEscape() {
    double all = firstShown();
    drag();
    assertThat(firstShown()).isGreaterThan(all);
    visit.photograph("weight-zoomed");
    page.focus("#chart");
    page.keyboard().press("Escape");
    assertThat(firstShown()).isEqualTo(all);

    drag();
    page.dblclick("#chart");
    assertThat(firstShown()).isEqualTo(all);
    assertThat(page.isVisible("#menu")).isFalse();
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void plusAndMinusDoTheSameAndThePeriodCanBeKept() {
    double all = firstShown();
    page.focus("#chart");
    page.keyboard().press("+");
    assertThat(firstShown()).isGreaterThan(all);
    page.keyboard().press("-");
    page.keyboard().press("-");
    assertThat(firstShown()).isLessThanOrEqualTo(all);
    page.keyboard().press("+");
    page.keyboard().press("+");
    page.click("[data-testid=zoom-apply]");
    page.waitForURL("**/weight?from=2026-*");
    visit.ready();
    assertThat(page.inputValue("[name=from]")).isGreaterThan("2025-12-15");
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void theKeyboardReachesTheReadingsOfADayAndLeavesOneOut() {
    page.focus("#chart");
    page.keyboard().press("End");
    page.keyboard().press("Enter");
    page.waitForSelector("#menu[open] [data-testid=readings-table]");
    visit.photograph("weight-menu");
    page.focus("#menu [value=exclude]");
    page.keyboard().press("Enter");
    page.waitForSelector("[data-testid=left-out]");
    visit.ready();
    assertThat(page.innerText("[data-testid=left-out]")).contains("left out, as you said");
    page.click("[data-testid=left-out] [value=undo]");
    page.waitForSelector("html[data-ready='1'] [data-testid=chart]");
    assertThat(page.isVisible("[data-testid=left-out]")).isFalse();
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void aClickOnADayOpensItsReadingsAndEscapeClosesThem() {
    @SuppressWarnings("unchecked")
    Map<String, Number> at =
        (Map<String, Number>)
            page.evaluate(
                "(() => { const { x, y } = Chart.getChart('chart').getDatasetMeta(0).data.at(-20);"
                    + " const box = document.getElementById('chart').getBoundingClientRect();"
                    + " return { x: box.x + x, y: box.y + y }; })()");
    page.mouse().click(at.get("x").doubleValue(), at.get("y").doubleValue());
    page.waitForSelector("#menu[open] [data-testid=readings-table]");
    page.keyboard().press("Escape");
    assertThat(page.isVisible("#menu")).isFalse();
  }

  @Test
  void aFingerScrollsPastTheChart() {
    assertThat(page.evaluate("getComputedStyle(document.getElementById('chart')).touchAction"))
        .isEqualTo("pan-y");
  }

  @Test
  void aWeekOfTheQuadrantsOpensThatWeek() {
    page.focus("#quadrants");
    page.keyboard().press("End");
    page.keyboard().press("Enter");
    page.waitForURL("**/weight?*from=2026-11-*");
    visit.ready();
    assertThat(page.inputValue("[name=to]")).isGreaterThan(page.inputValue("[name=from]"));
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void tenYearsAreDrawnWithoutAnElementForEachReading() {
    visit.open("/weight?range=all").ready().photograph("weight-ten-years");

    assertThat(page.evaluate("Chart.getChart('chart').data.datasets[1].data.length")).isEqualTo(0);
    assertThat(
            page.evaluate(
                "(() => { const { y } = Chart.getChart('chart').scales;"
                    + " return y.max - y.min > 4; })()"))
        .isEqualTo(true);
    assertThat(visit.errors()).isEmpty();
  }

  private double firstShown() {
    return ((Number) page.evaluate(FIRST_SHOWN)).doubleValue();
  }

  private void drag() {
    BoundingBox chart = page.locator("#chart").boundingBox();
    double y = chart.y + chart.height / 2;
    page.mouse().move(chart.x + chart.width * 0.4, y);
    page.mouse().down();
    page.mouse().move(chart.x + chart.width * 0.5, y);
    page.mouse().move(chart.x + chart.width * 0.7, y);
    page.mouse().up();
    page.waitForSelector("#zoom:not([hidden])");
  }
}
