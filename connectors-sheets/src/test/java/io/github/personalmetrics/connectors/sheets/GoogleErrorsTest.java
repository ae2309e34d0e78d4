package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleErrorsTest {

  private final Athlete me = new Athlete();

  @AfterEach
  void stop() {
    me.close();
  }

  private SourceException failure(SheetsConfig config) {
    return catchThrowableOfType(
        SourceException.class,
        () -> SheetsConnector.of(config).fetch(FetchRequest.resume(Cursor.START)));
  }

  private SheetsConfig config() {
    return Athlete.config(me.simulator);
  }

  @Test
  void whoMayNotReadTheSheetIsToldWhomToShareItWith() {
    me.simulator.sheet().share(false);

    var run = me.sync();

    assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(run.code()).isEqualTo("sheets.no-permission");
    assertThat(run.advice())
        .isEqualTo(
            "Share the sheet with reader@simulated-project.iam.gserviceaccount.com as a viewer.");
  }

  @Test
  void aSheetThatIsNotThereSaysWhereItsIdIsFound() {
    var other =
        SheetsConfig.of("another", me.simulator.sheetsCredentialsJson())
            .withRootUrl(me.simulator.sheetsRootUrl());

    assertThat(failure(other))
        .isInstanceOf(SourceException.Refused.class)
        .satisfies(e -> assertThat(e.code()).isEqualTo("sheets.not-found"))
        .satisfies(e -> assertThat(e.advice()).contains("/d/"));
  }

  @Test
  void theQuotaEndsTheRunForAMinute() {
    try (var busy =
        new Athlete(
            ProviderSimulator.builder().person(Athlete.SYNTHETIC).sheetsRequestsPerMinute(1),
            "log:workouts")) {
      var run = busy.sync();

      assertThat(run.outcome()).isEqualTo(Outcome.RATE_LIMITED);
      assertThat(run.resumeAt()).isEqualTo(busy.clock.instant().plusSeconds(60));
      assertThat(busy.simulator.calls("sheets/batchGet")).isEqualTo(1);
    }
  }

  @Test
  void aKeyThatGoogleDoesNotKnowNeedsANewOne() {
    try (var other = ProviderSimulator.builder().person(Athlete.SYNTHETIC).start()) {
      var config =
          SheetsConfig.of(me.simulator.sheetsSpreadsheetId(), other.sheetsCredentialsJson())
              .withRootUrl(me.simulator.sheetsRootUrl())
              .withTokenUrl(me.simulator.sheetsTokenUrl());

      assertThat(failure(config))
          .isInstanceOf(SourceException.Unauthorized.class)
          .hasNoCause()
          .satisfies(e -> assertThat(e.code()).isEqualTo("sheets.credentials-rejected"))
          .satisfies(e -> assertThat(e.advice()).contains("sheets.credentials-file"));
      assertThat(me.simulator.calls("sheets/token")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {} | sheets.unavailable",
        "503 | <html>gateway</html> | sheets.unavailable",
        "200 | <html>sign in</html> | sheets.unavailable",
        "401 | {} | sheets.unauthorized",
        "400 | {\"error\":{\"message\":\"Unable to parse range: 'log'\"}} | sheets.tab-missing",
        "400 | {\"error\":{\"message\":\"This operation is not supported for this document\"}}"
            + " | sheets.not-a-sheet",
        "400 | {} | sheets.bad-request",
        "403 | {\"error\":{\"message\":\"Google Sheets API has not been used in project 1\"}}"
            + " | sheets.api-disabled",
        "418 | {} | sheets.unexpected-answer",
        "200 | {} | sheets.unexpected-answer",
        "200 | {\"properties\":{\"timeZone\":\"Mars/Olympus\"}} | sheets.unexpected-answer",
        "200 | {\"properties\":{\"timeZone\":\"UTC\"}} | sheets.unexpected-answer"
      })
  void everyAnswerHasACode(int status, String body, String code) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          String type = body.startsWith("{") ? "application/json" : "text/html";
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var error = failure(config().withRootUrl(address(server)));

      assertThat(error.code()).isEqualTo(code);
      assertThat(error.advice()).isNotBlank();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsNotAskedForAgain() throws IOException {
    var queries = new ConcurrentLinkedQueue<String>();
    var server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          queries.add(exchange.getRequestURI().getQuery());
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            var some = new byte[1 << 20];
            for (int i = 0; i < 17; i++) {
              body.write(some);
            }
          } catch (IOException e) {
            // The client has seen enough.
          }
          exchange.close();
        });
    server.start();
    try {
      var error = failure(config().withRootUrl(address(server)));

      assertThat(error).isInstanceOf(SourceException.InvalidResponse.class);
      assertThat(error.code()).isEqualTo("sheets.too-large");
      assertThat(error.advice()).contains("sheets.tabs", "CSV");
      assertThat(queries).singleElement().asString().contains("prettyPrint=false");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aTokenEndpointThatIsDownIsUnavailableAndAskedOnce() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    var config = config().withTokenUrl(address(server));
    try {
      assertThat(failure(config)).isInstanceOf(SourceException.Unavailable.class).hasNoCause();
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
    assertThat(failure(config)).isInstanceOf(SourceException.Unavailable.class);
  }

  @Test
  void aServerThatDoesNotAnswerIsUnavailable() throws IOException {
    var over = new CountDownLatch(1);
    var threads = Executors.newSingleThreadExecutor();
    var server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      var config = config().withRootUrl(address(server)).withTimeout(Duration.ofMillis(200));

      assertThat(failure(config)).isInstanceOf(SourceException.Unavailable.class);
    } finally {
      over.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
