package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private static final String COOKIE = "__Host-pm";

  private final TestDashboard dashboard = TestDashboard.start();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void aLoginGivesANewSessionAndEndsTheOldOne() {
    Browser browser = dashboard.owner();
    String before = browser.cookies.get(COOKIE);
    browser.post(
        "/login",
        Map.of(
            "csrf", browser.csrf("/weight"), "name", "anna", "password", TestDashboard.PASSWORD));

    assertThat(browser.cookies.get(COOKIE)).isNotEqualTo(before);
    Browser old = dashboard.stranger();
    old.cookies.put(COOKIE, before);
    assertThat(old.get("/weight").statusCode()).isEqualTo(303);
    assertThat(browser.get("/weight").statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionInventedBeforeTheLoginIsNotTaken() {
    Browser browser = dashboard.owner();
    browser.cookies.put(COOKIE, "fixed");
    browser.login("anna", TestDashboard.PASSWORD);

    assertThat(browser.cookies.get(COOKIE)).isNotEqualTo("fixed");
  }

  @Test
  void everyCookieIsBoundToThisHostAndHiddenFromScripts() {
    Browser browser = dashboard.owner();
    HttpResponse<String> login = dashboard.stranger().get("/login");
    HttpResponse<String> theme =
        browser.post("/theme", Map.of("csrf", browser.csrf("/weight"), "theme", "dark"));

    for (HttpResponse<String> response : List.of(login, theme)) {
      assertThat(response.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(
              cookie ->
                  assertThat(cookie)
                      .startsWith("__Host-")
                      .contains("; Path=/; HttpOnly; SameSite=Lax; Secure")
                      .doesNotContain("Domain"));
    }
    assertThat(browser.cookies.keySet()).allSatisfy(name -> assertThat(name).startsWith("__Host-"));
  }

  @Test
  void aPlainAddressOnTheHomeNetworkWorksWithoutSecureCookies() {
    try (var plain = TestDashboard.start(Map.of("PM_PUBLIC_URL", "http://192.168.1.5:7070"))) {
      Browser browser = plain.owner();

      assertThat(browser.cookies).containsOnlyKeys("pm");
      assertThat(browser.get("/weight").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void logoutEndsTheSessionOnTheServer() {
    Browser browser = dashboard.owner();
    Map<String, String> before = new HashMap<>(browser.cookies);
    HttpResponse<String> response =
        browser.post("/logout", Map.of("csrf", browser.csrf("/weight")));

    assertThat(response.headers().firstValue("Clear-Site-Data")).isPresent();
    assertThat(browser.cookies).doesNotContainKey(COOKIE);
    Browser replayed = dashboard.stranger();
    replayed.cookies.putAll(before);
    assertThat(replayed.get("/weight").statusCode()).isEqualTo(303);
  }

  @Test
  void halfAnHourWithoutARequestLogsOut() {
    Browser browser = dashboard.owner();
    dashboard.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
    assertThat(browser.get("/weight").statusCode()).isEqualTo(200);
    dashboard.clock.advance(Duration.ofMinutes(30).plusSeconds(1));
    assertThat(browser.get("/weight").statusCode()).isEqualTo(303);
  }

  @Test
  void guessesAreSlowedDownWhateverTheyClaimToComeFrom() {
    dashboard.owner();
    Browser guesser = dashboard.stranger();
    String csrf = guesser.csrf("/login");
    int tried = 0;
    HttpResponse<String> last = null;
    for (int i = 0; i < 300; i++) {
      guesser.with("X-Forwarded-For", "10.0." + i / 250 + '.' + i % 250);
      last = guesser.post("/login", Map.of("csrf", csrf, "name", "anna", "password", "guess" + i));
      tried += last.statusCode() == 401 ? 1 : 0;
    }

    assertThat(tried).isLessThanOrEqualTo(20);
    assertThat(last).isNotNull();
    assertThat(last.statusCode()).isEqualTo(429);
    long wait = Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow());
    assertThat(last.body()).contains("Wait " + wait + " s");
    dashboard.clock.advance(Duration.ofSeconds(wait));
    assertThat(guesser.login("anna", TestDashboard.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameReadTheSame() {
    dashboard.owner();
    String wrong = dashboard.stranger().login("anna", "wrong").body();
    String unknown = dashboard.stranger().login("anna2", "wrong").body();

    assertThat(strip(unknown).replace("anna2", "anna")).isEqualTo(strip(wrong));
    assertThat(wrong).contains("Wrong user name or password.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil", "x"})
  void theWayOnAfterTheLoginNeverLeadsElsewhere(String next) {
    dashboard.owner();
    Browser browser = dashboard.stranger();
    HttpResponse<String> response =
        browser.post(
            "/login",
            Map.of(
                "csrf",
                browser.csrf("/login"),
                "name",
                "anna",
                "password",
                TestDashboard.PASSWORD,
                "next",
                next));

    assertThat(response.headers().firstValue("Location")).contains("/");
  }

  private static String strip(String page) {
    return page.replaceAll("value=\"[A-Za-z0-9_-]{43}\"", "");
  }
}
