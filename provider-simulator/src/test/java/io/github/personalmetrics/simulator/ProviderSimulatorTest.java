package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.WithingsClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderSimulatorTest {
  @Test
  void everyRunHasItsOwnSecretsAndPort() {
    try (var one = People.simulator().start();
        var two = People.simulator().start()) {
      assertThat(one.port()).isNotEqualTo(two.port());
      assertThat(one.withingsBaseUrl())
          .hasToString("http://127.0.0.1:" + one.port() + "/withings/");
      assertThat(one.withingsClientId()).isNotEqualTo(two.withingsClientId());
      assertThat(one.withingsClientSecret()).isNotEqualTo(two.withingsClientSecret());
      assertThat(one.withingsAccessToken()).isNotEqualTo(two.withingsAccessToken());
      assertThat(one.withingsRefreshToken()).isNotEqualTo(two.withingsRefreshToken());
    }
  }

  @Test
  void aTestCanFixTheAppTheTokensAndTheUser() {
    var builder =
        People.simulator()
            .withingsClient("app", "app-secret")
            .withingsTokens("access", "refresh")
            .withingsUserId("7");
    try (var simulator = builder.start()) {
      var client = new WithingsClient(simulator);

      assertThat(simulator.withingsClientId()).isEqualTo("app");
      assertThat(simulator.withingsClientSecret()).isEqualTo("app-secret");
      body(client.token("access").getmeas());
      assertThat(body(client.refresh("refresh"))).containsEntry("userid", "7");
    }
  }

  @Test
  void requestsAreCountedByActionWhateverTheAnswer() {
    try (var simulator = People.simulator().start()) {
      var client = new WithingsClient(simulator);
      client.getmeas();
      client.token("nobody's").getmeas();
      client.refresh(simulator.withingsRefreshToken());
      client.exchange("no-code", "http://127.0.0.1/");
      client.get("oauth2_user/authorize2");

      assertThat(simulator.calls("withings/getmeas")).isEqualTo(2);
      assertThat(simulator.calls("withings/requesttoken")).isEqualTo(2);
      assertThat(simulator.calls("withings/refresh_token")).isEqualTo(1);
      assertThat(simulator.calls("withings/authorization_code")).isEqualTo(1);
      assertThat(simulator.calls("withings/authorize2")).isEqualTo(1);
      assertThat(simulator.calls("withings/never")).isZero();
    }
  }

  @Test
  void tooManyCallsInAMinuteAreAnsweredWithStatus601UntilTheMinuteIsOver() {
    var clock = new ManualClock(People.LATER);
    var builder = People.simulator().clock(clock).requestsPerMinute(3);
    try (var simulator = builder.start()) {
      var client = new WithingsClient(simulator);
      body(client.getmeas());
      clock.advance(Duration.ofSeconds(20));
      body(client.getmeas());
      body(client.getmeas());

      assertThat(client.getmeas())
          .containsEntry("status", 601L)
          .containsEntry("body", Map.of("wait_seconds", 40L))
          .containsEntry("error", "Too Many Requests");
      clock.advance(Duration.ofSeconds(40));
      body(client.getmeas());
      assertThat(client.getmeas()).containsEntry("status", 601L);
    }
  }

  @Test
  void theLimitIs120CallsAMinuteUnlessSaid() {
    try (var simulator = People.simulator().pageSize(1).start()) {
      var client = new WithingsClient(simulator);
      for (int call = 0; call < 120; call++) {
        body(client.getmeas());
      }
      assertThat(client.getmeas()).containsEntry("status", 601L);
    }
  }

  @Test
  void anUnknownPathIsA404() {
    try (var simulator = People.simulator().start()) {
      var client = new WithingsClient(simulator);

      assertThat(client.get("v2/nothing").statusCode()).isEqualTo(404);
      assertThat(client.get("../elsewhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void parametersThatAreNotWellFormedAreA400() {
    try (var simulator = People.simulator().start()) {
      var client = new WithingsClient(simulator);

      assertThat(client.postForStatus("measure", "action=%zz")).isEqualTo(400);
    }
  }

  @Test
  void aClosedSimulatorListensNoMoreAndFreesItsPort() {
    var simulator = People.simulator().start();
    int port = simulator.port();
    body(new WithingsClient(simulator).getmeas());
    simulator.close();

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
    try (var next = People.simulator().port(port).start()) {
      assertThat(next.port()).isEqualTo(port);
    }
  }

  @Test
  void aTakenPortIsAnErrorAtTheStart() {
    try (var simulator = People.simulator().start()) {
      var second = People.simulator().port(simulator.port());

      assertThatThrownBy(second::start).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void itNeedsEitherAPersonOrRecordedRows() {
    assertThatIllegalStateException().isThrownBy(ProviderSimulator.builder()::start);
    assertThatIllegalStateException()
        .isThrownBy(People.simulator().recorded(Path.of("anywhere"))::start);
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> People.simulator().pageSize(0));
    assertThatIllegalArgumentException().isThrownBy(() -> People.simulator().requestsPerMinute(-1));
  }
}
