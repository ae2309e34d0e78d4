package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.cli.DemoDashboard;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts follow what a reader chose; the pictures are in {@code target/screenshots}. */
class AccountUiTest {

  private static Chromium chromium;
  private static DemoDashboard demo;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    demo = DemoDashboard.start();
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void theTicksOfTheChartsFollowLanguageAndUnits() {
    try (var visit = visit(1280, ColorScheme.LIGHT, true)) {
      choose(visit, "en", "kg", "km", "speed");
      visit.open("/weight?range=1y").ready();
      assertThat(ticks(visit.page(), "y")).allMatch(tick -> tick.matches("\\d\\d\\.\\d"));
      assertThat(months(visit.page())).contains("Jan").doesNotContain("janv.");

      choose(visit, "fr", "lb", "mi", "pace");
      visit.open("/weight?range=1y").ready();
      assertThat(ticks(visit.page(), "y")).allMatch(tick -> tick.matches("1\\d\\d,\\d"));
      assertThat(months(visit.page())).contains("janv.");
      visit.page().focus("#chart");
      visit.page().press("#chart", "ArrowLeft");
      assertThat(visit.page().textContent("#cursor"))
          .matches(".* 20\\d\\d\u00a0: 1\\d\\d,\\d lb, Moyenne mobile 1\\d\\d,\\d lb");
      visit.open("/running?range=1y").ready();
      assertThat(ticks(visit.page(), "y")).allMatch(tick -> tick.matches("\\d{1,2}:\\d\\d"));
      visit.open("/running?param=elevation&range=1y").ready();
      visit.page().press("#chart", "ArrowLeft");
      assertThat(visit.page().textContent("#cursor")).endsWith(" ft");

      choose(visit, "en", "st", "mi", "speed");
      visit.open("/weight?range=1y").ready().photograph("weight-stones");
      assertThat(ticks(visit.page(), "y")).allMatch(tick -> tick.matches("1\\d st \\d+\\.\\d"));
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void aGoalIsDrawnThroughTheChart() {
    try (var visit = visit(1280, ColorScheme.LIGHT, true)) {
      choose(visit, "fr", "lb", "km", "speed");
      visit.page().fill("[name='body.weight-target']", "160,5");
      visit.page().click("[data-testid='goal-body.weight'] .btn-primary");
      visit.page().waitForSelector("[data-testid=saved]");
      visit.open("/weight?range=6m").ready().photograph("weight-goal");

      Object goal =
          visit
              .page()
              .evaluate(
                  "Chart.getChart('chart').data.datasets.find(it => it.label === 'Objectif')"
                      + ".data[0].y.toFixed(1)");
      assertThat(goal).isEqualTo("160.5");
      visit.open("/").photograph("overview-goal");
      assertThat(visit.page().textContent("[data-testid=goal-weight]"))
          .startsWith("Objectif 160,5 lb");
      visit.open("/account");
      visit.page().click("[data-testid='goal-body.weight'] [name=drop]");
      assertThat(visit.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void everyPageFitsInFrenchAndInMiles(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (var visit = visit(width, scheme, true)) {
      choose(visit, "fr", "st", "mi", "pace");
      List<String> pages =
          List.of("", "weight", "running", "crossfit", "forecast", "connections", "account");
      for (String page : pages) {
        visit.open('/' + page).ready().photograph("fr-" + (page.isEmpty() ? "overview" : page) + name);
        assertThat(visit.scrollsSideways()).as(page + " scrolls sideways").isFalse();
      }
      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
    }
  }

  @Test
  void everythingOnTheAccountPageWorksWithoutScripts() {
    try (var visit = visit(360, ColorScheme.LIGHT, false)) {
      choose(visit, "en", "lb", "km", "speed");
      assertThat(visit.page().textContent("[data-testid=saved]")).isEqualTo("Saved.");
      visit.page().fill("#zone", "Mars/Olympus");
      visit.page().press("#zone", "Enter");
      assertThat(visit.page().textContent("[data-testid=wrong-zone]"))
          .isEqualTo("Expected a zone such as Europe/Paris.");
      assertThat(visit.page().inputValue("#zone")).isEqualTo("Mars/Olympus");
      visit.photograph("account-wrong");
    }
  }

  private static Visit visit(int width, ColorScheme scheme, boolean scripts) {
    return new Visit(chromium.browser(), demo.url(), width, scheme, scripts)
        .login(demo.user(), demo.password());
  }

  private static void choose(
      Visit visit, String language, String mass, String distance, String effort) {
    Page page = visit.open("/account").page();
    page.selectOption("#my-language", language);
    page.selectOption("#my-mass", mass);
    page.selectOption("#my-distance", distance);
    page.selectOption("#my-effort", effort);
    page.click("[data-testid=preferences] button");
    page.waitForSelector("[data-testid=saved]");
  }

  /** What is written at an axis of the first chart. */
  @SuppressWarnings("unchecked")
  private static List<String> ticks(Page page, String axis) {
    var ticks =
        (List<String>)
            page.evaluate(
                "axis => Chart.getChart('chart').scales[axis].ticks.map(tick => tick.label)", axis);
    assertThat(ticks).isNotEmpty();
    return ticks;
  }

  private static String months(Page page) {
    return String.join(" ", ticks(page, "x"));
  }
}
