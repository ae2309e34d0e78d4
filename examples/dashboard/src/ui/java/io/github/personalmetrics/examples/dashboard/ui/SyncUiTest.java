package io.github.personalmetrics.examples.dashboard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that is open when a sync ends; how the sync goes is told by the test. */
class SyncUiTest {

  private static final String STATUS = "[data-testid=sync-status]";
  private static final Predicate<String> SHOWN = url -> url.endsWith("/weight?range=3m");
  private static final String DONE =
      "event: still\ndata: \n\nevent: sync\ndata: {\"running\":false,\"sources\":[]}\n\n";

  private final Deque<Route> listeners = new ArrayDeque<>();
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
    page.route("**/api/v1/sync/events", listeners::add);
    page.route(SHOWN, SyncUiTest::say);
    visit.open("/weight?range=3m").ready();
    assertThat(page.getAttribute(STATUS, "data-running")).isEqualTo("true");
    page.waitForCondition(() -> !listeners.isEmpty());
  }

  @AfterEach
  void stop() {
    visit.close();
    dashboard.close();
    chromium.close();
  }

  @Test
  void aPageThatNobodyIsAtShowsTheNewNumbersItself() {
    end();
    page.waitForSelector(STATUS + ":not([data-running])");
    visit.ready();
    assertThat(page.url()).endsWith("/weight?range=3m");
    assertThat(page.locator(STATUS + " a").count()).isZero();
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void anOpenDialogIsLeftOpenAndALinkLeadsToTheNewNumbers() {
    page.keyboard().press("?");
    assertLeftAlone();
    assertThat(page.isVisible("#keys")).isTrue();
  }

  @Test
  void whatIsTypedIsNotLost() {
    page.fill("[name=from]", "2026-10-01");
    assertLeftAlone();
    assertThat(page.inputValue("[name=from]")).isEqualTo("2026-10-01");
  }

  @Test
  void aCloserLookIsNotTakenAway() {
    page.focus("#chart");
    page.keyboard().press("+");
    page.waitForSelector("#zoom:not([hidden])");
    assertLeftAlone();
    assertThat(page.isVisible("#zoom")).isTrue();
  }

  private void assertLeftAlone() {
    end();
    page.waitForSelector(STATUS + " a");
    assertThat(page.innerText(STATUS)).isEqualTo("new numbers: reload");
    assertThat(page.getAttribute(STATUS + " a", "href")).isEqualTo("/weight?range=3m");
    assertThat(visit.errors()).isEmpty();
  }

  /** The next page is told the truth: that nothing runs. */
  private void end() {
    page.unroute(SHOWN);
    listeners.remove().fulfill(
        new Route.FulfillOptions().setContentType("text/event-stream").setBody(DONE));
  }

  /** The page as it is while a sync runs. */
  private static void say(Route route) {
    APIResponse page = route.fetch();
    route.fulfill(
        new Route.FulfillOptions()
            .setResponse(page)
            .setBody(page.text().replace("data-self=", "data-running=\"true\" data-self=")));
  }
}
