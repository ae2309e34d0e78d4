package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.personalmetrics.connectors.strava.StravaProvider;
import io.github.personalmetrics.connectors.withings.WithingsProvider;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Runs commands against the simulated providers, and consents as a person would in a browser. */
abstract class ConsentRun {

  static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          3,
          LocalDate.parse("2026-01-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));
  private static final Pattern PAGE = Pattern.compile(" {3}(http://\\S+state=\\S+)");

  static final String OLD_KEY = key("an old key that is for this only");
  static final String NEW_KEY = key("a new key, which is for this too");

  @TempDir Path folder;

  final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
  final ProviderSimulator simulator =
      ProviderSimulator.builder().person(PERSON).clock(clock).start();
  final ListAppender<ILoggingEvent> log = new ListAppender<>();
  final StringBuffer everything = new StringBuffer();
  StringWriter out = new StringWriter();
  String input = "";
  Map<String, String> environment = Map.of();

  @BeforeEach
  void listen() throws IOException {
    write("");
    log.start();
    root().addAppender(log);
    root().setLevel(Level.TRACE);
  }

  @AfterEach
  void nothingSecretWasSaid() {
    root().setLevel(Level.OFF);
    root().detachAppender(log);
    simulator.close();
    log.list.forEach(event -> everything.append(line(event)));
    var secrets = new ArrayList<>(simulator.secrets());
    secrets.addAll(List.of(OLD_KEY, NEW_KEY));
    assertThat(secrets).hasSizeGreaterThan(5);
    assertThat(everything).isNotEmpty();
    secrets.forEach(secret -> assertThat(everything.toString()).doesNotContain(secret));
  }

  /** Stands for the person's browser. */
  interface Client {
    HttpResponse<String> open(URI page);
  }

  HttpResponse<String> connect(String provider) throws Exception {
    return connect(provider, 0);
  }

  HttpResponse<String> connect(String provider, int exitCode) throws Exception {
    return connect(provider, exitCode, ConsentRun::get);
  }

  HttpResponse<String> connect(String provider, int exitCode, Client browser) throws Exception {
    var page = new CompletableFuture<URI>();
    var shown = page.thenApplyAsync(browser::open);
    int code = run(page, "connect", provider, "--port", "0");
    assertThat(code).as(out.toString()).isEqualTo(exitCode);
    return shown.get();
  }

  int run(String... arguments) {
    return run(new CompletableFuture<>(), arguments);
  }

  int run(CompletableFuture<URI> page, String... arguments) {
    out =
        new StringWriter() {
          @Override
          public void flush() {
            Matcher matcher = PAGE.matcher(toString());
            if (matcher.find() && toString().contains("Waiting")) {
              page.complete(URI.create(matcher.group(1)));
            }
          }
        };
    var world =
        new World(
            environment,
            folder,
            clock,
            new BufferedReader(new StringReader(input)),
            List.of(new WithingsProvider(), new StravaProvider(), new FakeProvider(List.of())),
            started -> {});
    int code =
        Commands.commandLine(world)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments);
    everything.append(out);
    clock.advance(Duration.ofSeconds(1));
    return code;
  }

  static URI page(String output) {
    Matcher matcher = PAGE.matcher(output);
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.group(1));
  }

  static URI redirect(URI page) {
    Matcher matcher = Pattern.compile("redirect_uri=([^&]+)").matcher(page.getQuery());
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.group(1));
  }

  static HttpResponse<String> get(URI page) {
    return send(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build(), page);
  }

  static HttpResponse<String> noRedirects(URI page) {
    return send(HttpClient.newHttpClient(), page);
  }

  static HttpResponse<String> send(HttpClient client, URI page) {
    try {
      return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String places() {
    return "store=sqlite:%s/me.db\nsecrets.key-file=%s/key\nmodels=file:%s/models\n"
        .formatted(folder, folder, folder);
  }

  void write(String instead) throws IOException {
    String settings =
        places()
            + "withings.base-url=%s\nwithings.account-url=%s\nwithings.client-id=%s\nwithings.client-secret=%s\n"
                .formatted(
                    simulator.withingsBaseUrl(),
                    simulator.withingsAccountUrl(),
                    simulator.withingsClientId(),
                    simulator.withingsClientSecret())
            + "strava.base-url=%s\nstrava.oauth-url=%s\nstrava.client-id=%s\nstrava.client-secret=%s\n"
                .formatted(
                    simulator.stravaBaseUrl(),
                    simulator.stravaOauthUrl(),
                    simulator.stravaClientId(),
                    simulator.stravaClientSecret());
    // The later line of a key counts.
    Files.writeString(folder.resolve("personal-metrics.properties"), settings + instead);
  }

  private static String key(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static String line(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    return event.getFormattedMessage()
        + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown))
        + '\n';
  }
}
