package io.github.personalmetrics.examples.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SyncEventsTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ScriptedConnector connector =
      ScriptedConnector.of(SOURCE)
          .put(Records.measurement("1").from(SOURCE).build())
          .onFetch(
              request -> {
                started.countDown();
                await(goOn);
              });

  @Test
  void whoListensHearsHowASyncEnds() throws Exception {
    try (var dashboard = TestDashboard.start(connector)) {
      dashboard
          .stranger()
          .with("Authorization", "Bearer " + TestDashboard.API_TOKEN)
          .request("POST", "/api/v1/sync");
      await(started);
      HttpResponse<Stream<String>> answer = listen(dashboard, TestDashboard.API_TOKEN);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      Iterator<String> lines = answer.body().iterator();

      assertThat(event(lines)).contains("\"running\":true", "\"source\":\"fake/measures\"");
      goOn.countDown();
      String last = event(lines);
      while (last.contains("\"running\":true")) {
        last = event(lines);
      }
      assertThat(last).contains("\"outcome\":\"OK\"", "\"read\":1,\"created\":1");
    }
  }

  @Test
  void aStrangerHearsNothing() throws Exception {
    try (var dashboard = TestDashboard.start(connector)) {
      HttpResponse<Stream<String>> answer = listen(dashboard, "wrong");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).noneMatch(line -> line.contains("fake"));
    }
  }

  @Test
  void aStopEndsWhatPagesListenTo() throws Exception {
    Iterator<String> lines;
    try (var dashboard = TestDashboard.start(connector)) {
      lines = listen(dashboard, TestDashboard.API_TOKEN).body().iterator();
      assertThat(event(lines)).contains("\"running\":false");
    }
    while (lines.hasNext()) {
      assertThat(lines.next()).isEmpty();
    }
  }

  private HttpResponse<Stream<String>> listen(TestDashboard dashboard, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(dashboard.url() + "/api/v1/sync/events"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(30))
            .build();
    return client.send(request, BodyHandlers.ofLines());
  }

  /** The data of the next one. */
  private static String event(Iterator<String> lines) {
    String line = lines.next();
    while (!line.startsWith("data: ")) {
      line = lines.next();
    }
    return line;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
