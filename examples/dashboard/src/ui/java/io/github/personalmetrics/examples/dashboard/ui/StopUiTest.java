package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ending a sync on the Connections page. */
class StopUiTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 360"})
  void aSyncThatRunsIsStoppedAndThePageSaysSoByItself(ColorScheme scheme, int width) {
    String name = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    var goOn = new CountDownLatch(1);
    var connector =
        ScriptedConnector.of(SOURCE)
            .pageSize(1)
            .put(Records.measurement("1").from(SOURCE).build())
            .put(Records.measurement("2").from(SOURCE).build())
            .onFetch(request -> await(goOn));
    try (var chromium = Chromium.start();
        var dashboard = TestDashboard.start(connector)) {
      dashboard.owner();
      dashboard.program().request("POST", "/api/v1/sync");
      try (Visit visit = new Visit(chromium.browser(), dashboard.url(), width, scheme, true)) {
        Page page = visit.login().open("/connections").ready().page();
        visit.photograph("stop" + name);
        assertThat(visit.barriers()).isEmpty();
        page.click("[data-testid=stop]");
        page.waitForSelector("[data-testid=stopping]");
        visit.ready().photograph("stopping" + name);
        goOn.countDown();

        page.waitForSelector("[data-testid=state]:has-text('Stopped')");
        visit.ready().photograph("stopped" + name);
        assertThat(page.isVisible("[data-testid=stop]")).isFalse();
        assertThat(visit.errors()).isEmpty();
      } finally {
        goOn.countDown();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
