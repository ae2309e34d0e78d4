package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import java.time.ZoneOffset;
import java.util.List;
import okhttp3.OkHttpClient;

/** Offers Strava to applications that discover their connectors. */
public final class StravaProvider implements ConnectorProvider {

  @Override
  public String id() {
    return "strava";
  }

  @Override
  public String displayName() {
    return "Strava";
  }

  @Override
  public List<SettingKey> settings() {
    return List.of(
        SettingKey.withDefault("base-url", "the API", "https://www.strava.com/api/v3/"),
        SettingKey.withDefault("oauth-url", "the token service", "https://www.strava.com/oauth/"),
        SettingKey.optional("client-id", "your app's id at strava.com/settings/api"),
        SettingKey.secret("client-secret", "your app's secret"),
        SettingKey.secret("access-token", "a first access token"),
        SettingKey.secret("refresh-token", "a first refresh token"),
        SettingKey.optional("since", "a date; nothing that started earlier is read"),
        SettingKey.withDefault(
            "training-allowed",
            "true if your agreement with Strava lets its data train a model",
            "false"));
  }

  /** The last terms known to us forbid training, so it takes the person's word. */
  @Override
  public SourcePolicy policy(ConnectorSettings settings) {
    return SourcePolicy.OPEN.withTraining(settings.flag("training-allowed").orElse(false));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    if (settings.text("client-id").isEmpty()) {
      return List.of();
    }
    var config =
        StravaConfig.of(settings.required("client-id"), settings.required("client-secret"));
    if (settings.uri("base-url").isPresent()) {
      config = config.withBaseUrl(settings.uri("base-url").get());
    }
    if (settings.uri("oauth-url").isPresent()) {
      config = config.withOauthUrl(settings.uri("oauth-url").get());
    }
    if (settings.date("since").isPresent()) {
      config =
          config.withSince(settings.date("since").get().atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (settings.text("access-token").isPresent() != settings.text("refresh-token").isPresent()) {
      throw new SettingException(
          "strava.access-token", "comes together with strava.refresh-token, or not at all");
    }
    if (settings.text("access-token").isPresent()) {
      config =
          config.withTokens(settings.required("access-token"), settings.required("refresh-token"));
    }
    return List.of(
        StravaConnector.activities(config, context.tokens(), new OkHttpClient(), context.clock()));
  }
}
