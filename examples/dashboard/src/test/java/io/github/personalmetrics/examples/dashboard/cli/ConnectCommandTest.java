package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.connectors.strava.StravaProvider;
import io.github.personalmetrics.connectors.withings.WithingsProvider;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.store.sqlite.SqliteStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ConnectCommandTest {

  private static final SyntheticPerson PERSON =
      SyntheticPerson.of(
          3,
          LocalDate.parse("2026-01-01"),
          LocalDate.parse("2026-03-01"),
          ZoneId.of("Europe/Paris"));
  private static final Pattern PAGE = Pattern.compile(" {3}(http://\\S+state=\\S+)");
  private static final String OLD_KEY = key("an old key that is for this only");
  private static final String NEW_KEY = key("a new key, which is for this too");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
  private final ProviderSimulator simulator =
      ProviderSimulator.builder().person(PERSON).clock(clock).start();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final StringBuffer everything = new StringBuffer();
  private StringWriter out = new StringWriter();
  private String input = "";
  private Map<String, String> environment = Map.of();

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

  @ParameterizedTest
  @ValueSource(strings = {"withings", "strava"})
  void whoConsentsInTheBrowserIsConnectedAndCanRead(String provider) throws Exception {
    assertThat(run("check")).isEqualTo(4);
    assertThat(out.toString())
        .contains(provider + ".not-connected) Run: dashboard connect " + provider);

    assertThat(connect(provider).body()).contains("You are connected");

    assertThat(out.toString())
        .contains("   http://localhost:", "/callback\n")
        .contains(
            provider.equals("withings")
                ? "Withings is connected: account 20170042, which allowed"
                    + " user.activity, user.info, user.metrics."
                : "Strava is connected: account 20170042, which allowed"
                    + " activity:read_all, profile:read_all, read.");
    run("check");
    assertThat(out.toString()).containsPattern(provider + "/\\w+ OK is connected and answered in");
    simulator.expireWithingsTokens();
    simulator.expireStravaTokens();
    run("sync", "--source", provider);
    assertThat(out.toString()).containsPattern(provider + "/\\w+ OK read=");
    assertThat(simulator.calls(provider + "/refresh_token")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"withings", "strava"})
  void whoSaysNoIsToldSoHereAndInTheBrowser(String provider) throws Exception {
    simulator.denyConsents(true);

    HttpResponse<String> page = connect(provider, 4);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("you did not allow it at", "connect again and allow it");
    assertThat(out.toString()).contains("(" + provider + ".access-denied)");
    assertThat(run("check")).isEqualTo(4);
  }

  @Test
  void whoUnticksTooMuchIsTold() throws Exception {
    simulator.untickScopes("activity:read_all");

    assertThat(connect("strava", 4).body()).contains("missing: activity:read_all");
    assertThat(out.toString()).contains("(strava.scope-missing)");
  }

  @Test
  void whoMeetsTheAthleteLimitIsToldWhatItMeans() throws Exception {
    simulator.stravaAthleteLimit(true);

    assertThat(run("connect", "strava", "--paste")).isEqualTo(1);
    HttpResponse<String> page = noRedirects(page(out.toString()));
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Limit of connected athletes exceeded");
    assertThat(out.toString())
        .contains("No address was pasted", "Limit of connected athletes exceeded")
        .contains("(strava.athlete-limit)", "disconnect one, or ask for a higher tier");
  }

  @Test
  void strangersAtTheDoorAreSentAwayAndThePersonIsStillAwaited() throws Exception {
    var strangers = new ArrayList<Integer>();
    Client browser =
        page -> {
          URI callback = redirect(page);
          strangers.add(get(callback.resolve("/favicon.ico")).statusCode());
          strangers.add(get(callback).statusCode());
          strangers.add(get(URI.create(callback + "?state=guessed&code=x")).statusCode());
          strangers.add(get(URI.create(callback + "?state=%FF&error=%E2")).statusCode());
          strangers.add(get(URI.create(callback + "?error=access_denied")).statusCode());
          return get(page);
        };

    assertThat(connect("withings", 0, browser).statusCode()).isEqualTo(200);
    assertThat(strangers).containsExactly(404, 400, 400, 400, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whole address", "query only"})
  void theAddressCanBePasted(String how) throws Exception {
    // Begun in one process, pasted in another: the first one ends for want of input.
    assertThat(run("connect", "strava", "--paste")).isEqualTo(1);
    assertThat(out.toString())
        .contains("http://localhost:7071/callback\n", "No address was pasted");
    String location =
        noRedirects(page(out.toString())).headers().firstValue("Location").orElseThrow();
    input = (how.equals("whole address") ? location : location.split("\\?", 2)[1]) + '\n';

    assertThat(run("connect", "strava", "--paste")).as(out.toString()).isZero();
    assertThat(run("connect", "strava", "--paste")).isEqualTo(4);
    assertThat(out.toString()).contains("(strava.state-used)");
  }

  @Test
  void somebodyElseIsRefusedOnceDataIsStored() throws Exception {
    connect("withings");
    run("sync", "--source", "withings");
    try (var other =
        ProviderSimulator.builder().person(PERSON).clock(clock).withingsUserId("99").start()) {
      write(
          "withings.base-url=%s\nwithings.account-url=%s\nwithings.client-id=%s\nwithings.client-secret=%s\n"
              .formatted(
                  other.withingsBaseUrl(),
                  other.withingsAccountUrl(),
                  other.withingsClientId(),
                  other.withingsClientSecret()));

      assertThat(connect("withings", 1).body()).contains("account 99", "account 20170042");
      assertThat(out.toString()).contains("(withings.other-account)");
    }
  }

  @Test
  void disconnectingForgetsAndTells() throws Exception {
    connect("withings");

    assertThat(run("disconnect", "withings")).isZero();
    assertThat(out.toString()).isEqualTo("Withings is disconnected.\n");
    assertThat(simulator.calls("withings/revoke")).isEqualTo(1);
    assertThat(run("check")).isEqualTo(4);
    assertThat(out.toString()).contains("(withings.not-connected)");
  }

  @Test
  void disconnectingOfflineForgetsAndSaysWhatIsLeftToDo() throws Exception {
    connect("strava");
    simulator.close();

    assertThat(run("disconnect", "strava")).isEqualTo(1);
    assertThat(out.toString())
        .contains("forgotten here", "Take the access away yourself at http", "(strava.not-told)");
  }

  @Test
  void theKeyCanBeChanged() throws Exception {
    connect("withings");
    String before = Files.readString(folder.resolve("key"));

    assertThat(run("rotate-key")).isZero();
    assertThat(out.toString()).contains("2 secrets are encrypted with the new key in");
    assertThat(Files.readString(folder.resolve("key"))).isNotEqualTo(before);
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }

  @Test
  void changingTheKeyDestroysNoSecretThatIsNotKnown() throws Exception {
    connect("withings");
    keep("food.token");
    keep("fake.token");

    assertThat(run("rotate-key")).isZero();
    assertThat(out.toString()).contains("3 secrets are encrypted", "The old keys are kept");
    assertThat(kept("food.token")).isEqualTo("kept");
    assertThat(kept("fake.token")).isEqualTo("kept");

    assertThat(run("rotate-key", "--drop-old")).isZero();
    assertThat(out.toString()).contains("The old keys are gone", "not installed now");
    assertThat(kept("fake.token")).isEqualTo("kept");
    assertThatThrownBy(() -> kept("food.token")).hasMessageContaining("not at hand");
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }

  @Test
  void aMissingKeyIsNotReplacedWhileOnlySomebodyUnknownHasASecret() throws Exception {
    run("check");
    keep("food.token");
    Files.delete(folder.resolve("key"));

    run("check");
    assertThat(out.toString()).contains("there is no key file");
    assertThat(folder.resolve("key")).doesNotExist();
  }

  private void keep(String name) {
    try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
      encrypted(stores).compareAndSet(name, 0, "kept".getBytes(StandardCharsets.UTF_8));
    }
  }

  private String kept(String name) {
    try (var stores = SqliteStore.open(folder.resolve("me.db"), clock)) {
      byte[] bytes = encrypted(stores).load(name).orElseThrow().bytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private TokenStore encrypted(SqliteStore stores) {
    var me = SubjectId.of("me");
    var keys = TokenKeys.read(folder.resolve("key"));
    return new EncryptedTokenStore(stores.open(me).tokens(), keys, me);
  }

  @Test
  void theKeyCanComeFromTheEnvironmentAndBeChangedThere() throws Exception {
    environment = Map.of("PM_SECRETS_KEY", OLD_KEY);
    connect("withings");
    assertThat(folder.resolve("key")).doesNotExist();

    environment = Map.of("PM_SECRETS_KEY", NEW_KEY);
    run("check");
    assertThat(out.toString()).contains("(tokens.key-unknown)");
    environment = Map.of("PM_SECRETS_KEY", NEW_KEY + "," + OLD_KEY);
    assertThat(run("rotate-key")).isZero();
    environment = Map.of("PM_SECRETS_KEY", NEW_KEY);
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
    environment = Map.of("PM_SECRETS_KEY", "hunter2");
    assertThat(run("check")).isEqualTo(1);
    assertThat(out.toString()).contains("secrets.key in the environment variable PM_SECRETS_KEY");
  }

  @Test
  void aMissingKeyIsNotReplacedWhileTokensAreStored() throws Exception {
    connect("withings");
    Files.delete(folder.resolve("key"));

    assertThat(run("check")).isEqualTo(1);
    assertThat(out.toString()).contains("there is no key file", "backup", "openssl rand");
    assertThat(folder.resolve("key")).doesNotExist();
    Files.writeString(folder.resolve("key"), NEW_KEY + '\n');
    run("check");
    assertThat(out.toString()).contains("(tokens.key-unknown)");
    connect("withings");
    run("check");
    assertThat(out.toString()).contains("withings/measures OK");
  }

  @Test
  void whatCannotBeConnectedIsExplained() throws IOException {
    assertThat(run("connect", "garmin")).isEqualTo(1);
    assertThat(out.toString())
        .contains("There is no provider garmin; there are withings, strava, fake");
    assertThat(run("connect", "fake")).isEqualTo(1);
    assertThat(out.toString()).contains("Fake asks for no consent");
    assertThat(run("connect")).isEqualTo(2);
    assertThat(run("connect", "withings", "--port", "70000")).isEqualTo(2);
    Files.writeString(folder.resolve("personal-metrics.properties"), places());
    assertThat(run("connect", "withings")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Withings is not set up: set withings.client-id and withings.client-secret in");
  }

  @Test
  void aTakenPortIsSaidWithWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = taken.getLocalPort();

      assertThat(run("connect", "withings", "--port", Integer.toString(port))).isEqualTo(1);
      assertThat(out.toString()).contains("Port " + port, "--port");
    }
  }

  /** Stands for the person's browser. */
  private interface Client {
    HttpResponse<String> open(URI page);
  }

  private HttpResponse<String> connect(String provider) throws Exception {
    return connect(provider, 0);
  }

  private HttpResponse<String> connect(String provider, int exitCode) throws Exception {
    return connect(provider, exitCode, ConnectCommandTest::get);
  }

  private HttpResponse<String> connect(String provider, int exitCode, Client browser)
      throws Exception {
    var page = new CompletableFuture<URI>();
    var shown = page.thenApplyAsync(browser::open);
    int code = run(page, "connect", provider, "--port", "0");
    assertThat(code).as(out.toString()).isEqualTo(exitCode);
    return shown.get();
  }

  private int run(String... arguments) {
    return run(new CompletableFuture<>(), arguments);
  }

  private int run(CompletableFuture<URI> page, String... arguments) {
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

  private static URI page(String output) {
    Matcher matcher = PAGE.matcher(output);
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.group(1));
  }

  private static URI redirect(URI page) {
    Matcher matcher = Pattern.compile("redirect_uri=([^&]+)").matcher(page.getQuery());
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.group(1));
  }

  private static HttpResponse<String> get(URI page) {
    return send(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build(), page);
  }

  private static HttpResponse<String> noRedirects(URI page) {
    return send(HttpClient.newHttpClient(), page);
  }

  private static HttpResponse<String> send(HttpClient client, URI page) {
    try {
      return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String places() {
    return "store=sqlite:%s/me.db\nsecrets.key-file=%s/key\nmodels=file:%s/models\n"
        .formatted(folder, folder, folder);
  }

  private void write(String instead) throws IOException {
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
