package io.github.personalmetrics.examples.dashboard.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits on this machine for a person who comes back from a consent page. */
final class CallbackServer implements AutoCloseable {

  static final String PATH = "/callback";

  private final HttpServer server;
  private final CompletableFuture<Account> connected = new CompletableFuture<>();

  private CallbackServer(HttpServer server) {
    this.server = server;
  }

  static CallbackServer listen(int port) {
    try {
      var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
      return new CallbackServer(server);
    } catch (IOException e) {
      throw new CommandException(
          "Port %d cannot be listened on: %s. Take another with --port, and register its address."
              .formatted(port, e.getMessage()));
    }
  }

  /** What has to be registered at the provider. */
  static URI redirect(int port) {
    return URI.create("http://localhost:" + port + PATH);
  }

  URI redirect() {
    return redirect(server.getAddress().getPort());
  }

  void answerWith(Function<Map<String, String>, Account> complete) {
    server.createContext("/", exchange -> handle(exchange, complete));
    server.start();
  }

  /**
   * @param otherwise what the person may have seen instead, and what to do; may be empty
   * @throws SourceException as completing does
   * @throws CommandException if nobody came
   */
  Account await(Duration patience, String otherwise) {
    try {
      return connected.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String late = "Nobody came back within " + patience.toMinutes() + " minutes. Run it again. ";
      throw new CommandException((late + otherwise).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("It was told to stop.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange, Function<Map<String, String>, Account> complete)
      throws IOException {
    try (exchange) {
      boolean callback =
          exchange.getRequestURI().getPath().equals(PATH)
              && exchange.getRequestMethod().equals("GET");
      if (!callback) {
        send(exchange, 404, "There is nothing here.");
        return;
      }
      try {
        Account account = complete.apply(CallbackQuery.parse(exchange.getRequestURI()));
        send(exchange, 200, "You are connected. You can close this page.");
        connected.complete(account);
      } catch (SourceException e) {
        send(exchange, 400, e.getMessage() + ". " + e.advice());
        if (!isStray(e)) {
          connected.completeExceptionally(e);
        }
      } catch (RuntimeException e) {
        send(exchange, 500, "It did not work; the terminal says why.");
        connected.completeExceptionally(e);
      }
    }
  }

  /** Anybody can send such a request: the person may still come. */
  private static boolean isStray(SourceException e) {
    return e.code().endsWith(".state-missing") || e.code().endsWith(".state-unknown");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + '\n').getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/plain; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Connection", "close");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
