package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthTokens;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Strava is and who asks. Immutable; {@link #toString} shows no secret.
 *
 * <p>The app's id and secret come from strava.com/settings/api.
 */
public final class StravaConfig {

  private static final URI BASE_URL = URI.create("https://www.strava.com/api/v3/");
  private static final URI OAUTH_URL = URI.create("https://www.strava.com/oauth/");
  private static final int LARGEST_PAGE = 200;

  private final URI baseUrl;
  private final URI oauthUrl;
  private final String clientId;
  private final String clientSecret;
  private final @Nullable OAuthTokens tokens;
  private final Instant since;
  private final int pageSize;

  private StravaConfig(
      URI baseUrl,
      URI oauthUrl,
      String clientId,
      String clientSecret,
      @Nullable OAuthTokens tokens,
      Instant since,
      int pageSize) {
    this.baseUrl = baseUrl;
    this.oauthUrl = oauthUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
    this.since = since;
    this.pageSize = pageSize;
  }

  /** The public service, everything there is. */
  public static StravaConfig of(String clientId, String clientSecret) {
    return new StravaConfig(
        BASE_URL, OAUTH_URL, clientId, clientSecret, null, Instant.EPOCH, LARGEST_PAGE);
  }

  /** Another address of the data service: the simulator, or the host that comes in 2027. */
  public StravaConfig withBaseUrl(URI baseUrl) {
    return new StravaConfig(baseUrl, oauthUrl, clientId, clientSecret, tokens, since, pageSize);
  }

  /** Another address of the token service. */
  public StravaConfig withOauthUrl(URI oauthUrl) {
    return new StravaConfig(baseUrl, oauthUrl, clientId, clientSecret, tokens, since, pageSize);
  }

  /** Tokens to begin with; as soon as the token store holds some, those count. */
  public StravaConfig withTokens(String accessToken, String refreshToken) {
    OAuthTokens first = OAuthTokens.of(accessToken, refreshToken, null, null);
    return new StravaConfig(baseUrl, oauthUrl, clientId, clientSecret, first, since, pageSize);
  }

  /** Nothing that started earlier is read. */
  public StravaConfig withSince(Instant since) {
    return new StravaConfig(baseUrl, oauthUrl, clientId, clientSecret, tokens, since, pageSize);
  }

  StravaConfig withPageSize(int pageSize) {
    return new StravaConfig(baseUrl, oauthUrl, clientId, clientSecret, tokens, since, pageSize);
  }

  URI baseUrl() {
    return baseUrl;
  }

  URI oauthUrl() {
    return oauthUrl;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  Optional<OAuthTokens> tokens() {
    return Optional.ofNullable(tokens);
  }

  Instant since() {
    return since;
  }

  int pageSize() {
    return pageSize;
  }

  @Override
  public String toString() {
    return "StravaConfig[baseUrl=" + baseUrl + ", oauthUrl=" + oauthUrl + ", since=" + since + ']';
  }
}
