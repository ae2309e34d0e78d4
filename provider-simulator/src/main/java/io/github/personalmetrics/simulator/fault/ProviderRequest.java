package io.github.personalmetrics.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came. Not a record, which would print the secrets that it carries. */
public final class ProviderRequest {

  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private final byte[] body;

  ProviderRequest(String method, String target, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public String method() {
    return method;
  }

  /** Path and query, as in {@code /withings/measure?a=b}. */
  public String target() {
    return target;
  }

  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** By name in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return body;
  }

  @Override
  public String toString() {
    return method + ' ' + path();
  }
}
