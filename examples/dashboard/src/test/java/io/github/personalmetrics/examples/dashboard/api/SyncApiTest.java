package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SyncApiTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  @Test
  void aSyncIsStartedOnceAndItsStateIsTold() throws InterruptedException {
    var started = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var connector =
        ScriptedConnector.of(SOURCE)
            .put(Records.measurement("1").from(SOURCE).build())
            .onFetch(
                request -> {
                  started.countDown();
                  await(goOn);
                });
    try (var dashboard = TestDashboard.start(connector)) {
      Browser client = client(dashboard);
      HttpResponse<String> first = client.request("POST", "/api/v1/sync");
      assertThat(first.statusCode()).isEqualTo(202);
      assertThat(first.headers().firstValue("Location")).contains("/api/v1/sync");
      assertThat(first.body()).isEqualTo("{\"started\":true}");
      await(started);

      assertThat(client.request("POST", "/api/v1/sync").body()).isEqualTo("{\"started\":false}");
      assertThat(client.get("/api/v1/sync").body()).contains("\"running\":true");
      goOn.countDown();
      String done = whenDone(client);
      assertThat(done)
          .contains("\"source\":\"fake/measures\"", "\"name\":\"Fake\"", "\"outcome\":\"OK\"")
          .contains("\"read\":1,\"created\":1", "\"rejections\":0")
          .contains("\"lastOk\":\"" + TestDashboard.NOW);
    }
  }

  @Test
  void whatWentWrongIsToldWithAdvice() {
    var connector =
        ScriptedConnector.of(SOURCE)
            .thenFail(
                new SourceException.Unauthorized(
                    "fake.revoked", "Fake says no", "Connect again.", null));
    try (var dashboard = TestDashboard.start(connector)) {
      Browser client = client(dashboard);
      client.request("POST", "/api/v1/sync");

      assertThat(whenDone(client))
          .contains("\"outcome\":\"NEEDS_REAUTH\"", "fake.revoked", "Connect again.")
          .contains("\"lastOk\":null", "\"since\":\"" + TestDashboard.NOW);
    }
  }

  @Test
  void heldDeletionsAreToldAndConfirmed() {
    var connector = ScriptedConnector.of(SOURCE).snapshots();
    for (int i = 0; i < 30; i++) {
      connector.put(Records.measurement("m" + i).from(SOURCE).build());
    }
    try (var dashboard = TestDashboard.start(connector)) {
      Browser client = client(dashboard);
      client.request("POST", "/api/v1/sync");
      whenDone(client);
      assertThat(client.request("POST", "/api/v1/sync/fake/measures/confirm").body())
          .as("nothing is held")
          .isEqualTo("{\"started\":false}");
      for (int i = 0; i < 30; i++) {
        connector.delete("m" + i);
      }
      client.request("POST", "/api/v1/sync");
      assertThat(whenDone(client))
          .contains("\"outcome\":\"NEEDS_CONFIRMATION\"", "\"held\":30")
          .contains("\"heldSince\":\"" + TestDashboard.NOW);

      var confirmed = client.request("POST", "/api/v1/sync/fake/measures/confirm");
      assertThat(confirmed.statusCode()).isEqualTo(202);
      assertThat(confirmed.body()).isEqualTo("{\"started\":true}");
      assertThat(whenDone(client)).contains("\"held\":0,\"heldSince\":null", "\"deleted\":30");
      assertThat(client.request("POST", "/api/v1/sync/fake/other/confirm").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void rejectionsAreListed() {
    try (var dashboard =
        TestDashboard.start().reject(Records.rejection(Records.MEASURES, "7", "{\"grpid\":7}"))) {
      assertThat(client(dashboard).get("/api/v1/rejections").body())
          .startsWith("{\"rejections\":[{\"source\":\"withings/measures\",\"locator\":")
          .contains("\"raw\":\"{\\\"grpid\\\":7}\"", "\"first_seen\":\"" + TestDashboard.NOW);
      assertThat(client(dashboard).get("/api/v1/sync").body()).contains("\"rejections\":1");
    }
  }

  private static Browser client(TestDashboard dashboard) {
    return dashboard.stranger().with("Authorization", "Bearer " + TestDashboard.API_TOKEN);
  }

  private static String whenDone(Browser client) {
    String answer = client.get("/api/v1/sync").body();
    while (answer.contains("\"running\":true")) {
      Thread.onSpinWait();
      answer = client.get("/api/v1/sync").body();
    }
    return answer;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
