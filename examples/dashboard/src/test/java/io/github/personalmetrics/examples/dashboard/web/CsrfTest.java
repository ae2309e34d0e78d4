package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CsrfTest {

  private static TestDashboard dashboard;
  private static Browser owner;
  private static String token;

  @BeforeAll
  static void start() {
    dashboard = TestDashboard.start(ScriptedConnector.of(SourceId.of("fake", "measures")));
    owner = dashboard.owner();
    token = owner.csrf("/weight");
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  @Test
  void everyRouteThatChangesSomethingInsistsOnTheToken() {
    String others = dashboard.viewer().csrf("/weight");
    for (String path : changing()) {
      assertThat(owner.post(path, Map.of()).statusCode()).as(path).isEqualTo(403);
      assertThat(post(path, "wrong")).as(path).isEqualTo(403);
      assertThat(post(path, "")).as(path).isEqualTo(403);
      assertThat(post(path, others)).as(path).isEqualTo(403);
    }
  }

  @Test
  void aRequestThatAnotherSiteBeganIsRefusedWithTheRightToken() {
    for (String path : changing()) {
      owner.with("Origin", "https://evil.example");
      assertThat(post(path, token)).as(path).isEqualTo(403);
      owner.with("Origin", "null");
      assertThat(post(path, token)).as(path).isEqualTo(403);
      owner.without("Origin").with("Sec-Fetch-Site", "cross-site");
      assertThat(post(path, token)).as(path).isEqualTo(403);
      owner.with("Sec-Fetch-Site", "same-site");
      assertThat(post(path, token)).as(path).isEqualTo(403);
      owner.without("Sec-Fetch-Site");
    }
  }

  @Test
  void ourOwnPageMayWithTokenAndOrigin() {
    owner
        .with("Origin", "http://127.0.0.1:" + dashboard.url().getPort())
        .with("Sec-Fetch-Site", "same-origin");
    assertThat(post("/sync", token)).isEqualTo(303);
    assertThat(post("/theme", token)).isEqualTo(303);
    owner.without("Origin").without("Sec-Fetch-Site");
    owner.with("X-CSRF-Token", token);
    assertThat(owner.request("POST", "/api/v1/sync").statusCode()).isEqualTo(202);
    owner.without("X-CSRF-Token");
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    Browser viewer = dashboard.viewer();
    String csrf = viewer.csrf("/weight");

    assertThat(viewer.get("/weight").statusCode()).isEqualTo(200);
    assertThat(viewer.get("/weight").body()).doesNotContain("Sync now");
    assertThat(owner.get("/weight").body()).contains("Sync now");
    assertThat(viewer.post("/sync", Map.of("csrf", csrf)).statusCode()).isEqualTo(403);
    viewer.with("X-CSRF-Token", csrf);
    assertThat(viewer.request("POST", "/api/v1/sync").statusCode()).isEqualTo(403);
    assertThat(viewer.post("/theme", Map.of("csrf", csrf, "theme", "dark")).statusCode())
        .isEqualTo(303);
  }

  private static List<String> changing() {
    List<String> paths =
        dashboard.dashboard.routes().stream()
            .filter(route -> route.startsWith("POST "))
            .map(route -> route.substring("POST ".length()).replaceAll("[{}]", ""))
            .toList();
    assertThat(paths)
        .contains("/login", "/logout", "/sync", "/theme", "/api/v1/sync")
        .contains("/sync/provider/stream/confirm", "/api/v1/sync/provider/stream/confirm");
    return paths;
  }

  private static int post(String path, String csrf) {
    return owner.post(path, Map.of("csrf", csrf)).statusCode();
  }
}
