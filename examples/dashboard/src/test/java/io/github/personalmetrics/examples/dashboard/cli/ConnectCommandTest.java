package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.simulator.ProviderSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectCommandTest extends ConsentRun {

  @ParameterizedTest
  @ValueSource(strings = {"withings", "strava"})
  void whoConsentsInTheBrowserIsConnectedAndCanRead(String provider) throws Exception {
    assertThat(run("check")).isEqualTo(4);
    assertThat(out.toString())
        .contains(provider + ".not-connected) Run: dashboard connect " + provider);

    assertThat(connect(provider).body()).contains("You are connected");

    assertThat(out.toString())
        .contains("   http://localhost:", "/callback\n")
        .contains(
            provider.equals("withings")
                ? "Withings is connected: account 20170042, which allowed"
                    + " user.activity, user.info, user.metrics."
                : "Strava is connected: account 20170042, which allowed"
                    + " activity:read_all, profile:read_all, read.");
    run("check");
    assertThat(out.toString()).containsPattern(provider + "/\\w+ OK is connected and answered in");
    simulator.expireWithingsTokens();
    simulator.expireStravaTokens();
    run("sync", "--source", provider);
    assertThat(out.toString()).containsPattern(provider + "/\\w+ OK read=");
    assertThat(simulator.calls(provider + "/refresh_token")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"withings", "strava"})
  void whoSaysNoIsToldSoHereAndInTheBrowser(String provider) throws Exception {
    simulator.denyConsents(true);

    HttpResponse<String> page = connect(provider, 4);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("you did not allow it at", "connect again and allow it");
    assertThat(out.toString()).contains("(" + provider + ".access-denied)");
    assertThat(run("check")).isEqualTo(4);
  }

  @Test
  void whoUnticksTooMuchIsTold() throws Exception {
    simulator.untickScopes("activity:read_all");

    assertThat(connect("strava", 4).body()).contains("missing: activity:read_all");
    assertThat(out.toString()).contains("(strava.scope-missing)");
  }

  @Test
  void whoMeetsTheAthleteLimitIsToldWhatItMeans() throws Exception {
    simulator.stravaAthleteLimit(true);

    assertThat(run("connect", "strava", "--paste")).isEqualTo(1);
    HttpResponse<String> page = noRedirects(page(out.toString()));
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Limit of connected athletes exceeded");
    assertThat(out.toString())
        .contains("No address was pasted", "Limit of connected athletes exceeded")
        .contains("(strava.athlete-limit)", "disconnect one, or ask for a higher tier");
  }

  @Test
  void strangersAtTheDoorAreSentAwayAndThePersonIsStillAwaited() throws Exception {
    var strangers = new ArrayList<Integer>();
    Client browser =
        page -> {
          URI callback = redirect(page);
          strangers.add(get(callback.resolve("/favicon.ico")).statusCode());
          strangers.add(get(callback).statusCode());
          strangers.add(get(URI.create(callback + "?state=guessed&code=x")).statusCode());
          strangers.add(get(URI.create(callback + "?state=%FF&error=%E2")).statusCode());
          strangers.add(get(URI.create(callback + "?error=access_denied")).statusCode());
          return get(page);
        };

    assertThat(connect("withings", 0, browser).statusCode()).isEqualTo(200);
    assertThat(strangers).containsExactly(404, 400, 400, 400, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whole address", "query only"})
  void theAddressCanBePasted(String how) throws Exception {
    // Begun in one process, pasted in another: the first one ends for want of input.
    assertThat(run("connect", "strava", "--paste")).isEqualTo(1);
    assertThat(out.toString())
        .contains("http://localhost:7071/callback\n", "No address was pasted");
    String location =
        noRedirects(page(out.toString())).headers().firstValue("Location").orElseThrow();
    input = (how.equals("whole address") ? location : location.split("\\?", 2)[1]) + '\n';

    assertThat(run("connect", "strava", "--paste")).as(out.toString()).isZero();
    assertThat(run("connect", "strava", "--paste")).isEqualTo(4);
    assertThat(out.toString()).contains("(strava.state-used)");
  }

  @Test
  void somebodyElseIsRefusedOnceDataIsStored() throws Exception {
    connect("withings");
    run("sync", "--source", "withings");
    try (var other =
        ProviderSimulator.builder().person(PERSON).clock(clock).withingsUserId("99").start()) {
      write(
          "withings.base-url=%s\nwithings.account-url=%s\nwithings.client-id=%s\nwithings.client-secret=%s\n"
              .formatted(
                  other.withingsBaseUrl(),
                  other.withingsAccountUrl(),
                  other.withingsClientId(),
                  other.withingsClientSecret()));

      assertThat(connect("withings", 1).body()).contains("account 99", "account 20170042");
      assertThat(out.toString()).contains("(withings.other-account)");
    }
  }

  @Test
  void disconnectingForgetsAndTells() throws Exception {
    connect("withings");

    assertThat(run("disconnect", "withings")).isZero();
    assertThat(out.toString()).isEqualTo("Withings is disconnected.\n");
    assertThat(simulator.calls("withings/revoke")).isEqualTo(1);
    assertThat(run("check")).isEqualTo(4);
    assertThat(out.toString()).contains("(withings.not-connected)");
  }

  @Test
  void disconnectingOfflineForgetsAndSaysWhatIsLeftToDo() throws Exception {
    connect("strava");
    simulator.close();

    assertThat(run("disconnect", "strava")).isEqualTo(1);
    assertThat(out.toString())
        .contains("forgotten here", "Take the access away yourself at http", "(strava.not-told)");
  }

  @Test
  void whatCannotBeConnectedIsExplained() throws IOException {
    assertThat(run("connect", "garmin")).isEqualTo(1);
    assertThat(out.toString())
        .contains("There is no provider garmin; there are withings, strava, fake");
    assertThat(run("connect", "fake")).isEqualTo(1);
    assertThat(out.toString()).contains("Fake asks for no consent");
    assertThat(run("connect")).isEqualTo(2);
    assertThat(run("connect", "withings", "--port", "70000")).isEqualTo(2);
    Files.writeString(folder.resolve("personal-metrics.properties"), places());
    assertThat(run("connect", "withings")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Withings is not set up: set withings.client-id and withings.client-secret in");
  }

  @Test
  void aTakenPortIsSaidWithWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = taken.getLocalPort();

      assertThat(run("connect", "withings", "--port", Integer.toString(port))).isEqualTo(1);
      assertThat(out.toString()).contains("Port " + port, "--port");
    }
  }
}
