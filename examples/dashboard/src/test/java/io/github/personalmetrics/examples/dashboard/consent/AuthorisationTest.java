package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.examples.dashboard.consent.Connection.Provider;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to an access: one refresh at most, a clear state, no loop, and no pair lost. */
class AuthorisationTest {

  @TempDir private Path folder;

  private final List<Connection> connections = new ArrayList<>();
  private final StringWriter told = new StringWriter();

  @AfterEach
  void noErrorHoldsASecret() {
    for (Connection me : connections) {
      for (String secret : me.secrets()) {
        assertThat(told.toString()).doesNotContain(secret);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void anExpiredTokenIsRenewedOnce(Provider provider) {
    try (var me = connected(provider)) {
      me.expire();

      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenThatExpiresByTheClockIsRenewedBeforeItIsUsed(Provider provider) {
    try (var me = connected(provider)) {
      me.clock.advance(Duration.ofHours(6).minusSeconds(30));

      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenThatDiesInTheMiddleOfARunIsRenewed(Provider provider) {
    try (var me = connected(provider)) {
      SourceConnector connector = me.connector();
      me.read(connector);
      me.expire();
      assertThat(me.read(connector).records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void everyRotationIsStoredBeforeItIsUsed(Provider provider) {
    try (var me = connected(provider)) {
      for (int i = 1; i <= 4; i++) {
        byte[] before = me.storedBytes();
        me.expire();
        me.clock.advance(Duration.ofSeconds(11));
        assertThat(me.read().records()).isNotEmpty();
        assertThat(me.refreshes()).isEqualTo(i);
        assertThat(me.storedBytes()).isNotEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void ifTheAnswerToARefreshIsLostTheStoreIsAsItWas(Provider provider) {
    try (var me = connected(provider)) {
      byte[] before = me.storedBytes();
      me.expire();
      var lost = me.connector(client(loseTheFirstTokenAnswer()));

      assertThatThrownBy(() -> me.read(lost)).isInstanceOf(Unavailable.class);
      assertThat(me.storedBytes()).isEqualTo(before);
      if (provider == Provider.WITHINGS) {
        // The old refresh token goes on, but not within ten seconds.
        assertThatThrownBy(() -> me.read(lost))
            .isInstanceOfSatisfying(
                RateLimited.class,
                e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(10)));
        me.clock.advance(Duration.ofSeconds(10));
        assertThat(me.read(lost).records()).isNotEmpty();
      } else {
        // Strava has killed it: only the person can help, and is told so once.
        assertCode(() -> me.read(lost), "strava.consent-lost");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aConsentThatWasWithdrawnThereIsToldAndTheBytesStay(Provider provider) {
    try (var me = connected(provider)) {
      byte[] before = me.storedBytes();
      me.revokeThere();

      Exception e = assertCode(me::read, provider.id() + ".consent-lost");
      assertThat(e).isInstanceOf(Unauthorized.class);
      assertThat(me.refreshes()).isEqualTo(1);
      assertThat(me.storedBytes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenServiceThatIsDownLeavesTheBytesAlone(Provider provider) {
    try (var me = connected(provider)) {
      byte[] before = me.storedBytes();
      me.expire();
      for (int status : new int[] {500, 502, 503, 504}) {
        var down = me.connector(client(answerTokenRequests(status, "<html>busy</html>")));
        assertCode(() -> me.read(down), provider.id() + ".http-" + status);
        assertThat(me.storedBytes()).isEqualTo(before);
      }
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void twentyThreadsWithConnectorsOfTheirOwnRenewOnce(Provider provider) throws Exception {
    try (var me = connected(provider)) {
      me.expire();
      var threads = Executors.newFixedThreadPool(20);
      try {
        List<Callable<Integer>> readers =
            IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Integer>) () -> me.read().records().size())
                .toList();
        for (var answer : threads.invokeAll(readers)) {
          assertThat(answer.get()).isPositive();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aScopeThatIsUntickedIsToldAndNobodyIsConnected(Provider provider) {
    try (var me = stranger(provider)) {
      me.simulator.untickScopes("user.metrics", "activity:read_all");

      assertRefused(me, me.answerOf(me.consent().begin(Connection.REDIRECT)), "scope-missing");
      assertCode(me::read, provider.id() + ".not-connected");
      me.simulator.untickScopes("user.activity", "profile:read_all");
      Account account =
          me.consent().complete(me.answerOf(me.consent().begin(Connection.REDIRECT)), null);
      assertThat(account.scopes())
          .isEqualTo(
              provider == Provider.WITHINGS
                  ? Set.of("user.info", "user.metrics")
                  : Set.of("read", "activity:read_all"));
    }
  }

  @Test
  void aScopeThatIsLostLaterIsToldAndNothingIsRenewed() {
    try (var me = connected(Provider.STRAVA)) {
      var lost =
          me.connector(
              client(
                  answerDataRequests(
                      401,
                      "{\"errors\":[{\"resource\":\"AccessToken\","
                          + "\"field\":\"activity:read_permission\",\"code\":\"missing\"}]}")));

      assertCode(() -> me.read(lost), "strava.scope-missing");
      assertThat(me.refreshes()).isZero();
    }
    try (var me = connected(Provider.WITHINGS)) {
      var lost = me.connector(client(answerDataRequests(200, "{\"status\":277}")));

      assertCode(() -> me.read(lost), "withings.not-allowed");
      assertThat(me.refreshes()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aPersonWhoSaysNoIsNotConnected(Provider provider) {
    try (var me = stranger(provider)) {
      me.simulator.denyConsents(true);

      assertRefused(me, me.answerOf(me.consent().begin(Connection.REDIRECT)), "access-denied");
      assertThat(me.store.tokens().load(provider.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "unknown", "used", "late"})
  void aStateThatIsNotGoodNeverCostsACode(String fate) {
    for (Provider provider : Provider.values()) {
      try (var me = stranger(provider)) {
        var answer = new HashMap<>(me.answerOf(me.consent().begin(Connection.REDIRECT)));
        switch (fate) {
          case "missing" -> answer.remove("state");
          case "unknown" -> answer.put("state", "somebody-else's");
          case "used" -> me.consent().complete(answer, null);
          default -> me.clock.advance(Duration.ofMinutes(10));
        }
        int before = me.simulator.calls(provider.id() + "/authorization_code");

        assertRefused(me, answer, "state-" + fate);
        assertThat(me.simulator.calls(provider.id() + "/authorization_code")).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aCodeThatWasUsedOrCameLateIsTold(Provider provider) {
    try (var me = stranger(provider)) {
      var first = me.answerOf(me.consent().begin(Connection.REDIRECT));
      me.consent().complete(first, null);
      byte[] before = me.storedBytes();
      var second = new HashMap<>(me.answerOf(me.consent().begin(Connection.REDIRECT)));
      second.put("code", String.valueOf(first.get("code")));

      assertRefused(me, second, "code-refused");
      if (provider == Provider.WITHINGS) {
        var late = me.answerOf(me.consent().begin(Connection.REDIRECT));
        me.clock.advance(Duration.ofSeconds(30));
        assertRefused(me, late, "code-refused");
      }
      assertThat(me.storedBytes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void anotherPersonIsRefusedWhileConnectingAndWhileSyncing(Provider provider) {
    try (var me = connected(provider)) {
      assertThat(sync(me).outcome()).isEqualTo(Outcome.OK);
      Account holder = me.store.ledger().state(me.connector().source()).account();
      assertThat(holder).isNotNull();
      byte[] before = me.storedBytes();
      me.moveTo(Connection.simulator(me.clock).withingsUserId("99").stravaAthleteId(99));

      assertThatThrownBy(
              () ->
                  me.consent()
                      .complete(me.answerOf(me.consent().begin(Connection.REDIRECT)), holder))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.code()).isEqualTo(provider.id() + ".other-account"))
          .hasMessageContaining("99");
      assertThat(me.storedBytes()).isEqualTo(before);
      me.connect();
      var run = sync(me);
      assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(run.code()).isEqualTo("source.other-account");
    }
  }

  private static SourceRun sync(Connection me) {
    return SyncEngine.of(me.store, List.of(me.connector()), me.clock).sync().runs().get(0);
  }

  @Test
  void whatWithingsSaysInsideAnHttp200DecidesWhatToDo() {
    try (var me = connected(Provider.WITHINGS)) {
      me.expire();
      byte[] before = me.storedBytes();
      var answers =
          Map.of(
              "{\"status\":503,\"error\":\"Invalid Params: invalid refresh_token\"}",
              "withings.consent-lost",
              "{\"status\":601,\"body\":{\"wait_seconds\":188},"
                  + "\"error\":\"Same arguments in less than 10 seconds\"}",
              "withings.rate-limited",
              "{\"status\":522}",
              "withings.error-522",
              "{\"status\":0,\"body\":{}}",
              "withings.bad-tokens");
      answers.forEach(
          (answer, code) -> {
            var told = me.connector(client(answerTokenRequests(200, answer)));
            assertCode(() -> me.read(told), code);
            assertThat(me.storedBytes()).isEqualTo(before);
          });
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aClockThatIsWrongNeitherLoopsNorLosesThePair(Provider provider) {
    // The provider's clock goes right.
    try (var me = connected(provider)) {
      var right = SettableClock.at(me.clock.instant());
      me.moveTo(Connection.simulator(right));
      me.connect();
      for (Duration off : List.of(Duration.ofMinutes(-10), Duration.ofDays(1), Duration.ZERO)) {
        right.advance(Duration.ofHours(7));
        me.clock.set(right.instant().plus(off));
        int before = me.refreshes();
        for (int i = 0; i < 3; i++) {
          assertThat(me.read().records()).isNotEmpty();
        }
        assertThat(me.refreshes() - before).as("with a clock off by %s", off).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void damagedTokensAMissingKeyAndAnotherKeyAreToldApart(Provider provider) throws IOException {
    try (var me = connected(provider)) {
      String name = provider.id();
      byte[] good = me.storedBytes();
      byte[] bad = good.clone();
      bad[bad.length - 1] ^= 1;
      me.store.tokens().compareAndSet(name, version(me), bad);
      assertStoreCode(me::read, "tokens.corrupt");
      me.store.tokens().compareAndSet(name, version(me), good);

      String key = Files.readString(me.keyFile());
      Files.delete(me.keyFile());
      assertStoreCode(() -> TokenKeys.read(me.keyFile()), "keys.missing");
      assertStoreCode(me::read, "tokens.key-unknown");
      Files.writeString(me.keyFile(), key);

      var rotated =
          new EncryptedTokenStore(me.store.tokens(), TokenKeys.rotate(me.keyFile()), Connection.ME);
      assertThat(me.read().records()).isNotEmpty();
      rotated.renew(name);
      TokenKeys.dropOld(me.keyFile());
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whoDisconnectsIsForgottenThereToo(Provider provider) {
    try (var me = connected(provider)) {
      me.consent().revoke();

      assertThat(me.simulator.calls(provider.id() + "/revoke")).isEqualTo(1);
      assertCode(me::read, provider.id() + ".not-connected");
      me.consent().revoke();
      assertThat(me.simulator.calls(provider.id() + "/revoke")).isEqualTo(1);
    }
  }

  @Test
  void whereStravaKnowsOnlyTheOldWayThatIsTaken() {
    try (var me = connected(Provider.STRAVA)) {
      me.simulator.withoutStravaRevoke();
      me.expire();
      me.consent().revoke();

      assertThat(me.simulator.calls("strava/deauthorize")).isEqualTo(2);
      assertThat(me.refreshes()).isEqualTo(1);
      assertCode(me::read, "strava.not-connected");
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whoDisconnectsOfflineIsForgottenHereAndToldWhatToDo(Provider provider) {
    try (var me = connected(provider)) {
      me.simulator.close();

      Exception e = assertCode(() -> me.consent().revoke(), provider.id() + ".not-told");
      assertThat(((SourceException) e).advice()).contains("Take the access away yourself at http");
      assertCode(me::read, provider.id() + ".not-connected");
    }
  }

  private Connection connected(Provider provider) {
    Connection me = stranger(provider);
    me.connect();
    return me;
  }

  private Connection stranger(Provider provider) {
    try {
      var me = new Connection(provider, Files.createTempDirectory(folder, "me"));
      connections.add(me);
      return me;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long version(Connection me) {
    return me.store.tokens().load(me.provider.id()).orElseThrow().version();
  }

  private static void assertRefused(Connection me, Map<String, String> answer, String reason) {
    assertCode(() -> me.consent().complete(answer, null), me.provider.id() + '.' + reason);
  }

  private static Exception assertCode(ThrowingCallable doing, String code) {
    try {
      doing.call();
    } catch (SourceException e) {
      assertThat(e.code()).isEqualTo(code);
      assertThat(e.advice()).isNotBlank();
      e.printStackTrace(new PrintWriter(told, true));
      told.append(e.advice());
      return e;
    } catch (Throwable e) {
      throw new AssertionError("not a source's refusal", e);
    }
    throw new AssertionError("nothing was refused, expected " + code);
  }

  private static void assertStoreCode(ThrowingCallable doing, String code) {
    assertThatThrownBy(doing)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.advice()).isNotBlank();
            });
  }

  private static OkHttpClient client(Interceptor fault) {
    return new OkHttpClient.Builder().addInterceptor(fault).build();
  }

  private static boolean isTokenRequest(Interceptor.Chain chain) {
    String path = chain.request().url().encodedPath();
    return path.endsWith("v2/oauth2") || path.endsWith("oauth/token");
  }

  /** The provider has done it, and nobody hears. */
  private static Interceptor loseTheFirstTokenAnswer() {
    var asked = new AtomicInteger();
    return chain -> {
      Response response = chain.proceed(chain.request());
      if (isTokenRequest(chain) && asked.getAndIncrement() == 0) {
        response.close();
        throw new IOException("connection reset");
      }
      return response;
    };
  }

  private static Interceptor answerTokenRequests(int status, String body) {
    return chain ->
        isTokenRequest(chain) ? answer(chain, status, body) : chain.proceed(chain.request());
  }

  private static Interceptor answerDataRequests(int status, String body) {
    return chain ->
        isTokenRequest(chain) ? chain.proceed(chain.request()) : answer(chain, status, body);
  }

  private static Response answer(Interceptor.Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("told by the test")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
