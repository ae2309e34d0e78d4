package io.github.personalmetrics.examples.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The forms of the page, sent as a browser sends them. */
final class AccountForms {

  private AccountForms() {}

  static HttpResponse<String> password(Browser browser, String old, String password) {
    return browser.post(
        "/account/password", Map.of("csrf", browser.csrf("/account"), "old", old, "new", password));
  }

  static HttpResponse<String> prefer(Browser browser, Map<String, String> choices) {
    var form =
        new HashMap<>(
            Map.of(
                "csrf", browser.csrf("/account"),
                "language", "auto",
                "theme", "auto",
                "mass", "kg",
                "distance", "km",
                "effort", "speed"));
    form.putAll(choices);
    return browser.post("/account/preferences", form);
  }

  static HttpResponse<String> move(Browser browser, String zone) {
    return browser.post("/account/zone", Map.of("csrf", browser.csrf("/account"), "zone", zone));
  }

  static HttpResponse<String> aim(Browser browser, String metric, String target, String by) {
    return browser.post(
        "/account/goals",
        Map.of(
            "csrf",
            browser.csrf("/account"),
            "metric",
            metric,
            metric + "-target",
            target,
            metric + "-by",
            by));
  }

  static HttpResponse<String> drop(Browser browser, String metric) {
    return browser.post(
        "/account/goals",
        Map.of("csrf", browser.csrf("/account"), "metric", metric, "drop", "true"));
  }

  /** What is said at a field. */
  static String wrong(HttpResponse<String> response, String field) {
    String page = response.body();
    String start = "data-testid=\"wrong-" + field + "\">";
    assertThat(page).contains(start);
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf("</p>", from));
  }
}
