package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  @Test
  void aBrokenStoreIsAPageWithAReferenceAndNoStackTrace() {
    try (var dashboard = TestDashboard.start()) {
      var owner = dashboard.owner();
      var token = dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);
      dashboard.application.close();

      assertBroken(owner.get("/weight"));
      HttpResponse<String> problem = token.get("/api/v1/metrics");
      assertBroken(problem);
      assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(problem.body()).contains("\"reference\":\"");
      assertThat(dashboard.stranger().get("/healthz").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void anAddressWithNothingBehindItSaysSoToThoseWhoAreIn() {
    try (var dashboard = TestDashboard.start()) {
      HttpResponse<String> response = dashboard.owner().get("/nothing");

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("There is nothing at this address.");
    }
  }

  private static void assertBroken(HttpResponse<String> response) {
    assertThat(response.statusCode()).isBetween(500, 503);
    assertThat(response.body())
        .containsIgnoringCase("reference")
        .doesNotContain("Exception")
        .doesNotContain("at io.");
  }
}
