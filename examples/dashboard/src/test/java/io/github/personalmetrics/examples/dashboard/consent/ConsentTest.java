package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.examples.dashboard.consent.Connection.Provider;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person brings back from the consent page, or takes back later. */
class ConsentTest {

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
  void aScopeThatIsUntickedIsToldAndNobodyIsConnected(Provider provider) {
    try (var me = people.stranger(provider)) {
      me.simulator.untickScopes("user.metrics", "activity:read_all");

      assertRefused(me, me.answerOf(me.consent().begin(Connection.REDIRECT)), "scope-missing");
      people.refused(me::read, provider.id() + ".not-connected");
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

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aPersonWhoSaysNoIsNotConnected(Provider provider) {
    try (var me = people.stranger(provider)) {
      me.simulator.denyConsents(true);

      assertRefused(me, me.answerOf(me.consent().begin(Connection.REDIRECT)), "access-denied");
      assertThat(me.store.tokens().load(provider.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "unknown", "used", "late"})
  void aStateThatIsNotGoodNeverCostsACode(String fate) {
    for (Provider provider : Provider.values()) {
      try (var me = people.stranger(provider)) {
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
    try (var me = people.stranger(provider)) {
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
    try (var me = people.connected(provider)) {
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

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whoDisconnectsIsForgottenThereToo(Provider provider) {
    try (var me = people.connected(provider)) {
      me.consent().revoke();

      assertThat(me.simulator.calls(provider.id() + "/revoke")).isEqualTo(1);
      people.refused(me::read, provider.id() + ".not-connected");
      me.consent().revoke();
      assertThat(me.simulator.calls(provider.id() + "/revoke")).isEqualTo(1);
    }
  }

  @Test
  void whereStravaKnowsOnlyTheOldWayThatIsTaken() {
    try (var me = people.connected(Provider.STRAVA)) {
      me.simulator.withoutStravaRevoke();
      me.expire();
      me.consent().revoke();

      assertThat(me.simulator.calls("strava/deauthorize")).isEqualTo(2);
      assertThat(me.refreshes()).isEqualTo(1);
      people.refused(me::read, "strava.not-connected");
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whoDisconnectsOfflineIsForgottenHereAndToldWhatToDo(Provider provider) {
    try (var me = people.connected(provider)) {
      me.simulator.close();

      SourceException e = people.refused(() -> me.consent().revoke(), provider.id() + ".not-told");
      assertThat(e.advice()).contains("Take the access away yourself at http");
      people.refused(me::read, provider.id() + ".not-connected");
    }
  }

  private static SourceRun sync(Connection me) {
    return SyncEngine.of(me.store, List.of(me.connector()), me.clock).sync().runs().get(0);
  }

  private void assertRefused(Connection me, Map<String, String> answer, String reason) {
    people.refused(() -> me.consent().complete(answer, null), me.provider.id() + '.' + reason);
  }
}
