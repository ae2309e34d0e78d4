package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.OAuthTokens;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Withings is and who asks. Immutable; {@link #toString} shows no secret.
 *
 * <p>The app's id and secret come from the Withings developer dashboard.
 */
public final class WithingsConfig {

  private static final URI BASE_URL = URI.create("https://wbsapi.withings.net/");
  private static final URI ACCOUNT_URL = URI.create("https://account.withings.com/");
  private static final int REQUESTS_PER_MINUTE = 120;

  private final URI baseUrl;
  private final URI accountUrl;
  private final String clientId;
  private final String clientSecret;
  private final @Nullable OAuthTokens tokens;
  private final Instant since;
  private final int requestsPerMinute;

  private WithingsConfig(
      URI baseUrl,
      URI accountUrl,
      String clientId,
      String clientSecret,
      @Nullable OAuthTokens tokens,
      Instant since,
      int requestsPerMinute) {
    this.baseUrl = baseUrl;
    this.accountUrl = accountUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
    this.since = since;
    this.requestsPerMinute = requestsPerMinute;
  }

  /** The public cloud, everything there is. */
  public static WithingsConfig of(String clientId, String clientSecret) {
    return new WithingsConfig(
        BASE_URL, ACCOUNT_URL, clientId, clientSecret, null, Instant.EPOCH, REQUESTS_PER_MINUTE);
  }

  /** Another address: the simulator, or a regional cloud. */
  public WithingsConfig withBaseUrl(URI baseUrl) {
    return with(baseUrl, accountUrl, tokens, since, requestsPerMinute);
  }

  /** Another address of the pages where a person consents. */
  public WithingsConfig withAccountUrl(URI accountUrl) {
    return with(baseUrl, accountUrl, tokens, since, requestsPerMinute);
  }

  /**
   * How many calls a minute Withings allows the application, over all its persons.
   *
   * @param requestsPerMinute 120 unless said; 0 for no limit
   */
  public WithingsConfig withRequestsPerMinute(int requestsPerMinute) {
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException("requestsPerMinute is negative: " + requestsPerMinute);
    }
    return with(baseUrl, accountUrl, tokens, since, requestsPerMinute);
  }

  /** Tokens to begin with; as soon as the token store holds some, those count. */
  public WithingsConfig withTokens(String accessToken, String refreshToken) {
    return withTokens(OAuthTokens.of(accessToken, refreshToken, null, null));
  }

  /** Nothing that was measured earlier is read. */
  public WithingsConfig withSince(Instant since) {
    return with(baseUrl, accountUrl, tokens, since, requestsPerMinute);
  }

  WithingsConfig withTokens(OAuthTokens first) {
    return with(baseUrl, accountUrl, first, since, requestsPerMinute);
  }

  private WithingsConfig with(
      URI baseUrl,
      URI accountUrl,
      @Nullable OAuthTokens tokens,
      Instant since,
      int requestsPerMinute) {
    return new WithingsConfig(
        baseUrl, accountUrl, clientId, clientSecret, tokens, since, requestsPerMinute);
  }

  URI baseUrl() {
    return baseUrl;
  }

  URI accountUrl() {
    return accountUrl;
  }

  int requestsPerMinute() {
    return requestsPerMinute;
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

  @Override
  public String toString() {
    return "WithingsConfig[baseUrl=" + baseUrl + ", since=" + since + ']';
  }
}
