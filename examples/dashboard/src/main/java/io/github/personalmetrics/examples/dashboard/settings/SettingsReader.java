package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.examples.dashboard.settings.RawSettings.Entry;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.store.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings: a properties file, over it the environment ({@code sync.every} is {@code
 * PM_SYNC_EVERY}). What it does not know or cannot read stops it.
 */
public final class SettingsReader {

  public static final String FILE = "personal-metrics.properties";
  public static final int DEFAULT_PORT = 7070;

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final List<String> OWN =
      List.of(
          "subject",
          "zone",
          "store",
          "dynamodb.region",
          "dynamodb.endpoint",
          "dynamodb.capacity",
          "models",
          "s3.endpoint",
          "s3.region",
          "sync.every",
          "train.every",
          "secrets.key-file",
          "secrets.key",
          "host",
          "port",
          "public-url",
          "trusted-proxies",
          "api.token",
          "map.tiles",
          "map.attribution");

  private final List<ConnectorProvider> providers;
  private final Map<String, String> environment;
  private final Path dataFolder;
  private final SecretText secrets;

  public SettingsReader(List<ConnectorProvider> providers, Map<String, String> environment) {
    this.providers = List.copyOf(providers);
    this.environment = Map.copyOf(environment);
    this.dataFolder =
        DataFolder.of(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", "")),
            environment);
    this.secrets = new SecretText(environment);
  }

  /**
   * @param file absent for the environment and the defaults alone
   * @throws SettingsException if a key is unknown or a value cannot be right
   */
  public Settings read(@Nullable Path file) {
    return settings(
        RawSettings.read(file, environment, new KnownKeys(OWN, providers)),
        file == null ? "the environment" : file.toString());
  }

  private Settings settings(RawSettings raw, String origin) {
    return new Settings(
        origin,
        read(raw, "subject", SubjectId.of("me"), SubjectId::of, "1 to 64 of a-z 0-9 . _ -"),
        read(raw, "zone", ZoneId.systemDefault(), ZoneId::of, "a zone such as Europe/Paris"),
        store(raw),
        models(raw),
        read(
            raw,
            "sync.every",
            Duration.ofHours(3),
            text -> Parse.atLeast(SHORTEST_PAUSE, text),
            "a time such as PT3H, one minute or more"),
        read(
            raw,
            "train.every",
            Duration.ofDays(7),
            text -> Parse.atLeast(SHORTEST_PAUSE, text),
            "a time such as P7D, one minute or more"),
        read(raw, "secrets.key-file", inData("secrets.key"), Path::of, "a path"),
        keys(raw),
        read(raw, "host", "127.0.0.1", Parse::host, "a host name or address"),
        read(raw, "port", DEFAULT_PORT, Parse::port, "a number from 0 to 65535"),
        read(
                raw,
                "public-url",
                Optional.<URI>empty(),
                text -> Optional.of(Parse.origin(text)),
                "an address such as https://me.example.org")
            .orElse(null),
        read(
            raw,
            "trusted-proxies",
            List.of(),
            text ->
                Arrays.stream(text.split(",")).map(String::strip).map(AddressRange::parse).toList(),
            "addresses such as 10.0.0.1, 192.168.0.0/16"),
        apiToken(raw),
        mapTiles(raw),
        connectors(raw));
  }

  private StorePlace store(RawSettings raw) {
    StorePlace otherwise = new StorePlace.Sqlite(inData("personal-metrics.db"));
    StorePlace place =
        read(raw, "store", otherwise, Parse::store, "sqlite:<path> or dynamodb:<prefix>");
    String region = read(raw, "dynamodb.region", "", Parse::region, "a region such as eu-west-1");
    Optional<URI> endpoint =
        read(
            raw,
            "dynamodb.endpoint",
            Optional.empty(),
            text -> Optional.of(Parse.origin(text)),
            "an address such as http://localhost:4567");
    boolean provisioned =
        read(raw, "dynamodb.capacity", false, Parse::provisioned, "on-demand or provisioned");
    return place instanceof StorePlace.DynamoDb tables
        ? new StorePlace.DynamoDb(
            tables.prefix(), region.isEmpty() ? null : region, endpoint.orElse(null), provisioned)
        : place;
  }

