package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.InMemoryStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class WithingsProviderTest {

  private static List<SourceConnector> create(Map<String, String> settings) {
    var clock = Clock.systemUTC();
    var me = SubjectId.of("me");
    return new WithingsProvider()
        .create(
            ConnectorSettings.of("withings", settings),
            new ConnectorContext(me, new InMemoryStore(clock).open(me).tokens(), clock));
  }

  @Test
  void applicationsFindIt() {
    assertThat(ServiceLoader.load(ConnectorProvider.class).stream().map(p -> p.get().id()))
        .contains("withings");
  }

  @Test
  void withoutItsSettingsTheSourceIsNotThere() {
    assertThat(create(Map.of("base-url", "https://example.org/"))).isEmpty();
  }

  @Test
  void withAnAppItReadsEverything() {
    assertThat(create(Map.of("client-id", "id", "client-secret", "secret", "since", "2017-02-01")))
        .allSatisfy(it -> assertThat(it.recipe()).isEqualTo("1 since=1485907200"))
        .extracting(it -> it.source().toString())
        .containsExactly(
            "withings/measures", "withings/activity", "withings/workouts", "withings/sleep");
  }

  @Test
  void streamsThatNobodyWantsAreLeftOut() {
    assertThat(
            create(
                Map.of("client-id", "id", "client-secret", "secret", "streams", "sleep, measures")))
        .extracting(it -> it.source().stream())
        .containsExactly("sleep", "measures");
  }

  @Test
  void anUnknownStreamIsAMistake() {
    assertThatThrownBy(
            () -> create(Map.of("client-id", "id", "client-secret", "s", "streams", "dreams")))
        .isInstanceOf(SettingException.class)
        .hasMessage("withings.streams: \"dreams\" is none of measures, activity, workouts, sleep");
  }

  @Test
  void anAppWithoutItsSecretIsAMistake() {
    assertThatThrownBy(() -> create(Map.of("client-id", "id")))
        .isInstanceOf(SettingException.class)
        .hasMessage("withings.client-secret: is missing");
  }

  @Test
  void halfAPairOfTokensIsAMistake() {
    assertThatThrownBy(
            () -> create(Map.of("client-id", "id", "client-secret", "s", "access-token", "t")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("withings.refresh-token");
  }

  @Test
  void theConsentPageAsksForWhatIsReadAndIsThereOnlyIfTheAppIs() {
    assertThat(consent(Map.of())).isEmpty();
    URI page =
        consent(Map.of("client-id", "id", "client-secret", "hunter2"))
            .orElseThrow()
            .begin(URI.create("http://localhost:7071/callback"));

    assertThat(page.toString())
        .startsWith("https://account.withings.com/oauth2_user/authorize2?response_type=code")
        .contains("client_id=id&state=")
        .contains("scope=user.info%2Cuser.metrics%2Cuser.activity")
        .endsWith("redirect_uri=http%3A%2F%2Flocalhost%3A7071%2Fcallback")
        .doesNotContain("hunter2");
  }

  private static Optional<Consent> consent(Map<String, String> settings) {
    var clock = Clock.systemUTC();
    var me = SubjectId.of("me");
    return new WithingsProvider()
        .consent(
            ConnectorSettings.of("withings", settings),
            new ConnectorContext(me, new InMemoryStore(clock).open(me).tokens(), clock),
            new SecureRandom());
  }

  @Test
  void noSecretIsEverPrinted() {
    var config = WithingsConfig.of("id", "hunter2").withTokens("token-a", "token-r");

    assertThat(config.toString()).doesNotContain("hunter2").doesNotContain("token");
  }
}
