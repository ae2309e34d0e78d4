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
    for (String route : changing()) {
      assertThat(send(route, "wrong")).as(route).isEqualTo(403);
      assertThat(send(route, "")).as(route).isEqualTo(403);
      assertThat(send(route, others)).as(route).isEqualTo(403);
    }
  }

  @Test
  void aRequestThatAnotherSiteBeganIsRefusedWithTheRightToken() {
    for (String route : changing()) {
      owner.with("Origin", "https://evil.example");
      assertThat(send(route, token)).as(route).isEqualTo(403);
      owner.with("Origin", "null");
      assertThat(send(route, token)).as(route).isEqualTo(403);
      owner.without("Origin").with("Sec-Fetch-Site", "cross-site");
      assertThat(send(route, token)).as(route).isEqualTo(403);
      owner.with("Sec-Fetch-Site", "same-site");
      assertThat(send(route, token)).as(route).isEqualTo(403);
      owner.without("Sec-Fetch-Site");
    }
  }

  @Test
  void ourOwnPageMayWithTokenAndOrigin() {
    owner
        .with("Origin", "http://127.0.0.1:" + dashboard.url().getPort())
        .with("Sec-Fetch-Site", "same-origin");
    assertThat(send("POST /sync", token)).isEqualTo(303);
    assertThat(send("POST /theme", token)).isEqualTo(303);
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

  /** As {@code POST /path}. */
  private static List<String> changing() {
    List<String> routes =
        dashboard.dashboard.routes().stream()
            .filter(route -> route.matches("(POST|PUT|DELETE|PATCH) .*"))
            .map(route -> route.replaceAll("[{}<>]", ""))
            .toList();
    assertThat(routes)
        .contains("POST /login", "POST /logout", "POST /sync", "POST /theme", "POST /api/v1/sync")
        .contains("POST /account/password", "POST /account/preferences", "POST /account/sessions")
        .contains("POST /account/goals", "POST /account/zone")
        .contains("POST /sync/stop", "POST /api/v1/sync/stop")
        .contains("POST /sync/provider/stream/confirm")
        .contains("POST /api/v1/sync/provider/stream/confirm")
        .contains("PUT /api/v1/measurements/provider/stream/id/annotation")
        .contains("DELETE /api/v1/goals/metric");
    return routes;
  }

  private static int send(String route, String csrf) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1);
    if (method.equals("POST")) {
      return owner.post(path, Map.of("csrf", csrf)).statusCode();
    }
    owner.with("X-CSRF-Token", csrf);
    int status = owner.request(method, path).statusCode();
    owner.without("X-CSRF-Token");
    return status;
  }
}
