package io.github.personalmetrics.examples.dashboard.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** What every response says to the browser, whoever wrote it. Immutable. */
final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Map<String, String> values = new LinkedHashMap<>();

  SecurityHeaders(boolean https) {
    values.put("X-Content-Type-Options", "nosniff");
    // Not no-referrer: with that, browsers send "Origin: null" along with our own forms.
    values.put("Referrer-Policy", "same-origin");
    values.put("Cross-Origin-Opener-Policy", "same-origin");
    values.put("Cross-Origin-Resource-Policy", "same-origin");
    values.put(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    values.put("X-Frame-Options", "DENY");
    if (https) {
      values.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /**
   * The policy that allows pictures of one more place.
   *
   * @param source such as {@code https://tiles.example}
   */
  static String withImagesOf(String source) {
    return CONTENT_SECURITY_POLICY.replace("img-src 'self'", "img-src 'self' " + source);
  }

  void addTo(HttpFields.Mutable headers) {
    // Only a page that shows pictures of another host brings a policy of its own.
    if (!headers.contains(POLICY)) {
      headers.put(POLICY, CONTENT_SECURITY_POLICY);
    }
    values.forEach(headers::put);
  }
}
