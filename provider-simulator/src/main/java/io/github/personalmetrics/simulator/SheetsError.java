package io.github.personalmetrics.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error in the shape that all Google APIs share. */
final class SheetsError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String status;
  private final transient List<Map<String, ?>> details;

  private SheetsError(int code, String status, String message, List<Map<String, ?>> details) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  static SheetsError unknownRange(String range) {
    return invalid("Unable to parse range: " + range);
  }

  static SheetsError invalid(String message) {
    return new SheetsError(400, "INVALID_ARGUMENT", message, List.of());
  }

  static SheetsError unauthenticated() {
    return new SheetsError(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login"
            + " cookie or other valid authentication credential.",
        List.of());
  }

  static SheetsError denied() {
    return new SheetsError(
        403, "PERMISSION_DENIED", "The caller does not have permission", List.of());
  }

  static SheetsError notFound() {
    return new SheetsError(404, "NOT_FOUND", "Requested entity was not found.", List.of());
  }

  static SheetsError quota() {
    var metadata =
        Map.of("service", "sheets.googleapis.com", "quota_limit", "ReadRequestsPerMinutePerUser");
    return new SheetsError(
        429,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per"
            + " user' of service 'sheets.googleapis.com'.",
        List.of(
            Map.of(
                "@type",
                "type.googleapis.com/google.rpc.ErrorInfo",
                "reason",
                "RATE_LIMIT_EXCEEDED",
                "domain",
                "googleapis.com",
                "metadata",
                metadata)));
  }

  Reply reply() {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", code);
    error.put("message", String.valueOf(getMessage()));
    error.put("status", status);
    if (!details.isEmpty()) {
      error.put("details", details);
    }
    return Reply.json(code, Map.of("error", error));
  }
}
