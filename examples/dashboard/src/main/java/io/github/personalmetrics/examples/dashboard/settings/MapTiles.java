package io.github.personalmetrics.examples.dashboard.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the pictures under a track come from. Whoever serves them learns where the person runs, so
 * there are none unless the settings name somebody.
 *
 * @param address of one picture, with {z}, {x} and {y} in it, and maybe {s} and {r}
 * @param source as a content security policy names it
 * @param attribution whom the map belongs to
 */
public record MapTiles(String address, String source, String attribution) {

  static final String OPEN_STREET_MAP = "© OpenStreetMap contributors";
  static final String EXAMPLE = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

  private static final List<String> PLACES = List.of("{z}", "{x}", "{y}");

  /** What could end a policy, an attribute or an address is not part of any. */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"'<>\\\\;,`|^]]+");

  /** Who asks for a link to what its data may be used for. */
  public boolean isOfOpenStreetMap() {
    return attribution.contains("OpenStreetMap");
  }

  /**
   * @throws IllegalArgumentException if it cannot be the address of tiles
   */
  static MapTiles parse(String text, String attribution) {
    URI uri = URI.create(text.replace("{s}", "a").replace("{", "").replace("}", ""));
    String host = uri.getHost();
    boolean right =
        PLAIN.matcher(text).matches()
            && PLACES.stream().allMatch(text::contains)
            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
            && host != null
            && uri.getUserInfo() == null
            && uri.getFragment() == null
            && PLACES.stream().noneMatch(text.substring(0, text.indexOf('/', 8))::contains);
    if (!right) {
      throw new IllegalArgumentException();
    }
    String any = text.contains("://{s}.") ? host.replaceFirst("^a\\.", "*.") : host;
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new MapTiles(text, uri.getScheme() + "://" + any + port, attribution);
  }
}
