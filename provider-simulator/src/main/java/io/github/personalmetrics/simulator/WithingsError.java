package io.github.personalmetrics.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer with a status other than 0; it travels inside an HTTP 200, as at the provider. */
final class WithingsError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, Long> body;

  private WithingsError(int status, String text, Map<String, Long> body) {
    super(text, null, false, false);
    this.status = status;
    this.body = body;
  }

  static WithingsError invalidToken() {
    return new WithingsError(
        401,
        "XRequestID: Not provided invalid_token: The access token provided is invalid",
        Map.of());
  }

  static WithingsError invalid(String parameter) {
    return new WithingsError(503, "Invalid Params: invalid " + parameter, Map.of());
  }

  static WithingsError insufficientScope() {
    return new WithingsError(2553, "insufficient_scope: the token does not allow this", Map.of());
  }

  static WithingsError unknownAction() {
    return new WithingsError(2554, "Wrong action or wrong webservice", Map.of());
  }

  static WithingsError tooManyRequests(Duration wait) {
    return new WithingsError(
        601, "Too Many Requests", Map.of("wait_seconds", wait.plusMillis(999).toSeconds()));
  }

  static WithingsError sameArguments(Duration wait) {
    return new WithingsError(
        601,
        "Same arguments in less than 10 seconds",
        Map.of("wait_seconds", wait.plusMillis(999).toSeconds()));
  }

  Reply reply() {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("status", status);
    envelope.put("body", body);
    envelope.put("error", String.valueOf(getMessage()));
    return Reply.json(200, envelope);
  }
}
