package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Connections page with something to do, and a stranger's metric as a chart. */
class ConnectionsUiTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final Metric FOOD = Metric.of("nutrition.food-index", Unit.SCORE);

  private final ScriptedConnector connector = ScriptedConnector.of(SOURCE).snapshots();
  private Chromium chromium;
  private TestDashboard dashboard;

  @BeforeEach
  void thirtyDeletionsAreHeld() {
    chromium = Chromium.start();
    dashboard = TestDashboard.start(connector);
    dashboard.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
    Instant today = Instant.parse("2026-11-23T06:00:00Z");
    for (int i = 0; i < 40; i++) {
      connector.put(
          Records.measurement("m" + i)
              .from(SOURCE)
              .at(today.minus(Duration.ofDays(i)))
              .value(FOOD, "7." + i % 10)
              .build());
    }
    sync();
    for (int i = 0; i < 30; i++) {
      connector.delete("m" + i);
    }
    sync();
    dashboard.reject(
        new Rejection(Records.LOG, null, "log!C17", "is not a date", "the thirty-fourth of May"));
  }

  @AfterEach
  void stop() {
    dashboard.close();
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void whatNeedsAPersonIsDrawnWithoutAnError(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (Visit visit = new Visit(chromium.browser(), dashboard.url(), width, scheme, true)) {
      visit.login().open("/connections").page().click("[data-testid=offer-strava] summary");
      visit.ready().photograph("connections" + name);
      visit.open("/weight?param=nutrition.food-index&range=3m").ready().photograph("food" + name);

      assertThat(visit.page().isVisible("#chart-failed")).isFalse();
      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
    }
  }

  @Test
  void heldDeletionsAreConfirmedWithoutScripts() {
    try (Visit visit =
        new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, false)) {
      Page page = visit.login().open("/connections").page();
      assertThat(page.innerText("[data-testid=held]")).contains("30 records are missing");
      page.click("[data-testid=confirm]");
      page.waitForURL("**/connections");

      while (page.isVisible("[data-testid=held]")) {
        page.reload();
      }
      assertThat(page.innerText("[data-testid='source-fake/measures']")).contains("deleted 30");
    }
  }

  private void sync() {
    var program = dashboard.program();
    program.request("POST", "/api/v1/sync");
    while (program.get("/api/v1/sync").body().contains("\"running\":true")) {
      Thread.onSpinWait();
    }
  }
}
