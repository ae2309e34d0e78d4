package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.TokenEndpoint;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import java.time.Instant;

/**
 * Renews tokens. The same access token may come back, and the refresh token may be a new one, with
 * the old one dead. The answer names neither the athlete nor the scopes: what was known is kept.
 */
final class StravaTokens implements TokenEndpoint {

  private final StravaOAuthApi api;
  private final StravaConfig config;

  StravaTokens(StravaOAuthApi api, StravaConfig config) {
    this.api = api;
    this.config = config;
  }

  @Override
  public OAuthTokens refresh(OAuthTokens tokens) {
    var answer =
        api.refresh(
            config.clientId(), config.clientSecret(), "refresh_token", tokens.refreshToken());
    StravaOAuthApi.Tokens wire;
    try {
      wire = answer.as(StravaOAuthApi.Tokens.class);
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
        wire.expiresAt() == null ? null : Instant.ofEpochSecond(wire.expiresAt()),
        tokens.account().orElse(null));
  }

  private static InvalidResponse incomplete() {
    return new InvalidResponse(
        "strava.bad-tokens",
        "Strava answered a token request without tokens",
        "Strava may have changed its answers: look for a newer version, or report it.",
        null);
  }
}
