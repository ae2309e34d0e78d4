package io.github.personalmetrics.examples.dashboard.cli;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a provider sends a person back with, out of an address or a piece of one. */
final class CallbackQuery {

  private CallbackQuery() {}

  static Map<String, String> parse(URI address) {
    return parameters(Objects.requireNonNullElse(address.getRawQuery(), ""));
  }

  /** A whole address as the browser shows it, or what stands behind its question mark. */
  static Map<String, String> parse(String pasted) {
    String text = pasted.strip();
    int query = text.indexOf('?') + 1;
    int fragment = text.indexOf('#');
    return parameters(fragment < query ? text.substring(query) : text.substring(query, fragment));
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** A broken escape is as good as the text itself: nothing will know it. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
