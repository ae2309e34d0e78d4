package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.testkit.InMemoryStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StravaProviderTest {

  private static List<SourceConnector> create(Map<String, String> settings) {
    var clock = Clock.systemUTC();
    var me = SubjectId.of("me");
    return new StravaProvider()
        .create(
            ConnectorSettings.of("strava", settings),
            new ConnectorContext(me, new InMemoryStore(clock).open(me).tokens(), clock));
  }

  @Test
  void applicationsFindIt() {
    assertThat(ServiceLoader.load(ConnectorProvider.class).stream().map(p -> p.get().id()))
        .contains("strava");
  }

  @Test
  void withoutItsSettingsTheSourceIsNotThere() {
    assertThat(create(Map.of("base-url", "https://example.org/"))).isEmpty();
  }

  @Test
  void withAnAppItReadsActivities() {
    assertThat(create(Map.of("client-id", "id", "client-secret", "secret", "since", "2017-02-01")))
        .singleElement()
        .satisfies(
            connector -> {
              assertThat(connector.source()).hasToString("strava/activities");
              assertThat(connector.recipe()).isEqualTo("1 since=1485907200");
            });
  }

  @Test
  void itsDataTrainsNoModelUnlessThePersonSaysThatItMay() {
    assertThat(policy(Map.of())).isEqualTo(SourcePolicy.OPEN.withTraining(false));
    assertThat(policy(Map.of("training-allowed", "false")))
        .isEqualTo(SourcePolicy.OPEN.withTraining(false));
    assertThat(policy(Map.of("training-allowed", "true"))).isEqualTo(SourcePolicy.OPEN);
    assertThatThrownBy(() -> policy(Map.of("training-allowed", "yes")))
        .isInstanceOf(SettingException.class)
        .hasMessage("strava.training-allowed: expected true or false");
  }

  @Test
  void theConsentPageAsksForWhatIsReadAndIsThereOnlyIfTheAppIs() {
    assertThat(consent(Map.of())).isEmpty();
    URI page =
        consent(Map.of("client-id", "7", "client-secret", "hunter2"))
            .orElseThrow()
            .begin(URI.create("http://localhost:7071/callback"));

    assertThat(page.toString())
        .startsWith("https://www.strava.com/oauth/authorize?client_id=7&response_type=code")
        .contains("redirect_uri=http%3A%2F%2Flocalhost%3A7071%2Fcallback")
        .contains("scope=read%2Cactivity%3Aread_all%2Cprofile%3Aread_all")
        .doesNotContain("hunter2");
  }

  @Test
  void whoDoesNotComeBackMayHaveFoundTheAppFull() {
    assertThat(
            consent(Map.of("client-id", "7", "client-secret", "hunter2"))
                .orElseThrow()
                .ifNobodyComesBack())
        .contains("Limit of connected athletes exceeded", "(strava.athlete-limit)")
        .contains("disconnect one, or ask for a higher tier");
  }

  @Test
  void aLimitThatIsNoneIsAMistake() {
    assertThatThrownBy(
            () -> create(Map.of("client-id", "id", "client-secret", "s", "limits", "many")))
        .isInstanceOf(SettingException.class)
        .hasMessage("strava.limits: expected two numbers such as 100,1000");
  }

  private static Optional<Consent> consent(Map<String, String> settings) {
    var clock = Clock.systemUTC();
    var me = SubjectId.of("me");
    return new StravaProvider()
        .consent(
            ConnectorSettings.of("strava", settings),
            new ConnectorContext(me, new InMemoryStore(clock).open(me).tokens(), clock),
            new SecureRandom());
  }

  private static SourcePolicy policy(Map<String, String> settings) {
    return new StravaProvider().policy(ConnectorSettings.of("strava", settings));
  }

  @Test
  void anAppWithoutItsSecretIsAMistake() {
    assertThatThrownBy(() -> create(Map.of("client-id", "id")))
        .isInstanceOf(SettingException.class)
        .hasMessage("strava.client-secret: is missing");
  }

  @Test
  void halfAPairOfTokensIsAMistake() {
    assertThatThrownBy(
            () -> create(Map.of("client-id", "id", "client-secret", "s", "access-token", "t")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("strava.refresh-token");
  }

  @Test
  void noSecretIsEverPrinted() {
    var config = StravaConfig.of("id", "hunter2").withTokens("token-a", "token-r");

    assertThat(config.toString()).doesNotContain("hunter2").doesNotContain("token");
  }
}
