package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.cli.DemoDashboard;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of the demo, drawn; the pictures are in {@code target/screenshots}. */
class SectionsUiTest {

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

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void everySectionOfTheDemoIsDrawnWithoutAnError(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (var visit = new Visit(chromium.browser(), demo.url(), width, scheme, true)) {
      visit.login(demo.user(), demo.password()).open("/").photograph("demo-overview" + name);
      assertNothingSticksOut(visit, "overview");
      for (String section : new String[] {"weight", "running", "crossfit", "forecast", "connections", "account"}) {
        visit.open('/' + section).ready().photograph("demo-" + section + name);
        assertNothingSticksOut(visit, section);
      }
      for (String by : new String[] {"week", "month"}) {
        visit.open("/running?param=pace&by=" + by).ready();
      }
      visit.page().focus("#bubbles");
      visit.page().keyboard().press("End");
      visit.page().keyboard().press("Enter");
      visit.page().waitForURL("**/running/strava/activities/*?back=*");
      visit.ready().photograph("demo-run" + name);
      assertNothingSticksOut(visit, "run");
      assertThat(visit.errors()).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
    }
  }

  private static void assertNothingSticksOut(Visit visit, String section) {
    assertThat(visit.barriers()).as(section).isEmpty();
    assertThat(visit.scrollsSideways()).as(section + " scrolls sideways").isFalse();
    // On a phone they are a bar of their own, which would not make the page scroll.
    assertThat(
            visit
                .page()
                .evaluate(
                    "[...document.querySelectorAll('.sections a')].every(link =>"
                        + " link.getBoundingClientRect().left >= 0 &&"
                        + " link.getBoundingClientRect().right <= innerWidth)"))
        .as(section + " shows every link")
        .isEqualTo(true);
  }
}
