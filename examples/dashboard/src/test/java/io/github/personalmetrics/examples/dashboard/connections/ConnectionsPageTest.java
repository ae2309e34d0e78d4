package io.github.personalmetrics.examples.dashboard.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import io.github.personalmetrics.examples.dashboard.testing.WaitingTracks;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsPageTest {

  private static final SourceId SOURCE = SourceId.of("fake", "measures");
  private static final String CONFIRM = "/sync/fake/measures/confirm";

  @Test
  void eachSourceSaysInWordsHowItGoes() {
    var connector = ScriptedConnector.of(SOURCE).put(Records.measurement("1").from(SOURCE).build());
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = dashboard.owner();
      assertThat(card(owner)).contains("Fake <span", "Not synced yet", "none yet");

      sync(owner);
      dashboard.clock.advance(Duration.ofHours(2));
      owner = dashboard.owner();
      assertThat(card(owner))
          .contains("status-ok", "Connected")
          .contains("title=\"23 Nov 2026, 09:00\">2 h ago</time>")
          .contains("read 1: new 1, changed 0, unchanged 0, not readable 0; deleted 0; 1 call in");
      assertThat(owner.get("/connections").body())
          .contains("data-testid=\"runs\"", "<th scope=\"row\">fake/measures</th>");
    }
  }

  @Test
  void whatWentWrongIsToldWithAdviceSinceWhenAndWhenItGoesOn() {
    var connector =
        ScriptedConnector.of(SOURCE)
            .thenFail(
                new SourceException.RateLimited(
                    "fake.limit", "Fake asks to wait", "Just wait.", Duration.ofMinutes(15)));
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = dashboard.owner();
      sync(owner);

      assertThat(card(owner))
          .contains("status-warn", "Waiting: the provider asks for a pause", "since")
          .contains("Fake asks to wait. Just wait. (fake.limit)")
          .contains("The provider can be asked again on 23 Nov 2026, 09:15.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'Strava has switched this app off: since June 2026 its owner needs'",
    "fr, 'Strava a désactivé cette application\u00a0: depuis juin 2026, son propriétaire doit'"
  })
  void aKnownErrorIsToldInTheReadersLanguageWithTheErrorsOwnWords(String language, String told) {
    var connector =
        ScriptedConnector.of(SOURCE)
            .thenFail(
                new SourceException.Refused(
                    "strava.app-inactive", "Strava answered with 403", "Pay.", null));
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = dashboard.owner().with("Accept-Language", language);
      sync(owner);

      assertThat(card(owner))
          .contains(told, "(strava.app-inactive)", "lang=\"en\"", ">Strava answered with 403</p>")
          .doesNotContain("Pay.");
      assertThat(owner.get("/weight").body())
          .contains("data-testid=\"error\"", told, "strava.app-inactive")
          .doesNotContain("Pay.", "answered with 403");
      assertThat(owner.get("/api/v1/sync").body())
          .contains("\"message\":\"Strava answered with 403\"", "\"advice\":\"Pay.\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'The last sync stopped: There is no room left to write. Free some space'",
    "fr, 's’est arrêtée\u00a0: Il n’y a plus de place pour écrire. Libérez de l’espace'"
  })
  void whatStoppedASyncAsAWholeIsToldInTheReadersLanguage(String language, String told) {
    var connector = ScriptedConnector.of(SOURCE);
    connector.onFetch(
        request -> {
          throw new StoreException.Unavailable("store.disk-full", "no room", "Free some.", null);
        });
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = dashboard.owner().with("Accept-Language", language);
      sync(owner);

      assertThat(owner.get("/connections").body()).contains(told).doesNotContain("Free some.");
      assertThat(owner.get("/weight").body()).contains(told);
      assertThat(owner.get("/api/v1/sync").body()).contains("\"failure\":\"no room\"");
    }
  }

  @Test
  void tracksThatWaitAreNoTrouble() {
    var list = ScriptedConnector.of(SOURCE).put(Records.activity("1").from(SOURCE).build());
    try (var dashboard = TestDashboard.start(new WaitingTracks(list))) {
      Browser owner = dashboard.owner();
      sync(owner);

      assertThat(card(owner))
          .contains("status-ok", "Connected: everything new is read; older tracks follow")
          .contains("everything is read but one track, which waits", "(sync.tracks-wait)")
          .contains("The next tracks are asked for on 23 Nov 2026, 09:15.")
          .doesNotContain("asks for a pause", "since", "none yet");
      assertThat(owner.get("/connections").body())
          .contains("All stored, tracks follow", "synced just now")
          .doesNotContain("sync needs attention", "Asked to wait");
      assertThat(owner.get("/running").body()).doesNotContain("sync.tracks-wait");
    }
  }

  @Test
  void whatCouldBeConnectedIsListedWithItsSettings() {
    try (var dashboard = TestDashboard.start()) {
      String page = dashboard.owner().get("/connections").body();

      assertThat(page)
          .contains("data-testid=\"not-connected\"")
          .contains("data-testid=\"offer-fake\"", "<code>fake.layout.*</code>", "columns")
          .contains("<code>fake.client-secret</code>", "(secret)")
          .contains("(https://fake.example/ unless set)")
          .contains("data-testid=\"offer-strava\"", "<code>strava.client-id</code>");
    }
  }

  @Test
  void whatIsConnectedIsNotOfferedAgain() {
    try (var dashboard = TestDashboard.start(ScriptedConnector.of(SOURCE))) {
      assertThat(dashboard.owner().get("/connections").body())
          .doesNotContain("offer-fake", "not-connected")
          .contains("offer-strava");
    }
  }

  @Test
  void rejectionsOfEverySourceAreListedAsText() {
    String evil = "<script>alert(1)</script>";
    try (var dashboard =
        TestDashboard.start().reject(new Rejection(Records.LOG, "7", "log!C17", evil, evil))) {
      assertThat(dashboard.owner().get("/connections").body())
          .contains("1 row could not be read", "sheets/log log!C17", "&lt;script&gt;")
          .contains("title=\"23 Nov 2026, 09:00\">just now</time>")
          .doesNotContain("<script>alert");
    }
  }

  @Test
  void heldDeletionsAreConfirmedByTheOwner() {
    var connector = ScriptedConnector.of(SOURCE).snapshots();
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = held(dashboard, connector, 30);
      assertThat(card(owner))
          .contains("status-bad", "Needs you: deletions wait for your word")
          .contains("30 records are missing at the provider since 23 Nov 2026, 09:00")
          .contains("action=\"" + CONFIRM + '"', "Delete all 30 here too");

      HttpResponse<String> answer = confirm(owner, "30");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).contains("/connections");
      whenDone(owner);
      assertThat(card(owner)).contains("Connected", "deleted 30").doesNotContain("held");
      assertThat(dashboard.store().metrics().metrics()).isEmpty();
    }
  }

  @Test
  void aViewerSeesWhatIsHeldAndCannotConfirm() {
    var connector = ScriptedConnector.of(SOURCE).snapshots();
    try (var dashboard = TestDashboard.start(connector)) {
      held(dashboard, connector, 30);
      Browser viewer = dashboard.viewer();

      assertThat(card(viewer)).contains("30 records are missing").doesNotContain("confirm\"");
      assertThat(confirm(viewer, "30").statusCode()).isEqualTo(403);
      assertThat(dashboard.store().ledger().pendingDeletions()).hasSize(30);
    }
  }

  @Test
  void whoHasSeenAnotherNumberOfDeletionsIsAskedToLookAgain() {
    var connector = ScriptedConnector.of(SOURCE).snapshots();
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = held(dashboard, connector, 30);

      HttpResponse<String> answer = confirm(owner, "29");
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("another number of deletions, now 30");
      assertThat(dashboard.store().ledger().pendingDeletions()).hasSize(30);
    }
  }

  @Test
  void nothingIsConfirmedWhileASyncRuns() throws InterruptedException {
    var connector = ScriptedConnector.of(SOURCE).snapshots();
    try (var dashboard = TestDashboard.start(connector)) {
      Browser owner = held(dashboard, connector, 30);
      var started = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      connector.onFetch(
          request -> {
            started.countDown();
            await(goOn);
          });
      owner.post("/sync", Map.of("csrf", owner.csrf("/connections")));
      started.await();

      assertThat(card(owner)).contains("A sync is running").doesNotContain("confirm\"");
      assertThat(confirm(owner, "30").statusCode()).isEqualTo(303);
      goOn.countDown();
      whenDone(owner);
      assertThat(dashboard.store().ledger().pendingDeletions()).hasSize(30);
    }
  }

  /** So many records that are no longer listed, after one more sync. */
  private static Browser held(TestDashboard dashboard, ScriptedConnector connector, int count) {
    for (int i = 0; i < count; i++) {
      connector.put(Records.measurement("m" + i).from(SOURCE).build());
    }
    Browser owner = dashboard.owner();
    sync(owner);
    for (int i = 0; i < count; i++) {
      connector.delete("m" + i);
    }
    sync(owner);
    return owner;
  }

  private static HttpResponse<String> confirm(Browser browser, String count) {
    return browser.post(
        CONFIRM,
        Map.of("csrf", browser.csrf("/connections"), "back", "/connections", "held", count));
  }

  private static void sync(Browser owner) {
    owner.post("/sync", Map.of("csrf", owner.csrf("/connections")));
    whenDone(owner);
  }

  private static void whenDone(Browser browser) {
    while (browser.get("/connections").body().contains("data-running=\"true\"")) {
      Thread.onSpinWait();
    }
  }

  private static String card(Browser browser) {
    String page = browser.get("/connections").body();
    int start = page.indexOf("data-testid=\"source-fake/measures\"");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("</section>", start));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
