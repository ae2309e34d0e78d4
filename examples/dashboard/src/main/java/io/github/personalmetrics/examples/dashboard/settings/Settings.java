package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.connectors.http.TokenKeys;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.source.ConnectorSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, read and checked. Holds no secret that it would show.
 *
 * @param origin where it was read, as a person finds it
 * @param models where they are kept
 * @param publicUrl how browsers reach the dashboard, when not at host and port
 * @param keys what encrypts the tokens, if it was set; otherwise the key file does
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 * @param mapTiles pictures under the tracks; absent unless somebody asked for them
 * @param connectors by provider, for every provider there is
 */
public record Settings(
    String origin,
    SubjectId subject,
    ZoneId zone,
    StorePlace store,
    ModelPlace models,
    Duration syncEvery,
    Duration trainEvery,
    Path keyFile,
    @Nullable TokenKeys keys,
    String host,
    int port,
    @Nullable URI publicUrl,
    List<AddressRange> trustedProxies,
    @Nullable ApiToken apiToken,
    @Nullable MapTiles mapTiles,
    Map<String, ConnectorSettings> connectors) {

  public Settings {
    trustedProxies = List.copyOf(trustedProxies);
    connectors = Map.copyOf(connectors);
  }

  public Settings at(String host, int port) {
    return new Settings(
        origin,
        subject,
        zone,
        store,
        models,
        syncEvery,
        trainEvery,
        keyFile,
        keys,
        host,
        port,
        publicUrl,
        trustedProxies,
        apiToken,
        mapTiles,
        connectors);
  }

  /**
   * Whether cookies may say Secure. Browsers keep such cookies on loopback too, so only a plain
   * http address elsewhere has to do without.
   */
  public boolean secureCookies() {
    return publicUrl == null || https() || isLoopback(publicUrl.getHost());
  }

  public boolean https() {
    return publicUrl != null && "https".equals(publicUrl.getScheme());
  }

  public boolean loopbackOnly() {
    return isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
