package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.TrainingHistory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Forecast page in Chromium; the pictures are kept in {@code target/ui}. */
class ForecastUiTest {

  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

  private static TestDashboard dashboard;
  private static TestDashboard young;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Optional<Path> chromium = chromium();
    assumeTrue(chromium.isPresent(), "browser tests need chromium on the PATH");
    dashboard =
        TrainingHistory.store(TestDashboard.start(Map.of("PM_STRAVA_TRAINING_ALLOWED", "true")), 30)
            .trained();
    young = TrainingHistory.store(TestDashboard.start(), 5);
    for (TestDashboard each : List.of(dashboard, young)) {
      each.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
      young.close();
      dashboard.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "LIGHT,360", "DARK,1280", "DARK,360"})
  void thePageIsDrawnWithoutAnErrorAndFitsItsWindow(ColorScheme scheme, int width) {
    String wild = "/forecast?weeks=6&distance_running=60&weight_crossfit=48";
    for (String path : List.of("/forecast", wild)) {
      try (BrowserContext context = context(scheme, width)) {
        var errors = new ArrayList<String>();
        Page page = open(context, dashboard, path, errors);

        assertThat(page.locator("[data-testid=summary]").innerText()).contains("weeks: weight");
        assertThat(page.locator("#chart-failed").isVisible()).isFalse();
        assertFits(page);
        String name = path.equals(wild) ? "forecast-outside" : "forecast";
        picture(page, name + '-' + scheme + '-' + width);
        assertThat(errors).isEmpty();
      }
    }
  }

  @Test
  void anotherPlanIsAnotherAddressWithItsOwnNumbers() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      var errors = new ArrayList<String>();
      Page page = open(context, dashboard, "/forecast", errors);
      page.fill("[name=distance_running]", "12.5");
      page.fill("[name=duration_running]", "75");
      page.fill("[name=nbr_crossfit]", "3");
      page.fill("[name=weight_crossfit]", "42");
      page.fill("[name=weeks]", "2");
      page.click("#plan button");
      page.waitForSelector("html[data-ready='1']");

      assertThat(page.url()).contains("distance_running=12.5", "weeks=2");
      assertThat(page.locator("[data-testid=tile-weight-1] .value").innerText())
          .isEqualTo("−0.20 kg");
      assertThat(page.locator("[data-testid=tile-weight-2] .value").innerText())
          .isEqualTo("−0.40 kg");
      assertThat(errors).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "DARK,360"})
  void tooFewWeeksAreAQuietPage(ColorScheme scheme, int width) {
    try (BrowserContext context = context(scheme, width)) {
      var errors = new ArrayList<String>();
      Page page = open(context, young, "/forecast", errors);

      assertThat(page.locator("[data-testid=too-few-weeks]").isVisible()).isTrue();
      assertFits(page);
      picture(page, "forecast-young-" + scheme + '-' + width);
      assertThat(errors).isEmpty();
    }
  }

  private static BrowserContext context(ColorScheme scheme, int width) {
    return browser.newContext(
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800));
  }

  private static Page open(
      BrowserContext context, TestDashboard dashboard, String path, List<String> errors) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.navigate(dashboard.url() + "/login");
    page.fill("#name", "anna");
    page.fill("#password", TestDashboard.PASSWORD);
    page.click("form button");
    page.navigate(dashboard.url() + path);
    page.waitForSelector("html[data-ready='1']");
    return page;
  }

  private static void assertFits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "ui", name + ".png"))
            .setFullPage(true));
  }

  private static Optional<Path> chromium() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .flatMap(
            folder -> Stream.of("chromium", "google-chrome").map(n -> Path.of(folder).resolve(n)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
