package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingKey;
import java.util.List;
import java.util.Optional;

/** The settings that every provider with OAuth has: the app's, and first tokens. */
public final class OAuthSettings {

  private OAuthSettings() {}

  /**
   * @param appPage where a person makes an app
   */
  public static List<SettingKey> keys(String appPage) {
    return List.of(
        SettingKey.optional("client-id", "your app's id at " + appPage),
        SettingKey.secret("client-secret", "your app's secret"),
        SettingKey.secret("access-token", "a first access token"),
        SettingKey.secret("refresh-token", "a first refresh token"));
  }

  public static boolean isSetUp(ConnectorSettings settings) {
    return settings.text("client-id").isPresent();
  }

  /**
   * The first tokens, if there are some.
   *
   * @throws io.github.personalmetrics.source.SettingException if one of them is there alone
   */
  public static Optional<OAuthTokens> tokens(ConnectorSettings settings) {
    if (settings.text("access-token").isEmpty() && settings.text("refresh-token").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        OAuthTokens.of(
            settings.required("access-token"), settings.required("refresh-token"), null, null));
  }
}
