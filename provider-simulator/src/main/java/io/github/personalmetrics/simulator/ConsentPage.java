package io.github.personalmetrics.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The person in front of the consent pages: says yes to everything unless told otherwise. */
final class ConsentPage {
  private volatile boolean denies;
  private volatile boolean full;
  private volatile Set<String> unticked = Set.of();

  void deny(boolean denies) {
    this.denies = denies;
  }

  void untick(List<String> scopes) {
    this.unticked = Set.copyOf(scopes);
  }

  void full(boolean full) {
    this.full = full;
  }

  /** Whether the app has as many people as it may. */
  boolean isFull() {
    return full;
  }

  boolean denies() {
    return denies;
  }

  /** What stays ticked of the scopes asked for. */
  String ticked(String asked) {
    return Arrays.stream(asked.split(",", -1))
        .filter(scope -> !unticked.contains(scope))
        .collect(Collectors.joining(","));
  }

  /** Back to the app, with name, value, name, value... in the query. */
  static Reply back(String redirectUri, String... params) {
    var query = new StringBuilder();
    for (int i = 0; i < params.length; i += 2) {
      query.append(i == 0 ? "" : "&").append(params[i]).append('=').append(encode(params[i + 1]));
    }
    return Reply.redirect(
        URI.create(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
