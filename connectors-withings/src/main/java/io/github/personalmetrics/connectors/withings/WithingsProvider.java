package io.github.personalmetrics.connectors.withings;

import static java.util.stream.Collectors.joining;

import io.github.personalmetrics.connectors.http.OAuthSettings;
import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.Consent;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Offers Withings to applications that discover their connectors. */
public final class WithingsProvider implements ConnectorProvider {

  @Override
  public String id() {
    return WithingsAccess.PROVIDER;
  }

  @Override
  public String displayName() {
    return "Withings";
  }

  @Override
  public List<SettingKey> settings() {
    var all = new ArrayList<SettingKey>();
    all.add(SettingKey.withDefault("base-url", "the API", "https://wbsapi.withings.net/"));
    all.add(
        SettingKey.withDefault(
            "account-url", "where a person consents", "https://account.withings.com/"));
    all.addAll(OAuthSettings.keys("developer.withings.com"));
    all.add(
        SettingKey.optional(
            "streams",
            "what to read, of " + names(",") + "; everything that you allowed unless said"));
    all.add(
        SettingKey.withDefault(
            "requests-per-minute", "calls that your plan allows; 0 for any number", "120"));
    all.add(SettingKey.optional("since", "a date; nothing that was measured earlier is read"));
    return List.copyOf(all);
  }

  @Override
  public Optional<Consent> consent(
      ConnectorSettings settings, ConnectorContext context, SecureRandom random) {
    if (!OAuthSettings.isSetUp(settings)) {
      return Optional.empty();
    }
    return Optional.of(
        WithingsAccess.consent(config(settings), context, new OkHttpClient(), random));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    if (!OAuthSettings.isSetUp(settings)) {
      return List.of();
    }
    return streams(settings, WithingsAccess.of(config(settings), context, new OkHttpClient()));
  }

  private static List<SourceConnector> streams(ConnectorSettings settings, WithingsAccess access) {
    Optional<String> asked = settings.text("streams");
    if (asked.isEmpty()) {
      return WithingsAccess.streams().stream()
          .filter(access::mayAllow)
          .<SourceConnector>map(access::connector)
          .toList();
    }
    return Arrays.stream(asked.get().split(",", -1))
        .map(String::strip)
        .distinct()
        .<SourceConnector>map(name -> access.connector(stream(name)))
        .toList();
  }

  private static Stream stream(String name) {
    return WithingsAccess.streams().stream()
        .filter(stream -> stream.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException(
                    "withings.streams", "\"" + name + "\" is none of " + names(", ")));
  }

  private static String names(String separator) {
    return WithingsAccess.streams().stream().map(Stream::name).collect(joining(separator));
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new SettingException("withings.requests-per-minute", "expected a number such as 120");
    }
    return Integer.parseInt(text);
  }

  private static WithingsConfig config(ConnectorSettings settings) {
    var config =
        WithingsConfig.of(settings.required("client-id"), settings.required("client-secret"));
    if (settings.uri("base-url").isPresent()) {
      config = config.withBaseUrl(settings.uri("base-url").get());
    }
    if (settings.uri("account-url").isPresent()) {
      config = config.withAccountUrl(settings.uri("account-url").get());
    }
    if (settings.date("since").isPresent()) {
      config =
          config.withSince(settings.date("since").get().atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (settings.text("requests-per-minute").isPresent()) {
      config = config.withRequestsPerMinute(number(settings.required("requests-per-minute")));
    }
    var tokens = OAuthSettings.tokens(settings);
    return tokens.isPresent() ? config.withTokens(tokens.get()) : config;
  }
}
