package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the chart of the records says of sessions, each the heavier or lighter of all so far. */
class CrossfitUiTest {

  @Test
  void aRecordIsBetterThanEverySessionBeforeAlsoThoseBeforeThePeriod() {
    try (Chromium chromium = Chromium.start();
        var dashboard =
            TestDashboard.start()
                .storeFrom(
                    Records.LOG,
                    squats("a", "2026-01-10", "100"),
                    squats("b", "2026-11-10", "90"),
                    squats("c", "2026-11-17", "95"),
                    squats("d", "2026-11-20", "105"))) {
      dashboard.application.accounts().add("anna", Role.OWNER, TestDashboard.PASSWORD);
      try (var visit =
          new Visit(chromium.browser(), dashboard.url(), 1280, ColorScheme.LIGHT, true)) {
        Page page = visit.login().open("/crossfit?range=4w").ready().page();
        page.focus("#records");
        page.keyboard().press("Home");
        assertThat(page.textContent("#records-cursor")).contains("90.0 kg").doesNotContain("Record");
        page.keyboard().press("ArrowRight");
        assertThat(page.textContent("#records-cursor")).contains("95.0 kg").doesNotContain("Record");
        page.keyboard().press("ArrowRight");
        assertThat(page.textContent("#records-cursor")).endsWith("105.0 kg, Record");

        visit.open("/crossfit?range=all").ready();
        page.focus("#records");
        page.keyboard().press("Home");
        assertThat(page.textContent("#records-cursor")).endsWith("100.0 kg");
        assertThat(visit.errors()).isEmpty();
      }
    }
  }

  private static Workout squats(String id, String date, String load) {
    return Records.workout(id)
        .at(Instant.parse(date + "T10:00:00Z"))
        .set("Back squat", 5, load)
        .build();
  }
}
