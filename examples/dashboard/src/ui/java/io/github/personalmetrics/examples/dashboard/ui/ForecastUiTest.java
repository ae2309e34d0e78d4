package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.testing.Noise;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Forecast page as a person meets it; the pictures are for people to look at. */
class ForecastUiTest {

  private static final String WILD =
      "/forecast?weeks=6&distance_running=60&weight_crossfit=48&nbr_crossfit=2";

  private static Chromium chromium;
  private static TestDashboard dashboard;
  private static TestDashboard young;
  private static TestDashboard wavering;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    dashboard =
        TrainingHistory.store(TestDashboard.start(Map.of("PM_STRAVA_TRAINING_ALLOWED", "true")), 30)
            .trained();
    young = TrainingHistory.store(TestDashboard.start(), 5);
    wavering = Noise.store(TestDashboard.start(), 60).trained();
    for (TestDashboard each : List.of(dashboard, young, wavering)) {
      each.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
    }
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      young.close();
      wavering.close();
      dashboard.close();
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "LIGHT,360", "DARK,1280", "DARK,360"})
  void everyLookIsDrawnWithoutAnErrorAndFitsItsWindow(ColorScheme scheme, int width) {
    for (String path : List.of("/forecast", WILD)) {
      try (Visit visit = visit(dashboard, width, scheme, true)) {
        visit.login().ready().open(path).ready();
        String name = path.equals(WILD) ? "forecast-outside" : "forecast";
        visit.photograph(name + '-' + scheme + '-' + width);

        assertThat(visit.page().textContent("[data-testid=summary]")).contains("weeks: weight");
        assertThat(visit.page().isVisible("#chart-failed")).isFalse();
        assertThat(visit.page().isVisible("[data-testid=outside-distance_running]"))
            .isEqualTo(path.equals(WILD));
        assertClean(visit);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "DARK,360"})
  void tooFewWeeksAreAQuietPage(ColorScheme scheme, int width) {
    try (Visit visit = visit(young, width, scheme, true)) {
      visit.login().ready().open("/forecast").ready();
      visit.photograph("forecast-young-" + scheme + '-' + width);

      assertThat(visit.page().isVisible("[data-testid=too-few-weeks]")).isTrue();
      assertClean(visit);
    }
  }

  @Test
  void anotherPlanHasItsOwnNumbersAlsoWithoutScripts() {
    for (boolean scripts : List.of(true, false)) {
      try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT, scripts)) {
        Page page = visit.login().open("/forecast").page();
        page.fill("[name=distance_running]", "12.5");
        page.fill("[name=duration_running]", "75");
        page.fill("[name=nbr_crossfit]", "3");
        page.fill("[name=weight_crossfit]", "42");
        page.fill("[name=weeks]", "2");
        page.click("#plan button");
        page.waitForURL("**/forecast?*distance_running=12.5*");

        assertThat(page.innerText("[data-testid=tile-weight-1] .value")).isEqualTo("−0.20 kg");
        assertThat(page.innerText("[data-testid=tile-weight-2] .value")).isEqualTo("−0.40 kg");
      }
    }
  }

  @Test
  void aSliderMovesItsFieldAndIsNotThereWithoutScripts() {
    String slider = "[data-for=nbr_crossfit]";
    try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().open("/forecast").ready().page();
      page.evalOnSelector(slider, "it => { it.value = 3; it.dispatchEvent(new Event('input')); }");
      assertThat(page.inputValue("[name=nbr_crossfit]")).isEqualTo("3");
      page.fill("[name=nbr_crossfit]", "5");
      assertThat(page.inputValue(slider)).isEqualTo("5");
      page.click("#plan button");
      page.waitForURL("**/forecast?*nbr_crossfit=5&*");
    }
    try (Visit visit = visit(dashboard, 1280, ColorScheme.LIGHT, false)) {
      Page page = visit.login().open("/forecast").page();
      assertThat(page.isVisible(slider)).isFalse();
    }
  }

  @Test
  void theChartFansOut() {
    try (Visit visit = visit(wavering, 1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().open("/forecast?weeks=8").ready().page();
      visit.photograph("forecast-fan");

      assertThat(page.evaluate("Chart.getChart('chart').data.datasets.filter((it) => it.band).length"))
          .isEqualTo(4);
      assertThat(
              page.evaluate(
                  "(([low, high]) => high.data[8] - low.data[8] > high.data[1] - low.data[1])"
                      + "(Chart.getChart('chart').data.datasets.filter((it) => it.band))"))
          .isEqualTo(true);
      assertClean(visit);
    }
  }

  @Test
  void theKeyboardWalksAlongTheWeeksAndHearsWhatTheyMayBeOff() {
    try (Visit visit = visit(wavering, 1280, ColorScheme.LIGHT, true)) {
      Page page = visit.login().ready().open("/forecast?weeks=8").ready().page();
      page.focus("#chart");
      page.keyboard().press("Home");
      assertThat(page.textContent("#cursor"))
          .startsWith("start: Weight ")
          .contains(" kg, Fat ratio ")
          .doesNotContain("Range");
      page.keyboard().press("ArrowRight");
      assertThat(page.textContent("#cursor")).startsWith("Week 1: Weight ").contains(" kg (Range ");
      assertClean(visit);
    }
  }

  private static void assertClean(Visit visit) {
    assertThat(visit.errors()).isEmpty();
    assertThat(visit.foreignRequests()).isEmpty();
    assertThat(visit.scrollsSideways()).as("scrolls sideways").isFalse();
  }

  private static Visit visit(
      TestDashboard dashboard, int width, ColorScheme scheme, boolean scripts) {
    return new Visit(chromium.browser(), dashboard.url(), width, scheme, scripts);
  }
}
