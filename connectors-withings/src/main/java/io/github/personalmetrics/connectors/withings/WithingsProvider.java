package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.withings.WithingsConnector.Access;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Offers Withings to applications that discover their connectors. */
public final class WithingsProvider implements ConnectorProvider {

  @Override
  public String id() {
    return "withings";
  }

  @Override
  public String displayName() {
    return "Withings";
  }

  @Override
  public List<SettingKey> settings() {
    return List.of(
        SettingKey.withDefault("base-url", "the API", "https://wbsapi.withings.net/"),
        SettingKey.optional("client-id", "your app's id at developer.withings.com"),
        SettingKey.secret("client-secret", "your app's secret"),
        SettingKey.secret("access-token", "a first access token"),
        SettingKey.secret("refresh-token", "a first refresh token"),
        SettingKey.optional(
            "streams",
            "what to read, of "
                + String.join(",", Access.streams())
                + "; everything that you allowed unless said"),
        SettingKey.optional("since", "a date; nothing that was measured earlier is read"));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    if (settings.text("client-id").isEmpty()) {
      return List.of();
    }
    var config =
        WithingsConfig.of(settings.required("client-id"), settings.required("client-secret"));
    if (settings.uri("base-url").isPresent()) {
      config = config.withBaseUrl(settings.uri("base-url").get());
    }
    if (settings.date("since").isPresent()) {
      config =
          config.withSince(settings.date("since").get().atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (settings.text("access-token").isPresent() != settings.text("refresh-token").isPresent()) {
      throw new SettingException(
          "withings.access-token", "comes together with withings.refresh-token, or not at all");
    }
    if (settings.text("access-token").isPresent()) {
      config =
          config.withTokens(settings.required("access-token"), settings.required("refresh-token"));
    }
    return streams(
        settings, Access.of(config, context.tokens(), new OkHttpClient(), context.clock()));
  }

  private static List<SourceConnector> streams(ConnectorSettings settings, Access access) {
    Optional<String> asked = settings.text("streams");
    if (asked.isEmpty()) {
      return Access.streams().stream()
          .flatMap(name -> access.connector(name).stream())
          .filter(access::mayAllow)
          .<SourceConnector>map(connector -> connector)
          .toList();
    }
    return Arrays.stream(asked.get().split(",", -1))
        .map(String::strip)
        .distinct()
        .<SourceConnector>map(name -> access.connector(name).orElseThrow(() -> unknown(name)))
        .toList();
  }

  private static SettingException unknown(String stream) {
    return new SettingException(
        "withings.streams", "\"" + stream + "\" is none of " + String.join(", ", Access.streams()));
  }
}
