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
  private final StravaLimits limits;

  private StravaConfig(
      URI baseUrl,
      URI oauthUrl,
      String clientId,
      String clientSecret,
      @Nullable OAuthTokens tokens,
      Instant since,
      int pageSize,
      StravaLimits limits) {
    this.baseUrl = baseUrl;
    this.oauthUrl = oauthUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
    this.since = since;
    this.pageSize = pageSize;
    this.limits = limits;
  }

  /** The public service, everything there is. */
  public static StravaConfig of(String clientId, String clientSecret) {
    return new StravaConfig(
        BASE_URL,
        OAUTH_URL,
        clientId,
        clientSecret,
        null,
        Instant.EPOCH,
        LARGEST_PAGE,
        StravaLimits.DEFAULT);
  }

  /** Another address of the data service: the simulator, or the host that comes in 2027. */
  public StravaConfig withBaseUrl(URI baseUrl) {
    return with(baseUrl, oauthUrl, tokens, since, pageSize, limits);
  }

  /** Another address of the token service. */
  public StravaConfig withOauthUrl(URI oauthUrl) {
    return with(baseUrl, oauthUrl, tokens, since, pageSize, limits);
  }

  /** Tokens to begin with; as soon as the token store holds some, those count. */
  public StravaConfig withTokens(String accessToken, String refreshToken) {
    return withTokens(OAuthTokens.of(accessToken, refreshToken, null, null));
  }

  /** Nothing that started earlier is read. */
  public StravaConfig withSince(Instant since) {
    return with(baseUrl, oauthUrl, tokens, since, pageSize, limits);
  }

  StravaConfig withPageSize(int pageSize) {
    return with(baseUrl, oauthUrl, tokens, since, pageSize, limits);
  }

  StravaConfig withTokens(OAuthTokens first) {
    return with(baseUrl, oauthUrl, first, since, pageSize, limits);
  }

  /**
   * How many reading calls Strava allows the application in a quarter of an hour and in a UTC day,
   * over all its persons; 100 and 1000 unless said. Strava's answers correct it.
   */
  public StravaConfig withLimits(int readsPerQuarter, int readsPerDay) {
    if (readsPerQuarter < 1 || readsPerDay < 1) {
      throw new IllegalArgumentException("a limit must be at least 1 call");
    }
    return withLimits(new StravaLimits(readsPerQuarter, readsPerDay));
  }

  StravaConfig withLimits(StravaLimits limits) {
    return with(baseUrl, oauthUrl, tokens, since, pageSize, limits);
  }

  private StravaConfig with(
      URI baseUrl,
      URI oauthUrl,
      @Nullable OAuthTokens tokens,
      Instant since,
      int pageSize,
      StravaLimits limits) {
    return new StravaConfig(
        baseUrl, oauthUrl, clientId, clientSecret, tokens, since, pageSize, limits);
  }

  StravaLimits limits() {
    return limits;
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
