package io.github.personalmetrics.simulator;

import java.util.List;
import java.util.Map;

/** An answer with an HTTP status other than 200 and a Fault as its body. */
final class StravaError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, Object> body;

  private StravaError(int status, String message, String resource, String field, String code) {
    super(message, null, false, false);
    this.status = status;
    this.body =
        Map.of(
            "message",
            message,
            "errors",
            List.of(Map.of("resource", resource, "field", field, "code", code)));
  }

  static StravaError invalid(String resource, String field) {
    return badRequest(resource, field, "invalid");
  }

  static StravaError badRequest(String resource, String field, String code) {
    return new StravaError(400, "Bad Request", resource, field, code);
  }

  static StravaError invalidToken() {
    return new StravaError(401, "Authorization Error", "Athlete", "access_token", "invalid");
  }

  static StravaError missingScope(String scope) {
    return new StravaError(
        401, "Authorization Error", "AccessToken", scope + "_permission", "missing");
  }

  static StravaError inactiveApp() {
    return new StravaError(403, "Forbidden", "Application", "Status", "Inactive");
  }

  static StravaError notFound(String resource) {
    return new StravaError(404, "Record Not Found", resource, "id", "not found");
  }

  static StravaError tooManyRequests() {
    return new StravaError(429, "Rate Limit Exceeded", "Application", "rate limit", "exceeded");
  }

  int status() {
    return status;
  }

  Reply reply() {
    return Reply.json(status, body);
  }
}
