package io.github.personalmetrics.examples.dashboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Talks HTTP and keeps cookies, also Secure ones on loopback as real browsers do. Follows no
 * redirect.
 */
public final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Map<String, String> headers = new LinkedHashMap<>();
  public final Map<String, String> cookies = new TreeMap<>();

  public Browser(URI base) {
    this.base = base;
  }

  /** Sends this header with every request from now on. */
  public Browser with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public Browser without(String header) {
    headers.remove(header);
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** Any method with an empty body. */
  public HttpResponse<String> request(String method, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody()));
  }

  public HttpResponse<String> post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + '=' + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> postJson(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The token in the forms of a page. */
  public String csrf(String path) {
    Matcher found = CSRF.matcher(get(path).body());
    if (!found.find()) {
      throw new AssertionError("no form on " + path);
    }
    return found.group(1);
  }

  public HttpResponse<String> login(String name, String password) {
    return post("/login", Map.of("csrf", csrf("/login"), "name", name, "password", password));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header("Connection", "close");
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(String cookie) {
    int equals = cookie.indexOf('=');
    String name = cookie.substring(0, equals);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, cookie.substring(equals + 1, cookie.indexOf(';')));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
