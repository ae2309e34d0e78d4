package io.github.personalmetrics.connectors.withings;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.testkit.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** A provider that answers whatever a test says. */
final class Stub implements AutoCloseable {

  private final HttpServer server;

  /**
   * @param answers from the fields of the form to the body
   */
  Stub(Function<Map<String, String>, String> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  private static void answer(HttpExchange exchange, Function<Map<String, String>, String> answers)
      throws IOException {
    try (exchange) {
      byte[] body = answers.apply(fields(exchange)).getBytes(StandardCharsets.UTF_8);
      // On a kept connection each small answer would wait 40 ms for an acknowledgement.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, String> fields(HttpExchange exchange) throws IOException {
    var fields = new TreeMap<String, String>();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    for (String pair : form.split("&", -1)) {
      String[] field = pair.split("=", 2);
      fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  WithingsConfig config() {
    return WithingsConfig.of("app", "a-secret-of-the-app")
        .withRequestsPerMinute(0)
        .withBaseUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .withTokens("access", "refresh");
  }

  WithingsConnector measures(Clock clock) {
    var config = config();
    var tokens = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
    return WithingsConnector.measures(config, tokens, new OkHttpClient(), clock);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
