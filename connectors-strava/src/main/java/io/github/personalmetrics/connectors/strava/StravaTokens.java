package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthApp;
import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks for access, renews it and gives it back. The same access token may come back, and the
 * refresh token may be a new one, with the old one dead. A refresh names neither the athlete nor
 * the scopes: what was known is kept.
 */
final class StravaTokens implements OAuthApp {

  private final StravaOAuthApi api;
  private final StravaConfig config;
  private final Clock clock;

  StravaTokens(StravaOAuthApi api, StravaConfig config, Clock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String displayName() {
    return "Strava";
  }

  @Override
  public URI permissionsPage() {
    return config.oauthUrl().resolve("/settings/apps");
  }

  @Override
  public Set<String> scopes() {
    return Set.of("read", StravaScopes.ALL_ACTIVITIES, "profile:read_all");
  }

  @Override
  public boolean suffices(Set<String> granted) {
    return granted.contains(StravaScopes.ALL_ACTIVITIES)
        || granted.contains(StravaScopes.ACTIVITIES);
  }

  @Override
  public URI consentPage(URI redirect, String state) {
    HttpUrl oauth = HttpUrl.get(config.oauthUrl());
    return oauth
        .newBuilder()
        .addPathSegment("authorize")
        .addQueryParameter("client_id", config.clientId())
        .addQueryParameter("response_type", "code")
        .addQueryParameter("redirect_uri", redirect.toString())
        // Shows the page even to somebody who has said yes before, perhaps to less.
        .addQueryParameter("approval_prompt", "force")
        .addQueryParameter("scope", "read,activity:read_all,profile:read_all")
        .addQueryParameter("state", state)
        .build()
        .uri();
  }

  @Override
  public String ifNobodyComesBack() {
    return "If your browser shows \"Limit of connected athletes exceeded\" (strava.athlete-limit): "
        + StravaErrors.ATHLETE_LIMIT;
  }

  @Override
  public OAuthTokens exchange(String code, URI redirect, Set<String> granted) {
    Instant asked = clock.instant();
    var wire =
        wire(api.exchange(config.clientId(), config.clientSecret(), "authorization_code", code));
    StravaOAuthApi.Athlete athlete = wire.athlete();
    return tokens(
        wire,
        asked,
        athlete == null || athlete.id() == null
            ? null
            : new Account(athlete.id().toString(), granted));
  }

  @Override
  public OAuthTokens refresh(OAuthTokens tokens) {
    Instant asked = clock.instant();
    var wire =
        wire(
            api.refresh(
                config.clientId(), config.clientSecret(), "refresh_token", tokens.refreshToken()));
    return tokens(wire, asked, tokens.account().orElse(null));
  }

  @Override
  public void revoke(OAuthTokens tokens) {
    String app = Credentials.basic(config.clientId(), config.clientSecret());
    try {
      api.revoke(app, tokens.refreshToken(), "refresh_token");
    } catch (Refused e) {
      if (!e.code().equals("strava.http-404")) {
        throw e;
      }
      deauthorize(tokens);
    }
  }

  /** Takes an access token, which may have expired since. */
  private void deauthorize(OAuthTokens tokens) {
    try {
      api.deauthorize("Bearer " + tokens.accessToken());
    } catch (Unauthorized expired) {
      try {
        api.deauthorize("Bearer " + refresh(tokens).accessToken());
      } catch (Unauthorized lost) {
        // The consent is lost already.
      }
    }
  }

  private static OAuthTokens tokens(
      StravaOAuthApi.Tokens wire, Instant asked, @Nullable Account account) {
    if (wire.accessToken() == null || wire.refreshToken() == null) {
      throw incomplete();
    }
    return OAuthTokens.lasting(
        wire.accessToken(), wire.refreshToken(), asked, wire.expiresIn(), account);
  }

  private static StravaOAuthApi.Tokens wire(RawJson answer) {
    try {
      return answer.as(StravaOAuthApi.Tokens.class);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message may quote a token.
      throw incomplete();
    }
  }

  private static InvalidResponse incomplete() {
    return new InvalidResponse(
        "strava.bad-tokens",
        "Strava answered a token request without tokens",
        "Strava may have changed its answers: look for a newer version, or report it.",
        null);
  }
}
