package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private static final List<String> ALWAYS =
      List.of(
          "X-Content-Type-Options: nosniff",
          "Referrer-Policy: same-origin",
          "Cross-Origin-Opener-Policy: same-origin",
          "Cross-Origin-Resource-Policy: same-origin",
          "Permissions-Policy: camera=()");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static TestDashboard dashboard;
  private static Browser owner;

  @BeforeAll
  static void start() {
    dashboard = TestDashboard.start();
    owner = dashboard.owner();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/weight",
        "/forecast",
        "/connections",
        "/testget",
        "/",
        "/login",
        "/healthz",
        "/nothing",
        "/weight?from=never",
        "/api/v1/metrics",
        "/api/v1/daily",
        "/api/v1/nothing",
        "/assets/x/y.js",
        "/%2e%2e"
      })
  void everyAnswerCarriesThem(String path) {
    assertProtected(owner.get(path));
    assertProtected(dashboard.stranger().get(path));
  }

  @Test
  void assetsCarryThemAndStayForGood() {
    for (String asset : assets()) {
      HttpResponse<String> response = dashboard.stranger().get(asset);
      assertThat(response.statusCode()).as(asset).isEqualTo(200);
      assertProtected(response);
      assertThat(header(response, "Cache-Control")).contains("immutable");
    }
  }

  @Test
  void tooLargeABodyIsRefusedWithThem() {
    HttpResponse<String> response = owner.post("/login", Map.of("name", "x".repeat(100_000)));

    assertThat(response.statusCode()).isEqualTo(413);
    assertProtected(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /weight HTTP/9.9\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      })
  void evenWhatTheServerItselfRefusesCarriesThem(String request) throws IOException {
    String answer = raw(request);

    assertThat(answer)
        .contains(ALWAYS)
        .contains("Content-Security-Policy: " + POLICY)
        .doesNotContain("Jetty")
        .doesNotContain("\tat ");
  }

  @Test
  void aHugeHeaderIsRefusedWithThem() throws IOException {
    String answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Huge: " + "x".repeat(20_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431").contains(ALWAYS);
  }

  @Test
  void dataIsNotKeptByBrowsers() {
    assertThat(header(owner.get("/weight"), "Cache-Control")).isEqualTo("no-store");
    assertThat(header(owner.get("/api/v1/sync"), "Cache-Control")).isEqualTo("no-store");
    assertThat(header(owner.get("/api/v1/metrics"), "Cache-Control"))
        .isEqualTo("private, no-cache");
  }

  @Test
  void httpsIsInsistedOnWhereItIsUsed() {
    assertThat(header(dashboard.stranger().get("/login"), "Strict-Transport-Security")).isEmpty();
    try (var https = TestDashboard.start(Map.of("PM_PUBLIC_URL", "https://me.example"))) {
      assertThat(header(https.stranger().get("/login"), "Strict-Transport-Security"))
          .isEqualTo("max-age=31536000");
    }
  }

  @Test
  void noPageAndNoAssetAsksAnotherHost() {
    Pattern address =
        Pattern.compile("(?:src|href|action|url|import)\\s*[=(\"']+\\s*(?:https?:)?//");
    for (String page : List.of("/weight", "/forecast", "/weight?from=never", "/nothing")) {
      assertThat(owner.get(page).body()).as(page).doesNotContainPattern("(?:https?:)?//\\w");
    }
    assertThat(dashboard.stranger().get("/login").body()).doesNotContainPattern("https?://");
    // Names addresses, as settings, and asks none.
    assertThat(address.matcher(owner.get("/connections").body()).find()).isFalse();
    for (String asset : assets()) {
      // Leaflet would link to its home beside a map; ours leave that out.
      String body =
          dashboard.stranger().get(asset).body().replace("href=\"https://leafletjs.com\"", "");
      assertThat(address.matcher(body).find()).as(asset).isFalse();
    }
  }

  @Test
  void pagesHaveNoScriptAndNoStyleOfTheirOwn() {
    for (String page : List.of("/weight", "/forecast", "/connections", "/nothing")) {
      assertThat(owner.get(page).body())
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContain("<style")
          .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }
  }

  private static List<String> assets() {
    Matcher root = Pattern.compile("/assets/[0-9a-f]+/").matcher(owner.get("/weight").body());
    assertThat(root.find()).isTrue();
    return Assets.names().stream().map(name -> root.group() + name).toList();
  }

  private static void assertProtected(HttpResponse<String> response) {
    for (String line : ALWAYS) {
      int colon = line.indexOf(':');
      assertThat(header(response, line.substring(0, colon))).startsWith(line.substring(colon + 2));
    }
    assertThat(header(response, "Content-Security-Policy")).isEqualTo(POLICY);
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  private static String header(HttpResponse<String> response, String name) {
    return String.join("|", response.headers().allValues(name));
  }

  private static String raw(String request) throws IOException {
    URI url = dashboard.url();
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
