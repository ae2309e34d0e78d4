package io.github.personalmetrics.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A client that trusts nothing but the wire. */
final class StravaClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ProviderSimulator simulator;
  private String token;

  StravaClient(ProviderSimulator simulator) {
    this.simulator = simulator;
    this.token = simulator.stravaAccessToken();
  }

  StravaClient token(String token) {
    this.token = token;
    return this;
  }

  /** Any path below the base, with name, value, name, value... behind it. */
  HttpResponse<String> get(String path, Object... params) {
    return send(
        HttpRequest.newBuilder(
                URI.create(simulator.stravaBaseUrl() + path + "?" + WithingsClient.form(params)))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  /** Sends a form, with name, value, name, value... in it. */
  HttpResponse<String> post(String path, Object... form) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.stravaBaseUrl() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(WithingsClient.form(form)))
            .build());
  }

  List<Map<String, Object>> activities(Object... params) {
    return list(get("athlete/activities", params));
  }

  HttpResponse<String> authorize(Object... params) {
    return send(
        HttpRequest.newBuilder(
                URI.create(simulator.stravaOauthUrl() + "authorize?" + WithingsClient.form(params)))
            .build());
  }

  /** A token request of this app, with name, value, name, value... behind its credentials. */
  HttpResponse<String> token(Object... params) {
    var app =
        WithingsClient.form(
            "client_id",
            simulator.stravaClientId(),
            "client_secret",
            simulator.stravaClientSecret());
    return send(
        HttpRequest.newBuilder(URI.create(simulator.stravaOauthUrl() + "token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(app + "&" + WithingsClient.form(params)))
            .build());
  }

  /** The way since 2026, with basic authentication. */
  HttpResponse<String> revoke(String clientSecret, String token) {
    var app = simulator.stravaClientId() + ":" + clientSecret;
    return send(
        HttpRequest.newBuilder(URI.create(simulator.stravaOauthUrl() + "revoke"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(app.getBytes(UTF_8)))
            .POST(BodyPublishers.ofString(WithingsClient.form("token", token)))
            .build());
  }

  /** The way until 2027. */
  HttpResponse<String> deauthorize() {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.stravaOauthUrl() + "deauthorize"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody())
            .build());
  }

  Map<String, Object> refresh(String refreshToken) {
    return object(token("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return (Map<String, Object>) json(response);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return (List<Map<String, Object>>) json(response);
  }

  /** The one error of a Fault: resource, field and code. */
  @SuppressWarnings("unchecked")
  static String fault(HttpResponse<String> response) {
    var body = (Map<String, Object>) json(response);
    var error = ((List<Map<String, Object>>) requireNonNull(body.get("errors"))).get(0);
    return error.get("resource") + " " + error.get("field") + " " + error.get("code");
  }

  private static Object json(HttpResponse<String> response) {
    try {
      return requireNonNull(Json.read(response.body()));
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
