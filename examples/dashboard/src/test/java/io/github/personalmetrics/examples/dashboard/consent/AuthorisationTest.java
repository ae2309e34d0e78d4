package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.http.EncryptedTokenStore;
import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.examples.dashboard.consent.Connection.Provider;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to an access: one refresh at most, a clear state, no loop, and no pair lost. */
class AuthorisationTest {

  @TempDir private Path folder;
  private Connections people;

  @BeforeEach
  void nobodyYet() {
    people = new Connections(folder);
  }

  @AfterEach
  void nothingHeldASecret() {
    people.assertThatNothingHeldASecret();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void anExpiredTokenIsRenewedOnce(Provider provider) {
    try (var me = people.connected(provider)) {
      me.expire();

      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenThatExpiresByTheClockIsRenewedBeforeItIsUsed(Provider provider) {
    try (var me = people.connected(provider)) {
      me.clock.advance(Duration.ofHours(6).minusSeconds(30));

      assertThat(me.read().records()).isNotEmpty();
      assertThat(me.refreshes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenThatDiesInTheMiddleOfARunIsRenewed(Provider provider) {
    try (var me = people.connected(provider)) {
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
    try (var me = people.connected(provider)) {
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
    try (var me = people.connected(provider)) {
      byte[] before = me.storedBytes();
      me.expire();
      var lost = me.connector(Faults.loseTheFirstTokenAnswer());

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
        people.refused(() -> me.read(lost), "strava.consent-lost");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aConsentThatWasWithdrawnThereIsToldAndTheBytesStay(Provider provider) {
    try (var me = people.connected(provider)) {
      byte[] before = me.storedBytes();
      me.revokeThere();

      Exception e = people.refused(me::read, provider.id() + ".consent-lost");
      assertThat(e).isInstanceOf(Unauthorized.class);
      assertThat(me.refreshes()).isEqualTo(1);
      assertThat(me.storedBytes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aTokenServiceThatIsDownLeavesTheBytesAlone(Provider provider) {
    try (var me = people.connected(provider)) {
      byte[] before = me.storedBytes();
      me.expire();
      for (int status : new int[] {500, 502, 503, 504}) {
        var down = me.connector(Faults.answerTokenRequests(status, "<html>busy</html>"));
        people.refused(() -> me.read(down), provider.id() + ".http-" + status);
        assertThat(me.storedBytes()).isEqualTo(before);
      }
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void twentyThreadsWithConnectorsOfTheirOwnRenewOnce(Provider provider) throws Exception {
    try (var me = people.connected(provider)) {
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

  @Test
  void aScopeThatIsLostLaterIsToldAndNothingIsRenewed() {
    try (var me = people.connected(Provider.STRAVA)) {
      var lost =
          me.connector(
              Faults.answerDataRequests(
                  401,
                  "{\"errors\":[{\"resource\":\"AccessToken\","
                      + "\"field\":\"activity:read_permission\",\"code\":\"missing\"}]}"));

      people.refused(() -> me.read(lost), "strava.scope-missing");
      assertThat(me.refreshes()).isZero();
    }
    try (var me = people.connected(Provider.WITHINGS)) {
      var lost = me.connector(Faults.answerDataRequests(200, "{\"status\":277}"));

      people.refused(() -> me.read(lost), "withings.not-allowed");
      assertThat(me.refreshes()).isZero();
    }
  }

  @Test
  void whatWithingsSaysInsideAnHttp200DecidesWhatToDo() {
    try (var me = people.connected(Provider.WITHINGS)) {
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
            var told = me.connector(Faults.answerTokenRequests(200, answer));
            people.refused(() -> me.read(told), code);
            assertThat(me.storedBytes()).isEqualTo(before);
          });
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aClockThatIsWrongNeitherLoopsNorLosesThePair(Provider provider) {
    // The provider's clock goes right.
    try (var me = people.connected(provider)) {
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
    try (var me = people.connected(provider)) {
      String name = provider.id();
      byte[] good = me.storedBytes();
      byte[] bad = good.clone();
      bad[bad.length - 1] ^= 1;
      me.store.tokens().compareAndSet(name, version(me), bad);
      people.unreadable(me::read, "tokens.corrupt");
      me.store.tokens().compareAndSet(name, version(me), good);

      String key = Files.readString(me.keyFile());
      Files.delete(me.keyFile());
      people.unreadable(() -> TokenKeys.read(me.keyFile()), "keys.missing");
      people.unreadable(me::read, "tokens.key-unknown");
      Files.writeString(me.keyFile(), key);

      var rotated =
          new EncryptedTokenStore(me.store.tokens(), TokenKeys.rotate(me.keyFile()), Connection.ME);
      assertThat(me.read().records()).isNotEmpty();
      rotated.renew(name);
      TokenKeys.dropOld(me.keyFile());
      assertThat(me.read().records()).isNotEmpty();
    }
  }

  private static long version(Connection me) {
    return me.store.tokens().load(me.provider.id()).orElseThrow().version();
  }
}
