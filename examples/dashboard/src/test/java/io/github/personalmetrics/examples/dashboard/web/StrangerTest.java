package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a login nothing answers but the login, the health check and the assets. */
class StrangerTest {

  private static final List<String> OPEN =
      List.of("GET /login", "POST /login", "GET /healthz", "GET /assets/{version}/{name}");

  private static TestDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard =
        TestDashboard.start()
            .store(Records.weight("1", Instant.parse("2026-11-23T06:00:00Z"), "61.37"));
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @Test
  void everyOtherRouteSendsToTheLogin() {
    List<String> closed =
        dashboard.dashboard.routes().stream().filter(route -> !OPEN.contains(route)).toList();
    assertThat(closed)
        .hasSizeGreaterThan(8)
        .contains(
            "GET /",
            "GET /running",
            "GET /connections",
            "GET /api/v1/daily",
            "GET /api/v1/activities");

    for (String route : closed) {
      String method = route.substring(0, route.indexOf(' '));
      String path = route.substring(route.indexOf(' ') + 1).replaceAll("[{}<>]", "");
      assertRefused(route, dashboard.stranger().request(method, path));
      if (method.equals("GET")) {
        assertRefused("HEAD " + path, dashboard.stranger().request("HEAD", path));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing-here",
        "/weight/",
        "//weight",
        "/weight;x=y",
        "/;x/weight",
        "/./weight",
        "/assets/../weight",
        "/assets/x/../../weight",
        "/assets/%2e%2e/weight",
        "/assets/x/..%2f..%2fweight",
        "/assets/x/%2e%2e%2f%2e%2e%2flogback.xml",
        "/login/../weight",
        "/login/..;/weight",
        "/healthz/../api/v1/daily?metric=body.weight",
        "/api/v1/daily%3fmetric=body.weight",
        "/API/v1/daily?metric=body.weight",
        "/Weight",
        "/logback.xml",
        "/META-INF/MANIFEST.MF"
      })
  void detoursLeadNowhere(String path) {
    assertRefused(path, dashboard.stranger().get(path));
  }

  @Test
  void theApiSaysWhatIsMissing() {
    HttpResponse<String> response = dashboard.stranger().get("/api/v1/metrics");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aWrongOrInventedSecretOpensNothing() {
    Browser token = dashboard.stranger().with("Authorization", "Bearer wrong");
    assertRefused("token", token.get("/api/v1/metrics"));
    Browser session = dashboard.stranger().with("Cookie", "__Host-pm=invented");
    assertRefused("session", session.get("/weight"));
  }

  @Test
  void theApiTokenOpensTheApiAndNothingElse() {
    Browser browser =
        dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);

    assertThat(browser.get("/api/v1/metrics").statusCode()).isEqualTo(200);
    assertThat(browser.request("POST", "/api/v1/sync").statusCode()).isEqualTo(202);
    assertRefused("page", browser.get("/weight"));
  }

  @Test
  void whatWasWantedIsShownAfterTheLogin() {
    Browser browser = dashboard.owner();
    Browser stranger = dashboard.stranger();

    assertThat(location(stranger.get("/weight?param=weight")))
        .isEqualTo("/login?next=%2Fweight%3Fparam%3Dweight");
    assertThat(browser.get("/weight").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(String what, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(what).isIn(303, 400, 401, 404);
    if (response.statusCode() == 303) {
      assertThat(location(response)).as(what).startsWith("/login");
    }
    assertThat(response.body()).as(what).doesNotContain("61.37").doesNotContain("61.4");
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
