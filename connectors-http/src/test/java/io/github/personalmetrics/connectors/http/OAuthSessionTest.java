package io.github.personalmetrics.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.testkit.FaultPlan;
import io.github.personalmetrics.testkit.Faulty;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OAuthSessionTest extends RotatedTokens {

  @Test
  void aTokenThatIsCalledInvalidIsRenewedOnceAndStored() {
    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");

    assertThat(refreshes).hasValue(1);
    assertThat(OAuthTokens.fromBytes(store.load("test").orElseThrow().bytes()).refreshToken())
        .isEqualTo("refresh-1");
  }

  @Test
  void aTokenAboutToExpireIsRenewedBeforeItIsUsed() {
    session().call(this::onlyTheLatestWorks);
    clock.advance(Duration.ofHours(3).minusSeconds(30));

    assertThat(session().call(OAuthTokens::accessToken)).isEqualTo("access-2");
  }

  @Test
  void storedTokensCountMoreThanConfiguredOnes() {
    session().call(this::onlyTheLatestWorks);
    var reconfigured =
        OAuthSession.of(
            "test", store, this::rotate, OAuthTokens.of("old", "old", null, null), clock);

    assertThat(reconfigured.call(OAuthTokens::accessToken)).isEqualTo("access-1");
  }

  @Test
  void withoutTokensThePersonIsAskedToConnect() {
    var nobody = OAuthSession.of("test", store, this::rotate, null, clock);

    assertThatThrownBy(() -> nobody.call(OAuthTokens::accessToken))
        .isInstanceOfSatisfying(
            Unauthorized.class, e -> assertThat(e.code()).isEqualTo("test.not-connected"));
  }

  @Test
  void aFailedRefreshLeavesTheStoredBytesAlone() {
    session().call(OAuthTokens::accessToken);
    byte[] before = store.load("test").orElseThrow().bytes();
    var broken =
        OAuthSession.of(
            "test",
            store,
            tokens -> {
              throw new Unavailable("test.http-503", "down", "Wait.", null);
            },
            seed,
            clock);

    assertThatThrownBy(() -> broken.call(this::onlyTheLatestWorks)).isInstanceOf(Unavailable.class);
    assertThat(store.load("test").orElseThrow().bytes()).isEqualTo(before);
    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  @Test
  void theOldRefreshTokenIsKeptUntilTheNewOnesHaveWorked() {
    session().call(OAuthTokens::accessToken);
    assertThatThrownBy(
            () ->
                session()
                    .call(
                        tokens -> {
                          if (tokens.accessToken().equals("access-0")) {
                            throw new Unauthorized("test.invalid-token", "expired", "", null);
                          }
                          throw new Unavailable("test.timeout", "no answer", "", null);
                        }))
        .isInstanceOf(Unavailable.class);
    assertThat(stored().previous().orElseThrow().refreshToken()).isEqualTo("refresh-0");

    session().call(this::onlyTheLatestWorks);
    assertThat(stored().previous()).isEmpty();
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void ifTheNewRefreshTokenNeverWorkedTheOldOneIsTried() {
    store.compareAndSet(
        "test", 0, OAuthTokens.of("lost", "lost", null, null).tradedFor("refresh-0").toBytes());

    assertThat(session().call(this::onlyTheLatestWorks)).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void aDeadTokenIsReadAgainOnceAndThenThePersonIsAsked() {
    session().call(OAuthTokens::accessToken);
    var asked = new AtomicInteger();
    var dead =
        session(
            tokens -> {
              asked.incrementAndGet();
              throw new Unauthorized("test.consent-lost", "dead", "Connect again.", null);
            });

    assertThatThrownBy(() -> dead.call(this::onlyTheLatestWorks))
        .isInstanceOfSatisfying(
            Unauthorized.class, e -> assertThat(e.code()).isEqualTo("test.consent-lost"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void ifTheAnswerIsLostTheTokensOfWhoeverGotThemAreUsed() {
    session().call(OAuthTokens::accessToken);
    var lost =
        session(
            tokens -> {
              var renewed = rotate(tokens);
              store.compareAndSet(
                  "test", store.load("test").orElseThrow().version(), renewed.toBytes());
              throw new Unavailable("test.timeout", "no answer", "", null);
            });

    assertThat(lost.call(this::onlyTheLatestWorks)).isEqualTo("access-1");
  }

  @ParameterizedTest
  @MethodSource("everyStoreCall")
  void whateverStoreCallFailsNoPairIsLostAndNoneIsAskedForTwice(int nth, FaultPlan.Mode mode) {
    session().call(OAuthTokens::accessToken);
    var plan = FaultPlan.at(nth, mode);
    var unlucky =
        OAuthSession.of("test", Faulty.tokens(store, plan), this::rotate, seed, clock)
            .withSleeper(this::wait);

    String answer = "";
    for (int i = 0; i < 8 && answer.isEmpty(); i++) {
      try {
        answer = unlucky.call(this::onlyTheLatestWorks);
      } catch (StoreException | Unavailable e) {
        assertThat(e).hasMessageNotContaining("refresh-0");
      }
    }
    assertThat(plan.isHit()).isTrue();
    assertThat(answer).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
    assertThat(stored().refreshToken()).isEqualTo("refresh-1");
  }

  static Stream<Arguments> everyStoreCall() {
    return IntStream.rangeClosed(1, 8)
        .boxed()
        .flatMap(
            nth ->
                Stream.of(FaultPlan.Mode.BEFORE, FaultPlan.Mode.APPLIED_BUT_LOST)
                    .map(mode -> Arguments.of(nth, mode)));
  }

  @Test
  void aClockThatIsADayAheadOrTenMinutesBehindNeitherLoopsNorLosesThePair() {
    for (Duration step :
        List.of(
            Duration.ofDays(1),
            Duration.ofDays(-1),
            Duration.ofMinutes(-10),
            Duration.ofMinutes(10))) {
      clock.advance(step);
      int before = refreshes.get();
      TokenEndpoint byOurClock =
          tokens -> {
            var renewed = rotate(tokens);
            return OAuthTokens.lasting(
                renewed.accessToken(), renewed.refreshToken(), clock.instant(), 10_800L, null);
          };
      for (int i = 0; i < 5; i++) {
        session(byOurClock).call(this::onlyTheLatestWorks);
      }
      assertThat(refreshes.get() - before).as("after %s", step).isLessThanOrEqualTo(1);
    }
    assertThat(stored().refreshToken()).isEqualTo("refresh-" + refreshes.get());
  }

  @Test
  void aLifetimeThatIsTooShortToKnowIsNotKept() {
    for (Long seconds : new Long[] {null, -5L, 0L, 60L, Long.MAX_VALUE}) {
      assertThat(OAuthTokens.lasting("a", "r", NOW, seconds, null).expiresAt()).isEmpty();
    }
    assertThat(OAuthTokens.lasting("a", "r", NOW, 10_800L, null).expiresAt())
        .contains(NOW.plusSeconds(10_800));
  }

  @Test
  void aTokenThatSomebodyElseRenewedMeanwhileIsUsed() {
    var slow = session();
    slow.call(OAuthTokens::accessToken);
    String used =
        slow.call(
            tokens -> {
              if (tokens.accessToken().equals("access-0")) {
                session().call(this::onlyTheLatestWorks);
                throw new Unauthorized("test.invalid-token", "expired", "Connect again.", null);
              }
              return tokens.accessToken();
            });

    assertThat(used).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void noTokenIsEverPrinted() {
    assertThat(new RawJson("{\"access_token\":\"access-0\"}").toString()).isEqualTo("RawJson");
    assertThat(seed.toString()).doesNotContain("access-0").doesNotContain("refresh-0");
  }
}
