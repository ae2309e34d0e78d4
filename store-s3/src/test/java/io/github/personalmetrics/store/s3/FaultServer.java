package io.github.personalmetrics.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request with the same fault, as S3 words it. */
final class FaultServer implements AutoCloseable {

  interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();

  FaultServer(Fault fault) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            fault.answer(exchange);
          }
        });
    server.start();
  }

  /** An error as S3 says it. */
  static Fault error(int status, String code, Map<String, String> headers) {
    return exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      String body =
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Error><Code>%s</Code><Message>No, said the bucket.</Message><RequestId>1</RequestId></Error>
          """
              .formatted(code);
      answer(exchange, status, body.getBytes(UTF_8), body.length());
    };
  }

  static Fault error(int status, String code) {
    return error(status, code, Map.of());
  }

  /** Says a length, sends half of it and hangs up. */
  static Fault torn() {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      answer(exchange, 200, "{\"version\":".getBytes(UTF_8), 1000);
    };
  }

  /** Sends other bytes than those that the checksum is of. */
  static Fault damaged() {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      exchange.getResponseHeaders().set("x-amz-checksum-crc32", "AAAAAA==");
      answer(exchange, 200, "{}".getBytes(UTF_8), 2);
    };
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int calls() {
    return calls.get();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body, int length)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
