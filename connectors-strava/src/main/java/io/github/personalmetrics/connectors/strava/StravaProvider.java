package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.OAuthSettings;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourcePolicy;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Offers Strava to applications that discover their connectors. */
public final class StravaProvider implements ConnectorProvider {

  @Override
  public String id() {
    return StravaAccess.PROVIDER;
  }

  @Override
  public String displayName() {
    return "Strava";
  }

  @Override
  public List<SettingKey> settings() {
    var all = new ArrayList<SettingKey>();
    all.add(SettingKey.withDefault("base-url", "the API", "https://www.strava.com/api/v3/"));
    all.add(
        SettingKey.withDefault("oauth-url", "consent and tokens", "https://www.strava.com/oauth/"));
    all.addAll(OAuthSettings.keys("strava.com/settings/api"));
    all.add(SettingKey.optional("since", "a date; nothing that started earlier is read"));
    all.add(
        SettingKey.withDefault(
            "limits",
            "reading calls allowed in a quarter of an hour and in a day; the answers correct it",
            "100,1000"));
    all.add(
        SettingKey.withDefault(
            "tracks",
            "false to leave out the tracks of activities, which take a call each",
            "true"));
    all.add(
        SettingKey.withDefault(
            "training-allowed",
            "true if your agreement with Strava lets its data train a model",
            "false"));
    return List.copyOf(all);
  }

  /** The last terms known to us forbid training, so it takes the person's word. */
  @Override
  public SourcePolicy policy(ConnectorSettings settings) {
    return SourcePolicy.OPEN.withTraining(settings.flag("training-allowed").orElse(false));
  }

  @Override
  public Optional<Consent> consent(
      ConnectorSettings settings, ConnectorContext context, SecureRandom random) {
    if (!OAuthSettings.isSetUp(settings)) {
      return Optional.empty();
    }
    return Optional.of(StravaAccess.consent(config(settings), context, new OkHttpClient(), random));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    if (!OAuthSettings.isSetUp(settings)) {
      return List.of();
    }
    var activities = StravaConnector.activities(config(settings), context, new OkHttpClient());
    return List.of(settings.flag("tracks").orElse(true) ? activities.withTracks() : activities);
  }

  private static StravaConfig config(ConnectorSettings settings) {
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
    if (settings.text("limits").isPresent()) {
      config = config.withLimits(limits(settings.required("limits")));
    }
    var tokens = OAuthSettings.tokens(settings);
    return tokens.isPresent() ? config.withTokens(tokens.get()) : config;
  }

  private static StravaLimits limits(String text) {
    return StravaLimits.parse(text)
        .orElseThrow(
            () -> new SettingException("strava.limits", "expected two numbers such as 100,1000"));
  }
}
