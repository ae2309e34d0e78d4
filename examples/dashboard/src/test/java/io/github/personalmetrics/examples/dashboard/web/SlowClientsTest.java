package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.examples.dashboard.testing.Browser;
import io.github.personalmetrics.examples.dashboard.testing.TestDashboard;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More clients that dawdle than the server has threads, which keep nobody else waiting. */
@Timeout(60)
class SlowClientsTest {

  private static final int MANY = 400;

  private final TestDashboard dashboard = TestDashboard.start();
  private final List<Socket> slow = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    dashboard.close();
  }

  @Test
  void whoeverNeverEndsAFormKeepsNobodyWaiting() throws IOException {
    Browser owner = dashboard.owner();
    dawdle(
        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 1000\r\n\r\nname=a");

    assertOthersAreAnswered(owner);
    assertStillWaiting();
  }

  @Test
  void whoeverNeverEndsAHeaderKeepsNobodyWaiting() throws IOException {
    Browser owner = dashboard.owner();
    dawdle("GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: ");

    assertOthersAreAnswered(owner);
    assertStillWaiting();
  }

  @Test
  void whoeverListensToSyncsKeepsNobodyWaiting() throws IOException {
    Browser owner = dashboard.owner();
    dawdle(
        "GET /api/v1/sync/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
            + "Authorization: Bearer "
            + TestDashboard.API_TOKEN
            + "\r\n\r\n");

    assertOthersAreAnswered(owner);
  }

  private void dawdle(String request) throws IOException {
    URI url = dashboard.url();
    for (int i = 0; i < MANY; i++) {
      var socket = new Socket(url.getHost(), url.getPort());
      slow.add(socket);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }
  }

  private void assertOthersAreAnswered(Browser owner) {
    for (int i = 0; i < 20; i++) {
      assertThat(owner.get("/weight").statusCode()).isEqualTo(200);
      assertThat(dashboard.stranger().login("anna", TestDashboard.PASSWORD).statusCode())
          .isEqualTo(303);
    }
  }

  /** Otherwise the others had waited until the server gave these up. */
  private void assertStillWaiting() throws IOException {
    for (Socket socket : slow) {
      socket.setSoTimeout(1);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
