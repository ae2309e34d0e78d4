package io.github.personalmetrics.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Hands each request to the service whose mount point ({@code /withings/}) its path starts with.
 */
final class Router implements HttpHandler {
  private final Map<String, Service> services;

  Router(Map<String, Service> services) {
    this.services = Map.copyOf(services);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    for (var mount : services.entrySet()) {
      if (path.startsWith(mount.getKey())) {
        try {
          return mount.getValue().answer(Request.of(exchange, mount.getKey()));
        } catch (IllegalArgumentException malformed) {
          return Reply.text(400, "The simulator cannot read this request's parameters.");
        } catch (RuntimeException bug) {
          // Without an answer the client would wait; the type alone cannot hold a secret.
          return Reply.text(500, "The simulator failed: " + bug.getClass().getSimpleName());
        }
      }
    }
    return Reply.text(404, "The simulator has nothing here; it serves " + services.keySet());
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    // On a kept connection the JDK 17 server sends head and body apart, and Nagle's algorithm makes
    // each small answer wait 40 ms for the client's acknowledgement.
    exchange.getResponseHeaders().set("Connection", "close");
    boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }
}
