package io.github.personalmetrics.examples.dashboard.ui;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's visit; remembers what went wrong and where requests went. */
final class Visit implements AutoCloseable {

  private final URI base;
  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  Visit(Browser browser, URI base, int width, ColorScheme scheme, boolean scripts) {
    this.base = base;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 740 : 860)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          URI address = URI.create(request.url());
          if (!"127.0.0.1".equals(address.getHost()) && !"data".equals(address.getScheme())) {
            foreign.add(request.url());
          }
        });
  }

  Page page() {
    return page;
  }

  /** Console errors, also those of the content security policy. */
  List<String> errors() {
    return errors;
  }

  List<String> foreignRequests() {
    return foreign;
  }

  Visit open(String path) {
    page.navigate(base + path);
    return this;
  }

  /** Logs in as the test dashboard's owner, and goes to the page of the weight. */
  Visit login() {
    return login("anna", TestDashboard.PASSWORD).open("/weight");
  }

  Visit login(String name, String password) {
    open("/login");
    page.fill("#name", name);
    page.fill("#password", password);
    page.click("main button");
    return this;
  }

  /** Waits for every chart; those further down are drawn when they come near. */
  Visit ready() {
    page.waitForSelector("html[data-ready='1']");
    for (ElementHandle chart : page.querySelectorAll("[data-url]")) {
      chart.scrollIntoViewIfNeeded();
      page.waitForFunction("chart => chart.dataset.drawn === '1'", chart);
    }
    page.evaluate("scrollTo(0, 0)");
    return this;
  }

  Visit photograph(String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return this;
  }

  /** On a phone above all. */
  boolean scrollsSideways() {
    return (boolean)
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** What keeps people out, by WCAG 2.2 up to AA, each with where. */
  List<String> barriers() {
    return new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .stream()
            .flatMap(
                rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
            .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
