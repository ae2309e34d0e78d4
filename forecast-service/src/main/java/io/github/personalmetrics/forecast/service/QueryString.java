package io.github.personalmetrics.forecast.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an address behind the question mark, as it was sent: every server reads it alike. */
final class QueryString {

  private final Map<String, List<String>> values = new HashMap<>();

  private QueryString() {}

  static QueryString parse(@Nullable String query) {
    var parsed = new QueryString();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parsed.values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }
    return parsed;
  }

  /** Empty if it was not given. */
  List<String> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** What is encoded wrongly stays as it is, and is refused by whoever wants a number of it. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
