package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;

class ProviderApiTest {

  interface ThingApi {
    @GET("thing")
    Thing thing();

    record Thing(@Nullable String name, @Nullable Integer size) {}
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private ThingApi answering(HttpHandler handler) {
    server.createContext("/api/thing", handler);
    return api(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"));
  }

  private ThingApi answering(int status, String body) {
    return answering(exchange -> send(exchange, status, body));
  }

  private static ThingApi api(URI base) {
    return ProviderApi.of("test", new OkHttpClient(), Duration.ofSeconds(5))
        .create(ThingApi.class, base);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void theBodyItselfIsReturned() {
    assertThat(answering(200, "{\"name\":\"a\",\"size\":3,\"new\":true}").thing())
        .isEqualTo(new ThingApi.Thing("a", 3));
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized, test.invalid-token",
    "403, Refused, test.http-403",
    "404, Refused, test.http-404",
    "408, Unavailable, test.http-408",
    "429, RateLimited, test.rate-limited",
    "500, Unavailable, test.http-500",
    "503, Unavailable, test.http-503"
  })
  void aStatusSaysWhatToDo(int status, String type, String code) {
    Throwable thrown = catchThrowable(() -> answering(status, "<html>no</html>").thing());

    assertThat(thrown).isInstanceOf(SourceException.class);
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(((SourceException) thrown).code()).isEqualTo(code);
    assertThat(((SourceException) thrown).advice()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void theProvidersWaitIsPassedOn(int status) {
    var api =
        answering(
            exchange -> {
              exchange.getResponseHeaders().add("Retry-After", "90");
              send(exchange, status, "");
            });

    assertThatThrownBy(api::thing)
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(90)));
  }

  @Test
  void aProviderMayReadMoreFromAnErrorThanItsStatus() {
    server.createContext(
        "/api/thing",
        exchange -> {
          exchange.getResponseHeaders().add("X-Why", "tired");
          send(exchange, 403, "{\"name\":\"a\"}");
        });
    var api =
        ProviderApi.of("test", new OkHttpClient())
            .withErrors(
                answer ->
                    answer
                        .bodyAs(ThingApi.Thing.class)
                        .map(
                            thing ->
                                new Unavailable(
                                    "test.asleep",
                                    thing.name() + answer.header("x-why").orElse(""),
                                    "Wait.",
                                    null)))
            .create(ThingApi.class, base());

    assertThatThrownBy(api::thing).isInstanceOf(Unavailable.class).hasMessage("atired");
  }

  @Test
  void anErrorThatTheProviderCannotReadMeansWhatItsStatusMeans() {
    server.createContext("/api/thing", exchange -> send(exchange, 403, "<html>no</html>"));
    var api =
        ProviderApi.of("test", new OkHttpClient())
            .withErrors(
                answer ->
                    answer
                        .bodyAs(ThingApi.Thing.class)
                        .map(thing -> new Unavailable("test.asleep", "never", "Wait.", null)))
            .create(ThingApi.class, base());

    assertThatThrownBy(api::thing)
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo("test.http-403"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Bad gateway</html>", "{\"name\":\"a\"", "{\"name\":\"a\"} junk"})
  void whatIsNotJsonToItsEndMayWorkNextTime(String body) {
    Throwable thrown = catchThrowable(() -> answering(200, body).thing());

    assertThat(thrown)
        .isInstanceOfAny(Unavailable.class, InvalidResponse.class)
        .isInstanceOf(SourceException.class);
  }

  @Test
  void jsonOfAnotherShapeIsTheConnectorsProblem() {
    assertThatThrownBy(() -> answering(200, "{\"size\":\"many\"}").thing())
        .isInstanceOf(InvalidResponse.class);
  }

  @Test
  void anEmptyAnswerIsNoAnswer() {
    assertThatThrownBy(() -> answering(200, "").thing()).isInstanceOf(SourceException.class);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  @Test
  void aTokenDoesNotFollowARedirect() {
    var visited = new AtomicInteger();
    server.createContext(
        "/elsewhere",
        exchange -> {
          visited.incrementAndGet();
          send(exchange, 200, "{}");
        });
    var api =
        answering(
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              send(exchange, 302, "");
            });

    assertThatThrownBy(api::thing).isInstanceOf(Refused.class);
    assertThat(visited).hasValue(0);
  }

  @Test
  void aServerThatIsNotThereMayBeThereNextTime() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(() -> api(URI.create("http://127.0.0.1:" + port + "/")).thing())
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.code()).isEqualTo("test.unreachable"));
  }

  @Test
  void aBodyThatNeverEndsIsCutOff() {
    var api =
        answering(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
              try (exchange;
                  var body = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                  body.write(spaces);
                }
              }
            });

    assertThatThrownBy(api::thing)
        .isInstanceOfSatisfying(
            InvalidResponse.class, e -> assertThat(e.code()).isEqualTo("test.too-large"));
  }

  @Test
  void silenceAfterTheHeadersEndsAtTheDeadline() throws Exception {
    var done = new CountDownLatch(1);
    server.createContext(
        "/slow/thing",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            done.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var api =
        ProviderApi.of("test", new OkHttpClient(), Duration.ofMillis(300))
            .create(ThingApi.class, URI.create(base().toString().replace("/api/", "/slow/")));
    try {
      assertThatThrownBy(api::thing)
          .isInstanceOfSatisfying(
              Unavailable.class, e -> assertThat(e.code()).isEqualTo("test.timeout"));
    } finally {
      done.countDown();
    }
  }

  @Test
  void aRowThatCannotBeReadDoesNotHideItsText() {
    var row = new RawJson("{\"name\":\"a\",\"size\":\"many\"}");

    assertThatThrownBy(() -> row.as(ThingApi.Thing.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.size");
    assertThat(row.text()).contains("many");
  }
}
