package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section without data, and with a source that fails, in every theme and on a phone. */
class StatesUiTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final List<String> SECTIONS =
      List.of("", "weight", "running", "crossfit", "forecast", "connections", "account");

  private static Chromium chromium;
  private static TestDashboard empty;
  private static TestDashboard failing;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    empty = TestDashboard.start();
    empty.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
    var connector = ScriptedConnector.of(SOURCE);
    Instant today = Instant.parse("2026-11-23T06:00:00Z");
    for (int i = 0; i < 60; i++) {
      connector.put(
          Records.measurement("m" + i)
              .from(SOURCE)
              .at(today.minus(Duration.ofDays(i)))
              .value(Metric.BODY_WEIGHT, "8" + i % 3 + "." + i % 10)
              .value(Metric.FAT_RATIO, "20." + i % 10)
              .build());
    }
    failing = TestDashboard.start(connector);
    failing.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
    sync();
    connector.thenFail(
        new SourceException.Unauthorized(
            "fake.revoked", "Fake no longer knows us", "Connect Fake again.", null));
    failing.clock.advance(Duration.ofDays(2));
    sync();
    failing.reject(Records.rejection(Records.LOG, "7", "<img src=x onerror=alert(1)>"));
  }

  private static void sync() {
    var program = failing.program();
    program.request("POST", "/api/v1/sync");
    while (program.get("/api/v1/sync").body().contains("\"running\":true")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stop() {
    Stream.of(empty, failing, chromium)
        .filter(it -> it != null)
        .forEach(
            it -> {
              try {
                ((AutoCloseable) it).close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  static Stream<Arguments> looks() {
    return Stream.of("empty", "failing")
        .flatMap(
            state ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .flatMap(
                        scheme ->
                            Stream.of(360, 1280).map(width -> Arguments.of(state, scheme, width))));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everySectionIsWholeAndOpenToEverybody(String state, ColorScheme scheme, int width) {
    URI url = (state.equals("empty") ? empty : failing).url();
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (var visit = new Visit(chromium.browser(), url, width, scheme, true)) {
      visit.login("anna", TestDashboard.PASSWORD);
      for (String section : SECTIONS) {
        String page = section.isEmpty() ? "overview" : section;
        visit.open('/' + section).ready().photograph(state + '-' + page + name);
        assertThat(visit.barriers()).as(page).isEmpty();
        assertThat(visit.scrollsSideways()).as(page + " scrolls sideways").isFalse();
      }
      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
    }
  }

  @Test
  void eachStateSaysWhatToDo() {
    try (var visit = visit(empty)) {
      for (String section : List.of("weight", "running", "crossfit")) {
        visit.open('/' + section);
        assertThat(visit.page().isVisible("[data-testid=not-connected]")).as(section).isTrue();
      }
    }
    try (var visit = visit(failing)) {
      for (String section : List.of("", "weight")) {
        visit.open('/' + section);
        assertThat(visit.page().innerText("[data-testid=error]"))
            .contains("Fake no longer knows us", "Connect Fake again.");
        assertThat(visit.page().isVisible("[data-testid=stale]")).as(section).isTrue();
      }
      visit.open("/crossfit");
      assertThat(visit.page().innerText("[data-testid=partial]")).contains("1 row");
      visit.open("/weight?from=2010-01-01&to=2010-02-01");
      assertThat(visit.page().innerText("[data-testid=empty]")).contains("Your first is");
    }
  }

  @Test
  void aChartSaysThatItIsLoadingUntilItIsDrawnOrFails() {
    String loading = "[data-testid=chart] [data-testid=loading]";
    try (var visit = visit(failing)) {
      Page page = visit.page();
      var held = new ArrayList<Route>();
      page.route("**/api/v1/daily**", held::add);
      visit.open("/weight");
      page.waitForCondition(() -> !held.isEmpty());
      assertThat(page.isVisible(loading)).isTrue();
      assertThat(page.innerText("[data-testid=summary]")).startsWith("From ");
      assertThat(visit.barriers()).isEmpty();
      held.get(0).resume();
      visit.ready();
      assertThat(page.isVisible(loading)).isFalse();
      assertThat(visit.errors()).isEmpty();

      page.unroute("**/api/v1/daily**");
      page.route("**/api/v1/daily**", Route::abort);
      visit.open("/weight");
      page.waitForSelector("[data-testid=chart-failed]");
      page.waitForSelector("#chart[data-drawn=failed]");
      assertThat(page.isVisible(loading)).isFalse();
    }
  }

  @Test
  void theKeyboardLeadsEverywhere() {
    try (var visit = visit(failing)) {
      Page page = visit.open("/").ready().page();
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className")).asString().contains("skip");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("location.hash")).isEqualTo("#content");
      page.keyboard().press("g");
      page.keyboard().press("w");
      page.waitForURL("**/weight");
      visit.ready();
      page.keyboard().press("?");
      assertThat(page.isVisible("#keys")).isTrue();
      assertThat(visit.barriers()).isEmpty();
      page.uncheck("#keys input");
      page.keyboard().press("Escape");
      assertThat(page.isVisible("#keys")).isFalse();
      page.keyboard().press("?");
      assertThat(page.isVisible("#keys")).as("switched off").isFalse();

      page.focus("#chart");
      page.keyboard().press("Home");
      String first = page.textContent("#cursor");
      page.keyboard().press("Shift+ArrowRight");
      page.keyboard().press("ArrowLeft");
      assertThat(page.textContent("#cursor")).isNotEqualTo(first).contains("kg");
      assertThat(visit.errors()).isEmpty();
    }
  }

  @Test
  void everythingThatCanBeReachedByTabShowsThatItIs() {
    try (var visit = visit(failing)) {
      for (String section : SECTIONS) {
        Page page = visit.open('/' + section).ready().page();
        int stops = 0;
        page.keyboard().press("Tab");
        while (page.evaluate("document.activeElement === document.body").equals(false)
            && stops++ < 200) {
          // The browser itself marks the part of a date.
          assertThat(
                  page.evaluate(
                      "(() => { const it = document.activeElement, style = getComputedStyle(it);"
                          + " return it.type === 'date' || style.outlineStyle !== 'none'"
                          + " || style.boxShadow !== 'none'"
                          + " ? '' : it.outerHTML; })()"))
              .as(section)
              .isEqualTo("");
          page.keyboard().press("Tab");
        }
        assertThat(stops).as(section).isBetween(5, 199);
      }
    }
  }

  @Test
  void numbersAndTablesAreThereWithoutScripts() {
    try (var visit =
        new Visit(chromium.browser(), failing.url(), 1280, ColorScheme.LIGHT, false)) {
      visit.login("anna", TestDashboard.PASSWORD);
      Page page = visit.open("/weight?range=4w").page();
      assertThat(page.locator("[data-testid=summary]").innerText()).startsWith("From ");
      page.click("#days summary");
      assertThat(page.locator("[data-testid=table] tbody tr").count()).isGreaterThan(10);
      visit.photograph("weight-no-scripts");
      assertThat(visit.open("/").page().innerText("main")).contains("kg", "%");
    }
  }

  private static Visit visit(TestDashboard dashboard) {
    return new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, true)
        .login("anna", TestDashboard.PASSWORD);
  }
}
