package io.github.personalmetrics.simulator;

import static io.github.personalmetrics.simulator.WithingsClient.body;
import static io.github.personalmetrics.simulator.WithingsClient.form;
import static io.github.personalmetrics.simulator.WithingsClient.string;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithingsOAuthTest {
  private static final String REDIRECT = "http://127.0.0.1:7071/callback";

  private ManualClock clock;
  private ProviderSimulator simulator;
  private WithingsClient client;

  @BeforeEach
  void start() {
    clock = new ManualClock(People.LATER);
    simulator = ProviderSimulator.builder().person(People.PERSON).clock(clock).start();
    client = new WithingsClient(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anUnknownTokenIsAnsweredWithStatus401InTheEnvelope() {
    assertInvalidToken(client.token("nobody's").getmeas());
  }

  @Test
  void anAccessTokenDiesWhenItsLifetimeIsOver() {
    clock.advance(Duration.ofHours(3).minusSeconds(1));
    body(client.getmeas());
    clock.advance(Duration.ofSeconds(1));

    assertInvalidToken(client.getmeas());
  }

  @Test
  void expiringTheTokensKillsTheAccessTokenAndSparesTheRefreshToken() {
    simulator.expireWithingsTokens();

    assertInvalidToken(client.getmeas());
    var tokens = body(client.refresh(simulator.withingsRefreshToken()));
    body(client.token(string(tokens, "access_token")).getmeas());
  }

  @Test
  void aRefreshAnswersNewTokensInsideTheBody() {
    var tokens = body(client.refresh(simulator.withingsRefreshToken()));

    assertThat(tokens)
        .containsEntry("scope", "user.info,user.metrics,user.activity")
        .containsEntry("expires_in", 10_800L)
        .containsEntry("token_type", "Bearer")
        .containsEntry("userid", "20170042");
    assertThat(string(tokens, "access_token"))
        .isNotEqualTo(simulator.withingsAccessToken())
        .hasSize(40);
    assertThat(string(tokens, "refresh_token"))
        .isNotEqualTo(simulator.withingsRefreshToken())
        .hasSize(40);
  }

  @Test
  void theOldRefreshTokenDiesWhenTheNewAccessTokenIsFirstUsed() {
    var tokens = body(client.refresh(simulator.withingsRefreshToken()));
    clock.advance(Duration.ofSeconds(10));
    body(client.refresh(simulator.withingsRefreshToken()));
    body(client.token(string(tokens, "access_token")).getmeas());
    clock.advance(Duration.ofSeconds(10));

    assertInvalid("refresh_token", client.refresh(simulator.withingsRefreshToken()));
    body(client.refresh(string(tokens, "refresh_token")));
  }

  @Test
  void theOldRefreshTokenDiesAfterEightHoursWhenTheNewTokensAreNotUsed() {
    body(client.refresh(simulator.withingsRefreshToken()));
    clock.advance(Duration.ofHours(8).minusSeconds(1));
    body(client.refresh(simulator.withingsRefreshToken()));
    clock.advance(Duration.ofSeconds(10));

    assertInvalid("refresh_token", client.refresh(simulator.withingsRefreshToken()));
  }

  @Test
  void theSameRefreshWithinTenSecondsIsAnsweredWithStatus601AndTheWait() {
    body(client.refresh(simulator.withingsRefreshToken()));
    clock.advance(Duration.ofSeconds(4));

    assertThat(client.refresh(simulator.withingsRefreshToken()))
        .containsEntry("status", 601L)
        .containsEntry("error", "Same arguments in less than 10 seconds")
        .containsEntry("body", Map.of("wait_seconds", 6L));
    clock.advance(Duration.ofSeconds(6));
    body(client.refresh(simulator.withingsRefreshToken()));
  }

  @Test
  void aPersonMayDenyOrUntick() {
    simulator.denyConsents(true);
    var denied = queryOf(consent("code", simulator.withingsClientId()));
    assertThat(denied.first("error")).contains("access_denied");
    assertThat(denied.first("state")).contains("st&te");
    assertThat(denied.first("code")).isEmpty();

    simulator.denyConsents(false);
    simulator.untickScopes("user.activity");
    assertThat(body(client.exchange(code(), REDIRECT))).containsEntry("scope", "user.metrics");
  }

  @Test
  void aSignedRevokeKillsEveryTokenAndItsNonceIsGoodOnce() {
    var id = simulator.withingsClientId();
    var signatures = new WithingsSignatures(simulator.withingsClientSecret(), clock, new Secrets());
    var asked =
        form(
            "action",
            "getnonce",
            "client_id",
            id,
            "timestamp",
            1,
            "signature",
            signatures.of("getnonce", id, "1"));
    var nonce = string(body(client.post("v2/signature", asked)), "nonce");
    var revoke =
        form(
            "action",
            "revoke",
            "client_id",
            id,
            "nonce",
            nonce,
            "userid",
            "20170042",
            "signature",
            signatures.of("revoke", id, nonce));

    assertInvalid("signature", client.post("v2/oauth2", revoke + "0"));
    body(client.getmeas());
    body(client.post("v2/oauth2", revoke));

    assertInvalidToken(client.getmeas());
    assertInvalid("refresh_token", client.refresh(simulator.withingsRefreshToken()));
    assertInvalid("nonce", client.post("v2/oauth2", revoke));
  }

  @Test
  void theSignatureIsThatOfTheProvidersDescription() {
    assertThat(
            new WithingsSignatures("test_client_secret", clock, new Secrets())
                .of("getnonce", "test_client_id", "1594257200"))
        .isEqualTo("2c47d037e15085d04c5b06ecea9cc3125bb1640057adb0bea4f009285ec4d013");
  }

  @Test
  void consentLeadsBackWithStateAndACodeThatBuysTokens() {
    var query = queryOf(consent("code", simulator.withingsClientId()));

    assertThat(query.first("state")).contains("st&te");
    var tokens = body(client.exchange(query.first("code").orElseThrow(), REDIRECT));
    assertThat(tokens).containsEntry("scope", "user.metrics,user.activity");
    body(client.token(string(tokens, "access_token")).getmeas());
  }

  @Test
  void aCodeIsGoodOnce() {
    var code = code();
    body(client.exchange(code, REDIRECT));

    assertInvalid("code", client.exchange(code, REDIRECT));
  }

  @Test
  void aCodeIsGoodForThirtySeconds() {
    var code = code();
    clock.advance(Duration.ofSeconds(30));

    assertInvalid("code", client.exchange(code, REDIRECT));
  }

  @Test
  void aCodeIsBoundToItsRedirectUri() {
    assertInvalid("code", client.exchange(code(), REDIRECT + "/elsewhere"));
  }

  @Test
  void consentForAnUnknownAppOrAnotherFlowIsRefused() {
    assertInvalid("client_id", WithingsClient.envelope(consent("code", "stranger")));
    assertInvalid(
        "response_type", WithingsClient.envelope(consent("token", simulator.withingsClientId())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "grant_type", "refresh_token"})
  void aWrongOrMissingTokenParameterIsAnsweredWithStatus503(String wrong) {
    for (String value : new String[] {"", "wrong"}) {
      var params = new HashMap<String, String>();
      params.put("client_id", simulator.withingsClientId());
      params.put("client_secret", simulator.withingsClientSecret());
      params.put("grant_type", "refresh_token");
      params.put("refresh_token", simulator.withingsRefreshToken());
      params.put(wrong, value);
      var form = new StringBuilder("action=requesttoken");
      params.forEach((name, text) -> form.append('&').append(form(name, text)));

      assertInvalid(wrong, client.post("v2/oauth2", form.toString()));
    }
  }

  @Test
  void anUnknownTokenActionIsAnsweredWithStatus2554() {
    assertThat(client.post("v2/oauth2", "action=recoverauthorizationcode"))
        .containsEntry("status", 2554L)
        .containsEntry("error", "Wrong action or wrong webservice");
  }

  @Test
  void nothingThatHoldsSecretsPrintsThem() {
    var tokens = new WithingsTokens("access-secret", "refresh-secret", "user.metrics");
    var account = new WithingsAccount("1", "client-id", "client-secret", tokens);

    assertThat(account + " " + tokens).doesNotContain("-secret").contains("user.metrics");
  }

  private HttpResponse<String> consent(String responseType, String clientId) {
    return client.get(
        "oauth2_user/authorize2?"
            + form(
                "response_type",
                responseType,
                "client_id",
                clientId,
                "redirect_uri",
                REDIRECT,
                "scope",
                "user.metrics,user.activity",
                "state",
                "st&te"));
  }

  private String code() {
    return queryOf(consent("code", simulator.withingsClientId())).first("code").orElseThrow();
  }

  private static Params queryOf(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(302);
    var location = URI.create(response.headers().firstValue("Location").orElseThrow());
    assertThat(location.toString()).startsWith(REDIRECT + "?");
    var params = new Params();
    params.add(location.getRawQuery());
    return params;
  }

  private static void assertInvalidToken(Map<String, Object> envelope) {
    assertThat(envelope)
        .containsEntry("status", 401L)
        .containsEntry("body", Map.of())
        .containsEntry(
            "error",
            "XRequestID: Not provided invalid_token: The access token provided is invalid");
  }

  private static void assertInvalid(String parameter, Map<String, Object> envelope) {
    assertThat(envelope)
        .containsEntry("status", 503L)
        .containsEntry("body", Map.of())
        .containsEntry("error", "Invalid Params: invalid " + parameter);
  }
}
