package io.github.personalmetrics.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultyServerTest {

  private HttpServer provider;
  private FaultyServer server;
  private URI thing;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newCachedThreadPool());
    provider.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String said =
              "{\"method\":\"%s\",\"query\":\"%s\",\"body\":\"%s\"}"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI().getRawQuery(),
                      new String(body, StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("X-Told", "yes");
          // Chunked, as a provider may.
          exchange.sendResponseHeaders(exchange.getRequestURI().getPath().length(), 0);
          try (exchange) {
            exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
          }
        });
    provider.start();
    // The provider answers with the length of the path as its status.
    var base = URI.create("http://127.0.0.1:" + provider.getAddress().getPort());
    thing = base.resolve("/" + "x".repeat(199) + "?a=b%20c");
    server = FaultyServer.inFrontOf(base);
  }

  @AfterEach
  void stop() {
    server.close();
    provider.stop(0);
  }

  private HttpResponse<String> ask() throws Exception {
    return ask(HttpClient.newHttpClient(), server);
  }

  private HttpResponse<String> ask(HttpClient client, FaultyServer at) throws Exception {
    var request =
        HttpRequest.newBuilder(at.front(thing))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer s3cret")
            .POST(HttpRequest.BodyPublishers.ofString("hello"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void withoutAFaultEverythingIsPassedOn() throws Exception {
    var answer = ask();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-told")).contains("yes");
    assertThat(answer.body())
        .isEqualTo("{\"method\":\"POST\",\"query\":\"a=b%20c\",\"body\":\"hello\"}");
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).header("authorization")).contains("Bearer s3cret");
    assertThat(server.requests().toString()).doesNotContain("s3cret");
  }

  @Test
  void theDialChoosesWhichRequestsGoWrong() throws Exception {
    server.dial().request(2, request -> true, StatusFaults.status(503, "", ""));

    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(ask().statusCode()).isEqualTo(503);
    assertThat(ask().statusCode()).isEqualTo(200);

    server.dial().off();
    server.dial().next(2, request -> true, StatusFaults.status(502, "", ""));
    server.dial().always(request -> request.path().endsWith("/no"), BodyFaults.html());

    assertThat(ask().statusCode()).isEqualTo(502);
    assertThat(ask().statusCode()).isEqualTo(502);
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(server.dial().hits()).isEqualTo(2);
  }

  @Test
  void halfABodyIsABrokenConnectionOrJustHalfABody() throws Exception {
    server.dial().next(1, request -> true, ConnectionFaults.truncatedWithoutLength());
    assertThat(ask().body()).startsWith("{\"method\"").doesNotEndWith("}");

    for (Fault fault :
        new Fault[] {
          ConnectionFaults.truncated(),
          ConnectionFaults.truncatedChunks(),
          ConnectionFaults.resetInBody(),
          ConnectionFaults.resetBeforeAnswer(),
          ConnectionFaults.garbage()
        }) {
      server.dial().off();
      server.dial().always(request -> true, fault);
      assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
      assertThat(server.dial().hits()).isPositive();
    }
  }

  @Test
  void silenceLastsUntilTheClientGivesUp() {
    server.dial().always(request -> true, TimeFaults.noAnswer());
    var request =
        HttpRequest.newBuilder(server.front(thing)).timeout(Duration.ofMillis(50)).build();

    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aClosedServerCutsWhoStillWaits() throws Exception {
    server.dial().always(request -> true, TimeFaults.noAnswer());
    URI address = server.front(thing);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      server.close();

      assertThat(endOf(socket)).isNegative();
    }
  }

  private static int endOf(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void anAnswerMayQuoteWhatWasSent() throws Exception {
    server
        .dial()
        .always(
            request -> true,
            StatusFaults.quoting(ProviderAnswer.of(400, "text/plain", "bad: {secret}")));

    assertThat(ask().body()).isEqualTo("bad: Bearer s3cret");
  }

  @Test
  void aCertificateIsAsGoodAsItIs() throws Exception {
    var good = TlsIdentity.good();
    try (var tls = FaultyServer.inFrontOf(thing, good)) {
      var client = HttpClient.newBuilder().sslContext(good.client()).build();
      assertThat(ask(client, tls).statusCode()).isEqualTo(200);
    }
    refuses(TlsIdentity.expired(), "validity check failed");
    refuses(TlsIdentity.ofAnotherHost(), "No subject alternative names matching");
  }

  private void refuses(TlsIdentity identity, String why) {
    try (var tls = FaultyServer.inFrontOf(thing, identity)) {
      var client = HttpClient.newBuilder().sslContext(identity.client()).build();
      assertThatThrownBy(() -> ask(client, tls))
          .isInstanceOf(SSLHandshakeException.class)
          .hasStackTraceContaining(why);
      assertThat(tls.requests()).isEmpty();
    }
  }
}
