package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.personalmetrics.simulator.fault.BodyFaults;
import io.github.personalmetrics.simulator.fault.ConnectionFaults;
import io.github.personalmetrics.simulator.fault.Fault;
import io.github.personalmetrics.simulator.fault.FaultyServer;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.StatusFaults;
import io.github.personalmetrics.simulator.fault.TlsIdentity;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;

/** What a broken wire comes to, and what of it is told. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportFaultsTest {

  interface ThingApi {
    @GET("thing")
    Thing thing(@Header("Authorization") String bearer);

    @FormUrlEncoded
    @POST("token")
    Thing token(@Field("grant_type") String grant, @Field("refresh_token") String token);

    record Thing(@Nullable String name, @Nullable Integer size) {}
  }

  private static final String TOKEN = "s3cret/t0ken+with=signs";
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

  private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
  private final FaultyServer server = FaultyServer.inFrontOf(NOBODY);

  @AfterEach
  void stop() {
    server.close();
  }

  private ThingApi api(URI base, OkHttpClient client) {
    return ProviderApi.of("test", client).withClock(clock).create(ThingApi.class, base);
  }

  private SourceException failure(URI base) {
    return failure(base, new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build());
  }

  private SourceException failure(URI base, OkHttpClient client) {
    return catchThrowableOfType(
        SourceException.class, () -> api(base, client).thing("Bearer " + TOKEN));
  }

  private SourceException struck(Fault fault) {
    server.dial().always(request -> true, fault);
    return failure(server.front(NOBODY));
  }

  private ThingApi.Thing answered(ProviderAnswer answer) {
    server.dial().always(request -> true, StatusFaults.answer(answer));
    return api(server.front(NOBODY), new OkHttpClient()).thing("Bearer " + TOKEN);
  }

  @Test
  void whyThereIsNoConnectionIsTold() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var errors =
        List.of(
            failure(URI.create("http://127.0.0.1:" + free)),
            failure(URI.create("http://nosuchhost.invalid")),
            untrusted(TlsIdentity.expired()),
            struck(ConnectionFaults.garbage()));

    assertThat(errors)
        .extracting(SourceException::code)
        .containsExactly(
            "test.unreachable", "test.unknown-host", "test.untrusted", "test.not-http");
    assertThat(errors).allMatch(error -> error instanceof Unavailable);
    assertThat(new HashSet<>(errors.stream().map(Throwable::getMessage).toList())).hasSize(4);
    assertThat(untrusted(TlsIdentity.ofAnotherHost())).hasMessageContaining("not verified");
  }

  private SourceException untrusted(TlsIdentity identity) {
    var client =
        new OkHttpClient.Builder()
            .sslSocketFactory(identity.client().getSocketFactory(), identity.trust())
            .build();
    try (var tls = FaultyServer.inFrontOf(NOBODY, identity)) {
      return failure(tls.front(NOBODY), client);
    }
  }

  @Test
  void whatBrokeOffIsNotTakenForUnknown() {
    assertThat(struck(ConnectionFaults.resetBeforeAnswer()).code())
        .isIn("test.connection-lost", "test.cut-short");
    server.dial().off();
    server
        .dial()
        .always(
            request -> true,
            exchange ->
                exchange.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
                    "{}".getBytes(StandardCharsets.UTF_8)));
    assertThat(failure(server.front(NOBODY)).code()).isEqualTo("test.cut-short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"size\":NaN}",
        "{\"size\":1}{}",
        "{\"size\":1} //",
        "{size:1}",
        "{\"size\":1,}",
        "{\"other\":[1,}"
      })
  void whatIsNotJsonToItsEndIsNoAnswer(String body) {
    var error = struck(StatusFaults.status(200, "application/json", body));

    assertThat(error).isInstanceOf(Unavailable.class);
    assertThat(error.code()).isEqualTo("test.not-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{\"size\":1", "[1,"})
  void whatEndsTooEarlyIsNoAnswer(String body) {
    var error = struck(StatusFaults.status(200, "application/json", body));

    assertThat(error).isInstanceOf(Unavailable.class);
    assertThat(error.code()).isEqualTo("test.cut-short");
  }

  @Test
  void aWebPageIsNoAnswerEvenIfItWereJson() {
    assertThat(struck(StatusFaults.status(200, "text/html", "{}")))
        .hasMessageContaining("web page");
    server.dial().off();
    assertThat(struck(BodyFaults.html()).code()).isEqualTo("test.not-json");
  }

  @Test
  void anotherEncodingIsNoAnswer() {
    var answer =
        ProviderAnswer.of(200, "application/json", "")
            .withBytes("{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(struck(StatusFaults.answer(answer))).hasMessageContaining("UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(answered(ProviderAnswer.of(200, "application/json", "\uFEFF{\"size\":1}")).size())
        .isEqualTo(1);
  }

  @Test
  void ofAFieldThatComesTwiceTheLastOneCounts() {
    assertThat(answered(ProviderAnswer.of(200, "", "{\"size\":1,\"size\":2}")).size()).isEqualTo(2);
  }

  @Test
  void theTimeoutOfTheLentClientCounts() {
    var hasty = new OkHttpClient.Builder().callTimeout(Duration.ofMillis(200)).build();
    server.dial().always(request -> true, exchange -> exchange.hold());

    assertThat(failure(server.front(NOBODY), hasty).code()).isEqualTo("test.timeout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"message\":\"Too early\"} | test answered with HTTP status 400: Too"
            + " early",
        "application/json | {\"error\":{\"message\":\"a\\n"
            + " b\"}} | test answered with HTTP status 400: a b",
        "application/json | {\"error\":\"bad\",\"error_description\":\"worse\"}"
            + " | test answered with HTTP status 400: worse",
        "text/plain | No, thanks | test answered with HTTP status 400: No, thanks",
        "application/json | [7] | test answered with HTTP status 400",
        "application/json | {\"message\": | test answered with HTTP status 400",
        "text/html | <p>no</p> | test answered with HTTP status 400"
      })
  void anErrorHasTheProvidersOwnWords(String type, String body, String message) {
    assertThat(struck(StatusFaults.status(400, type, body))).hasMessage(message);
  }

  @Test
  void wordsAreShortAndQuoteNoSecret() {
    var error =
        struck(
            StatusFaults.quoting(
                ProviderAnswer.of(400, "text/plain", "no: {secret} " + "so ".repeat(9_000))));

    assertThat(error.getMessage()).contains("no: Bearer [hidden] so so").hasSizeLessThan(250);
    assertThat(trace(error)).doesNotContain(TOKEN);
  }

  @Test
  void aRefreshTokenThatIsQuotedIsHidden() {
    server
        .dial()
        .always(
            request -> true,
            exchange ->
                exchange.send(
                    ProviderAnswer.of(
                        400, "text/plain", "invalid: " + TOKEN + " " + exchange.request().body())));
    var error =
        catchThrowableOfType(
            SourceException.class,
            () -> api(server.front(NOBODY), new OkHttpClient()).token("refresh_token", TOKEN));

    assertThat(error.getMessage()).contains("invalid: [hidden] grant_type=refresh_token");
    assertThat(trace(error)).doesNotContain(TOKEN, "s3cret");
  }

  private static String trace(Throwable error) {
    var text = new StringWriter();
    error.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void aGoodAnswerThatQuotesTheTokenIsReadWithoutIt() {
    assertThat(answered(ProviderAnswer.of(200, "", "{\"name\":\"" + TOKEN + "\"}")).name())
        .isEqualTo("[hidden]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "90 | - | PT1M30S",
        " 0 | - | PT0S",
        "864000 | - | PT240H",
        "-5 | - | -",
        "soon | - | -",
        "99999999999999 | - | -",
        "Mon, 02 Mar 2026 12:02:00 GMT | - | PT2M",
        "Mon, 02 Mar 2026 11:02:00 GMT | - | PT0S",
        "Mon, 02 Mar 2026 12:02:00 GMT | Mon, 02 Mar 2026 12:01:30 GMT | PT30S",
        "Mon, 02 Mar 2026 12:02:00 GMT | yesterday | PT2M",
        "Tue, 02 Mar 2026 12:02:00 GMT | - | -",
        "- | - | -"
      })
  void aWaitIsSaidInSecondsOrAsADate(
      @Nullable String retryAfter, @Nullable String date, @Nullable Duration wait) {
    Map<String, String> headers = new HashMap<>();
    if (retryAfter != null) {
      headers.put("retry-after", retryAfter);
    }
    if (date != null) {
      headers.put("date", date);
    }

    assertThat(new ErrorReading.Answer(429, headers, "").retryAfter(clock.instant()))
        .isEqualTo(Optional.ofNullable(wait));
  }

  @Test
  void eachRefusalHasACodeOfItsOwn() {
    Set<String> codes = new HashSet<>();
    for (int status : new int[] {302, 400, 401, 403, 404, 410}) {
      server.dial().off();
      codes.add(struck(StatusFaults.status(status, "", "")).code());
    }

    assertThat(codes).hasSize(6);
  }
}
