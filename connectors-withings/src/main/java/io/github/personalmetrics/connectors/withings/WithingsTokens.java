package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.TokenEndpoint;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renews tokens. Every answer brings a new refresh token; the old one dies with its first use. */
final class WithingsTokens implements TokenEndpoint {

  private final WithingsApi api;
  private final WithingsConfig config;
  private final Clock clock;

  WithingsTokens(WithingsApi api, WithingsConfig config, Clock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public OAuthTokens refresh(OAuthTokens tokens) {
    Instant asked = clock.instant();
    var envelope =
        api.refresh(
            "requesttoken",
            "refresh_token",
            config.clientId(),
            config.clientSecret(),
            tokens.refreshToken());
    WithingsApi.Tokens wire;
    try {
      wire = WithingsStatus.body(envelope).as(WithingsApi.Tokens.class);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message may quote a token.
      throw incomplete();
    }
    if (wire.accessToken() == null || wire.refreshToken() == null) {
      throw incomplete();
    }
    return OAuthTokens.of(
        wire.accessToken(),
        wire.refreshToken(),
        wire.expiresIn() == null ? null : asked.plusSeconds(wire.expiresIn()),
        account(wire));
  }

  private static @Nullable Account account(WithingsApi.Tokens wire) {
    if (wire.userid() == null) {
      return null;
    }
    String scope = wire.scope() == null ? "" : wire.scope();
    return new Account(wire.userid(), scope.isBlank() ? Set.of() : Set.of(scope.split(",")));
  }

  private static InvalidResponse incomplete() {
    return new InvalidResponse(
        "withings.bad-tokens",
        "Withings answered a token request without tokens",
        "Withings may have changed its answers: look for a newer version, or report it.",
        null);
  }
}
