package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthApp;
import io.github.personalmetrics.connectors.http.OAuthTokens;
import io.github.personalmetrics.connectors.http.Scopes;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks for access, renews it and gives it back. Every answer brings a new refresh token; the old
 * one dies with its first use.
 */
final class WithingsTokens implements OAuthApp {

  private static final String MEASURES = "user.metrics";

  private final WithingsOAuthApi api;
  private final WithingsConfig config;
  private final Clock clock;

  WithingsTokens(WithingsOAuthApi api, WithingsConfig config, Clock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String displayName() {
    return "Withings";
  }

  @Override
  public URI permissionsPage() {
    return config.accountUrl().resolve("/");
  }

  @Override
  public Set<String> scopes() {
    return Set.of("user.info", MEASURES, "user.activity");
  }

  @Override
  public boolean suffices(Set<String> granted) {
    return granted.contains(MEASURES);
  }

  @Override
  public URI consentPage(URI redirect, String state) {
    HttpUrl account = HttpUrl.get(config.accountUrl());
    return account
        .newBuilder()
        .addPathSegments("oauth2_user/authorize2")
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", config.clientId())
        .addQueryParameter("state", state)
        .addQueryParameter("scope", "user.info,user.metrics,user.activity")
        .addQueryParameter("redirect_uri", redirect.toString())
        .build()
        .uri();
  }

  @Override
  public OAuthTokens exchange(String code, URI redirect, Set<String> granted) {
    Instant asked = clock.instant();
    var envelope =
        api.exchange(
            "requesttoken",
            "authorization_code",
            config.clientId(),
            config.clientSecret(),
            code,
            redirect.toString());
    return tokens(envelope.hiding(config.clientSecret(), code), asked, null);
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
    return tokens(
        envelope.hiding(config.clientSecret(), tokens.refreshToken(), tokens.accessToken()),
        asked,
        tokens.account().orElse(null));
  }

  @Override
  public void revoke(OAuthTokens tokens) {
    String user;
    try {
      user =
          tokens
              .account()
              .or(() -> refresh(tokens).account())
              .map(Account::id)
              .orElseThrow(WithingsTokens::incomplete);
    } catch (Unauthorized e) {
      // The consent is lost already.
      return;
    }
    String nonce = nonce();
    WithingsStatus.body(
        api.revoke("revoke", config.clientId(), nonce, sign("revoke", nonce), user));
  }

  private String nonce() {
    long now = clock.instant().getEpochSecond();
    var envelope =
        api.nonce("getnonce", config.clientId(), now, sign("getnonce", Long.toString(now)));
    try {
      String nonce = WithingsStatus.body(envelope).as(WithingsOAuthApi.Nonce.class).nonce();
      if (nonce != null) {
        return nonce;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw incomplete();
  }

  private String sign(String action, String last) {
    return Signature.of(config.clientSecret(), action, config.clientId(), last);
  }

  /**
   * @param before whose tokens were renewed: a pair must not be lost for what else lacks
   */
  private static OAuthTokens tokens(
      WithingsApi.Envelope envelope, Instant asked, @Nullable Account before) {
    WithingsOAuthApi.Tokens wire;
    try {
      wire = WithingsStatus.body(envelope).as(WithingsOAuthApi.Tokens.class);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message may quote a token.
      throw incomplete();
    }
    if (wire.accessToken() == null || wire.refreshToken() == null) {
      throw incomplete();
    }
    return OAuthTokens.lasting(
        wire.accessToken(), wire.refreshToken(), asked, seconds(wire), account(wire, before));
  }

  private static @Nullable Long seconds(WithingsOAuthApi.Tokens wire) {
    return wire.expiresIn() instanceof Number number ? (Long) number.longValue() : null;
  }

  private static @Nullable Account account(WithingsOAuthApi.Tokens wire, @Nullable Account before) {
    if (wire.userid() == null || wire.userid().isBlank()) {
      return before;
    }
    Set<String> scopes = Scopes.parse(wire.scope());
    return new Account(
        wire.userid(), scopes.isEmpty() && before != null ? before.scopes() : scopes);
  }

  private static InvalidResponse incomplete() {
    return new InvalidResponse(
        "withings.bad-tokens",
        "Withings answered a token request without tokens",
        "Withings may have changed its answers: look for a newer version, or report it.",
        null);
  }
}
