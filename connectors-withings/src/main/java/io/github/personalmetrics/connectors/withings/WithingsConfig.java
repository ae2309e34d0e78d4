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

  private final URI baseUrl;
  private final String clientId;
  private final String clientSecret;
  private final @Nullable OAuthTokens tokens;
  private final Instant since;

  private WithingsConfig(
      URI baseUrl,
      String clientId,
      String clientSecret,
      @Nullable OAuthTokens tokens,
      Instant since) {
    this.baseUrl = baseUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
    this.since = since;
  }

  /** The public cloud, everything there is. */
  public static WithingsConfig of(String clientId, String clientSecret) {
    return new WithingsConfig(BASE_URL, clientId, clientSecret, null, Instant.EPOCH);
  }

  /** Another address: the simulator, or a regional cloud. */
  public WithingsConfig withBaseUrl(URI baseUrl) {
    return new WithingsConfig(baseUrl, clientId, clientSecret, tokens, since);
  }

  /** Tokens to begin with; as soon as the token store holds some, those count. */
  public WithingsConfig withTokens(String accessToken, String refreshToken) {
    OAuthTokens first = OAuthTokens.of(accessToken, refreshToken, null, null);
    return new WithingsConfig(baseUrl, clientId, clientSecret, first, since);
  }

  /** Nothing that was measured earlier is read. */
  public WithingsConfig withSince(Instant since) {
    return new WithingsConfig(baseUrl, clientId, clientSecret, tokens, since);
  }

  URI baseUrl() {
    return baseUrl;
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