  private ModelPlace models(RawSettings raw) {
    ModelPlace place =
        read(
            raw,
            "models",
            new ModelPlace.Folder(inData("models")),
            Parse::models,
            "file:<dir> or s3:<bucket>/<prefix>");
    // Read in any case, so that what cannot be right does not wait for its day.
    Optional<URI> endpoint =
        read(
            raw,
            "s3.endpoint",
            Optional.<URI>empty(),
            text -> Optional.of(Parse.origin(text)),
            "an address such as http://127.0.0.1:9000");
    Optional<String> region =
        read(
            raw,
            "s3.region",
            Optional.<String>empty(),
            text -> Optional.of(Parse.region(text)),
            "a region such as eu-west-1");
    return place instanceof ModelPlace.Bucket in
        ? new ModelPlace.Bucket(in.bucket(), endpoint.orElse(null), region.orElse(null))
        : place;
  }

  private Path inData(String name) {
    return dataFolder.resolve(name);
  }

  private static <T> T read(
      RawSettings raw, String key, T otherwise, Function<String, T> parse, String expected) {
    Entry entry = raw.get(key);
    if (entry == null) {
      return otherwise;
    }
    try {
      return parse.apply(entry.value());
    } catch (RuntimeException e) {
      throw new SettingsException(
          key
              + " in "
              + entry.place()
              + ": expected "
              + expected
              + ", not \""
              + entry.value()
              + '"');
    }
  }

  private @Nullable TokenKeys keys(RawSettings raw) {
    Entry entry = raw.get("secrets.key");
    if (entry == null) {
      return null;
    }
    try {
      return TokenKeys.parse(secrets.resolve("secrets.key", entry));
    } catch (StoreException e) {
      throw new SettingsException(
          "secrets.key in %s: expected 32 bytes as `openssl rand -base64 32` makes them"
              .formatted(entry.place()));
    }
  }

  private @Nullable ApiToken apiToken(RawSettings raw) {
    Entry entry = raw.get("api.token");
    if (entry == null) {
      return null;
    }
    String token = secrets.resolve("api.token", entry);
    if (token.length() < ApiToken.MIN_LENGTH) {
      throw new SettingsException(
          "api.token in %s: expected %d characters or more, as `openssl rand -hex 32` makes them"
              .formatted(entry.place(), ApiToken.MIN_LENGTH));
    }
    return ApiToken.of(token);
  }

  private static @Nullable MapTiles mapTiles(RawSettings raw) {
    String attribution =
        read(
            raw,
            "map.attribution",
            MapTiles.OPEN_STREET_MAP,
            Function.identity(),
            "whom the map belongs to");
    return read(
            raw,
            "map.tiles",
            Optional.<MapTiles>empty(),
            text -> Optional.of(MapTiles.parse(text, attribution)),
            "an address such as " + MapTiles.EXAMPLE)
        .orElse(null);
  }

  private Map<String, ConnectorSettings> connectors(RawSettings raw) {
    var all = new HashMap<String, ConnectorSettings>();
    for (ConnectorProvider provider : providers) {
      var values = new HashMap<String, String>();
      for (SettingKey key : provider.settings()) {
        if (key.defaultValue() != null) {
          values.put(key.name(), key.defaultValue());
        }
      }
      raw.startingWith(provider.id() + '.')
          .forEach(
              (name, entry) ->
                  values.put(
                      name, value(provider.id() + '.' + name, entry, isSecret(provider, name))));
      all.put(provider.id(), ConnectorSettings.of(provider.id(), values));
    }
    return all;
  }

  private String value(String key, Entry entry, boolean secret) {
    return secret ? secrets.resolve(key, entry) : entry.value();
  }

  private static boolean isSecret(ConnectorProvider provider, String name) {
    return provider.settings().stream().anyMatch(key -> key.secret() && key.matches(name));
  }
}
