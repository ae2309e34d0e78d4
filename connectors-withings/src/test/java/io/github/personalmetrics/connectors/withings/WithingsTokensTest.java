package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.ProviderApi;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithingsTokensTest {

  private static final OAuthTokens OLD =
      OAuthTokens.of(
          "old-access", "old-refresh", null, new Account("7", Set.of("user.info", "user.metrics")));

  private static OAuthTokens refresh(String answer) {
    var clock = SettableClock.at("2026-03-02T12:00:00Z");
    try (var provider = new Stub(asked -> answer)) {
      var api =
          ProviderApi.of("withings", new OkHttpClient())
              .create(WithingsOAuthApi.class, provider.config().baseUrl());
      return new WithingsTokens(api, provider.config(), clock).refresh(OLD);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"userid\":\"\"",
        ",\"userid\":7",
        ",\"userid\":\"7\",\"scope\":\"\",\"expires_in\":\"soon\"",
        ",\"userid\":\"7\",\"expires_in\":10800"
      })
  void aPairIsNotLostForWhatElseLacksInTheAnswer(String rest) {
    OAuthTokens fresh =
        refresh(
            "{\"status\":0,\"body\":{\"access_token\":\"a\",\"refresh_token\":\"r\"" + rest + "}}");

    assertThat(fresh.refreshToken()).isEqualTo("r");
    assertThat(fresh.account()).isEqualTo(OLD.account());
  }

  /** Somebody who allows less than before must still lose here what they delete there. */
  @Test
  void aStreamSpeaksOfNoScopeButItsOwn() {
    var clock = SettableClock.at("2026-03-02T12:00:00Z");
    try (var provider =
        new Stub(asked -> "{\"status\":0,\"body\":{\"timezone\":\"UTC\",\"measuregrps\":[]}}")) {
      var tokens = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
      var connector =
          WithingsConnector.measures(
              provider.config().withTokens(OLD), tokens, new OkHttpClient(), clock);

      Page page = connector.fetch(FetchRequest.resume(Cursor.START));

      assertThat(page.account()).isEqualTo(new Account("7", Set.of("user.metrics")));
    }
  }

  @Test
  void anErrorInsideAnHttp200DoesNotShowWhatWasSent() {
    String words =
        "invalid refresh_token: old-refresh\\nof a-secret-of-the-app, " + "x".repeat(500);

    assertThatThrownBy(() -> refresh("{\"status\":503,\"body\":{},\"error\":\"" + words + "\"}"))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("invalid refresh_token: [hidden] of [hidden]")
        .message()
        .doesNotContain("old-refresh", "a-secret-of-the-app", "\n")
        .hasSizeLessThan(300);
  }
}
