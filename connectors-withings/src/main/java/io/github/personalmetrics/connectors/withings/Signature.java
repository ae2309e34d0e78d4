package io.github.personalmetrics.connectors.withings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that a request comes from the app, without sending its secret. */
final class Signature {

  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  /**
   * @param last the time of the request in epoch seconds, or the nonce that it uses up
   */
  static String of(String clientSecret, String action, String clientId, String last) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), HMAC));
      String message = action + ',' + clientId + ',' + last;
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
