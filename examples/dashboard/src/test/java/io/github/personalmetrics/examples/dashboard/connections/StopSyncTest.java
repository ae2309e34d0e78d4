package io.github.personalmetrics.examples.dashboard.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person ends a sync that runs; three pages of one record each, over the real engine. */
class StopSyncTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final SourceId OTHER = SourceId.of("fake", "others");

  private final Semaphore asked = new Semaphore(0);
  private final Semaphore answers = new Semaphore(0);
  private final ScriptedConnector connector =
      ScriptedConnector.of(SOURCE)
          .pageSize(1)
          .put(record("1"), record("2"), record("3"))
          .onFetch(
              request -> {
                asked.release();
                answers.acquireUninterruptibly();
              });
  private final ScriptedConnector other = ScriptedConnector.of(OTHER);
  private final TestDashboard dashboard = TestDashboard.start(connector, other);
  private final Browser owner = dashboard.owner();

  @AfterEach
  void close() {
    answers.release(100);
    dashboard.close();
  }

  @Test
  void itEndsWithThePageAndTheNextSyncGoesOnFromThere() {
    begin();
    assertThat(page()).contains("data-testid=\"stop\"").doesNotContain("data-testid=\"stopping\"");

    HttpResponse<String> answer = stop(owner);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/connections");
    assertThat(page()).contains("data-testid=\"stopping\"").doesNotContain("data-testid=\"stop\"");
    answers.release();
    String stopped = whenDone();

    assertThat(stopped)
        .contains("status-warn", "Stopped, since <time", "read 1: new 1,")
        .contains("<td class=\"words\">Stopped</td>", "(sync.interrupted)")
        .doesNotContain("data-testid=\"stop\"", "sync needs attention", "failed");
    assertThat(stored()).containsExactly("1");
    assertThat(other.requests()).isEmpty();

    answers.release(2);
    begin();
    assertThat(whenDone()).contains("Connected", "read 2: new 2, changed 0, unchanged 0");
    assertThat(stored()).containsExactly("1", "2", "3");
    assertThat(other.requests()).hasSize(1);
  }

  @Test
  void aViewerCannotStopIt() {
    begin();
    Browser viewer = dashboard.viewer();

    assertThat(viewer.get("/connections").body())
        .contains("data-running=\"true\"")
        .doesNotContain("data-testid=\"stop\"");
    assertThat(stop(viewer).statusCode()).isEqualTo(403);
    answers.release(3);
    assertThat(whenDone()).contains("read 3: new 3");
  }

  @Test
  void aProgramStopsItToo() {
    begin();
    Browser program = dashboard.program();

    HttpResponse<String> answer = program.request("POST", "/api/v1/sync/stop");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"stopped\":true}");
    assertThat(program.get("/api/v1/sync").body()).contains("\"stopping\":true");
    assertThat(program.request("POST", "/api/v1/sync/stop").body())
        .as("twice does no harm")
        .isEqualTo("{\"stopped\":true}");
    answers.release();
    whenDone();
    assertThat(stored()).containsExactly("1");
  }

  @Test
  void whereNoneRunsThereIsNothingToStopAndTheNextOneIsNotStopped() {
    Browser program = dashboard.program();
    assertThat(page()).doesNotContain("data-testid=\"stop\"");
    assertThat(program.request("POST", "/api/v1/sync/stop").body())
        .isEqualTo("{\"stopped\":false}");
    assertThat(stop(owner).statusCode()).isEqualTo(303);

    answers.release(3);
    begin();
    assertThat(whenDone()).contains("read 3: new 3");
  }

  /** Until the first page is asked for. */
  private void begin() {
    asked.drainPermits();
    owner.post("/sync", Map.of("csrf", owner.csrf("/connections")));
    asked.acquireUninterruptibly();
  }

  private static HttpResponse<String> stop(Browser browser) {
    return browser.post(
        "/sync/stop", Map.of("csrf", browser.csrf("/connections"), "back", "/connections"));
  }

  private String page() {
    return owner.get("/connections").body();
  }

  private String whenDone() {
    String page = page();
    while (page.contains("data-running=\"true\"")) {
      Thread.onSpinWait();
      page = page();
    }
    return page;
  }

  private List<String> stored() {
    return dashboard.store().metrics().find(RecordQuery.all()).stream()
        .map(record -> record.key().externalId())
        .toList();
  }

  private static Measurement record(String id) {
    return Records.measurement(id).from(SOURCE).build();
  }
}
