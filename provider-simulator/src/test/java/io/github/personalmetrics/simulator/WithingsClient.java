package io.github.personalmetrics.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client that trusts nothing but the wire. */
final class WithingsClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ProviderSimulator simulator;
  private String token;

  WithingsClient(ProviderSimulator simulator) {
    this.simulator = simulator;
    this.token = simulator.withingsAccessToken();
  }

  WithingsClient token(String token) {
    this.token = token;
    return this;
  }

  /** The envelope that {@code getmeas} answers, asked with name, value, name, value... */
  Map<String, Object> getmeas(Object... params) {
    return post("measure", "action=getmeas&" + form(params));
  }

  Map<String, Object> refresh(String refreshToken) {
    return token("grant_type", "refresh_token", "refresh_token", refreshToken);
  }

  Map<String, Object> exchange(String code, String redirectUri) {
    return token("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri);
  }

  Map<String, Object> token(Object... params) {
    var app =
        form(
            "action",
            "requesttoken",
            "client_id",
            simulator.withingsClientId(),
            "client_secret",
            simulator.withingsClientSecret());
    return post("v2/oauth2", app + "&" + form(params));
  }

  /** Follows {@code more} and {@code offset} to the end and returns every row met. */
  List<Map<String, Object>> everyRow(Object... params) {
    var rows = new ArrayList<Map<String, Object>>();
    Object offset = 0L;
    while (offset != null) {
      var body = body(getmeas(append(params, "offset", offset)));
      rows.addAll(rows(body));
      offset = body.get("more") == null ? null : body.get("offset");
    }
    return rows;
  }

  Map<String, Object> post(String path, String form) {
    return envelope(send(posting(path, form)));
  }

  int postForStatus(String path, String form) {
    return send(posting(path, form)).statusCode();
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(authorized(pathAndQuery).GET().build());
  }

  static Map<String, Object> envelope(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    try {
      return object(Json.read(response.body()));
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  static Map<String, Object> body(Map<String, Object> envelope) {
    assertThat(envelope).containsEntry("status", 0L);
    return object(envelope.get("body"));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(Map<String, Object> body) {
    return (List<Map<String, Object>>) requireNonNull(body.get("measuregrps"));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> measures(Map<String, Object> row) {
    return (List<Map<String, Object>>) requireNonNull(row.get("measures"));
  }

  static String string(Map<String, Object> object, String key) {
    return String.valueOf(object.get(key));
  }

  static long number(Map<String, Object> object, String key) {
    return ((Number) requireNonNull(object.get(key))).longValue();
  }

  static String form(Object... params) {
    var pairs = new LinkedHashMap<String, String>();
    for (int i = 0; i < params.length; i += 2) {
      pairs.put(params[i].toString(), params[i + 1].toString());
    }
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Object[] append(Object[] params, Object... more) {
    var all = new ArrayList<Object>(List.of(params));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private HttpRequest posting(String path, String form) {
    return authorized(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.withingsBaseUrl() + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object json) {
    assertThat(json).isInstanceOf(Map.class);
    return (Map<String, Object>) requireNonNull(json);
  }
}
