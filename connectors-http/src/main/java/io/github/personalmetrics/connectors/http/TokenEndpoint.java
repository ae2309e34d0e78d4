package io.github.personalmetrics.connectors.http;

/** How one provider renews tokens. */
@FunctionalInterface
public interface TokenEndpoint {

  /**
   * Trades a refresh token for new tokens; the old ones may be dead afterwards.
   *
   * @throws io.github.personalmetrics.source.SourceException.Unauthorized if the provider no longer
   *     takes the refresh token
   */
  OAuthTokens refresh(OAuthTokens tokens);
}
