package io.github.personalmetrics.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** An HTTP request as a service sees it. Not a record: it carries secrets. */
final class Request {
  private static final int BODY_LIMIT = 1 << 20;
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final String method;
  private final String path;
  private final Params params;
  private final String authorization;

  private Request(String method, String path, Params params, String authorization) {
    this.method = method;
    this.path = path;
    this.params = params;
    this.authorization = authorization;
  }

  /**
   * Reads an exchange; form fields win over query parameters of the same name.
   *
   * @param prefix the part of the path that the service is mounted at
   * @throws IllegalArgumentException when the parameters are not well-formed
   */
  static Request of(HttpExchange exchange, String prefix) throws IOException {
    var headers = exchange.getRequestHeaders();
    var type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
    var body = exchange.getRequestBody().readNBytes(BODY_LIMIT);
    var params = new Params();
    if (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      params.add(new String(body, StandardCharsets.UTF_8));
    }
    params.add(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring(prefix.length()),
        params,
        Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
  }

  String method() {
    return method;
  }

  /** The path below the service's mount point, without a leading slash. */
  String path() {
    return path;
  }

  Params params() {
    return params;
  }

  /** User and password of basic authentication, with a colon between. */
  Optional<String> basic() {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    var encoded = authorization.substring(BASIC.length()).strip();
    return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
  }

  Optional<String> bearer() {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    var token = authorization.substring(BEARER.length()).strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }
}
