package io.github.personalmetrics.simulator;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What goes back on the wire. Not a record: bodies carry tokens, and a record would print them. */
final class Reply {
  private final int status;
  private final String body;
  private final Map<String, String> headers;

  private Reply(int status, String body, Map<String, String> headers) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  static Reply json(int status, Object body) {
    return new Reply(
        status, Json.write(body), Map.of("Content-Type", "application/json; charset=utf-8"));
  }

  static Reply text(int status, String body) {
    return new Reply(status, body, Map.of("Content-Type", "text/plain; charset=utf-8"));
  }

  static Reply html(int status, String body) {
    return new Reply(status, body, Map.of("Content-Type", "text/html; charset=utf-8"));
  }

  static Reply redirect(URI location) {
    return new Reply(302, "", Map.of("Location", location.toASCIIString()));
  }

  /** The same with more headers. */
  Reply with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, body, all);
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
